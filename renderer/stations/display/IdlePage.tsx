import { NotificationOutlined, ReadOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import type { ViewOf } from '../../../preload/contract-display.ts';
import { dayWords } from '../../disclosure/day-words.ts';
import { useDisplayText } from './display-text.ts';
import { PageTools } from './PageTools.tsx';
import { useClock } from './use-clock.ts';

const slideMs = 9_000;

/** 待机: the office, the time, the number that is called, and what is public. */
export function IdlePage({ view, now }: { readonly view: ViewOf<'idle'>; readonly now: string }) {
  const { t } = useDisplayText();
  const { officeName, countyName, called, slides, demo } = view;
  return (
    <div className="display-idle">
      <header>
        <div>
          <h1>{officeName || t('idle.welcome')}</h1>
          <p className="soft">
            {countyName}
            {demo && <span className="display-demo">{t('idle.demo')}</span>}
          </p>
        </div>
        <Clock now={now} />
      </header>
      {called !== null && (
        <p className="display-called" role="status">
          {t('idle.calling', { ...called })}
        </p>
      )}
      <Slides slides={slides} />
      <footer>
        <PageTools />
      </footer>
    </div>
  );
}

function Clock({ now }: { readonly now: string }) {
  const { language } = useDisplayText();
  const instant = useClock(now).toISOString();
  const time = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant));
  return (
    <div className="display-clock">
      <strong className="mono">{time}</strong>
      <span className="soft">{dayWords(instant, language)}</span>
    </div>
  );
}

function Slides({ slides }: Pick<ViewOf<'idle'>, 'slides'>) {
  const { t } = useDisplayText();
  const [at, setAt] = useState(0);
  useEffect(() => {
    const turning = setInterval(() => setAt((before) => before + 1), slideMs);
    return () => clearInterval(turning);
  }, []);
  const index = slides.length === 0 ? 0 : at % slides.length;
  const slide = slides[index];
  if (!slide) return <section className="display-slide display-welcome">{t('idle.welcome')}</section>;
  return (
    <section className="display-slide" key={index}>
      <p className="display-slide-kind">
        {slide.kind === 'notice' ? <NotificationOutlined aria-hidden /> : <ReadOutlined aria-hidden />}{' '}
        {t(slide.kind === 'notice' ? 'idle.notice' : 'idle.guide')}
      </p>
      <h2>{slide.title}</h2>
      {slide.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="display-dots" aria-hidden>
        {slides.map((one, dot) => (
          <span key={one.title} data-on={dot === index} />
        ))}
      </p>
    </section>
  );
}
