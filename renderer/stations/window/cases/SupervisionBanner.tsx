import { BellOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { TrayEntry } from '../../../../preload/contract-cases.ts';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { useCaseText } from './case-text.ts';
import { timeLeft } from './time-left.ts';

interface SupervisionBannerProps {
  readonly tray: readonly TrayEntry[];
  readonly onAnswer: () => void;
}

/** 督办 stays in sight on every page until it is answered; it covers nothing. */
export function SupervisionBanner({ tray, onAnswer }: SupervisionBannerProps) {
  const { t } = useCaseText();
  const now = useTerminalClock();
  const [first, ...more] = tray.flatMap((entry) => (entry.kind === 'supervision' ? [entry.notice] : []));
  if (!first) return null;
  const { words, tone } = timeLeft(t, first.answerBy, now);
  return (
    <div className={`supervision-banner tone-${tone === 'calm' ? 'warn' : tone}`} role="alert">
      <BellOutlined aria-hidden /> <span className="clip">{t('tray.banner', { title: first.title, when: words })}</span>
      {more.length > 0 && <span className="soft">{t('tray.bannerMore', { count: more.length })}</span>}
      <span className="top-gap" />
      <Button size="small" onClick={onAnswer}>
        {t('tray.toTray')}
      </Button>
    </div>
  );
}
