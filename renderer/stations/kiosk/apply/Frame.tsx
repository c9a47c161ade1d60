import './apply.css';
import { ArrowDownOutlined, ArrowLeftOutlined, ArrowRightOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useKioskPrompt } from '../frame/prompt.tsx';
import { useApplyText } from './apply-text.ts';
import { useFurther } from './use-further.ts';

interface FrameProps {
  readonly title: string;
  /** Where one is: 第 3 步，共 5 步. */
  readonly progress?: string | undefined;
  /** Said in elder mode instead of the title: a title that names a person is not read out in a hall. */
  readonly say?: string | undefined;
  /** Names the page for those who look after it. */
  readonly page?: string | undefined;
  readonly children: ReactNode;
  readonly onBack?: (() => void) | undefined;
  readonly next?: { readonly label: string; readonly isBusy?: boolean; readonly isDisabled?: boolean; onPress(): void };
  /** Between back and next. */
  readonly extra?: ReactNode;
}

/** One page of a kiosk: what is asked on top, back at the left below, on at the right below, always. */
export function Frame({ title, progress, say, page, children, onBack, next, extra }: FrameProps) {
  const { t } = useApplyText();
  const body = useRef<HTMLDivElement>(null);
  const { hasAbove, hasBelow, turn } = useFurther(body);
  useKioskPrompt({ key: 'kiosk-ask', text: say ?? title });
  return (
    <section className="ask" data-page={page}>
      <header className="ask-head">
        <p className="soft">{progress}</p>
      </header>
      <div className="ask-body" ref={body} tabIndex={hasAbove || hasBelow ? 0 : undefined}>
        <h1 className="wrap-anywhere">{title}</h1>
        {children}
      </div>
      {(hasAbove || hasBelow) && (
        <nav className="ask-further" aria-label={t('pages')}>
          <Button icon={<ArrowUpOutlined />} data-press="up" disabled={!hasAbove} onClick={() => turn(-1)}>
            {t('up')}
          </Button>
          <Button icon={<ArrowDownOutlined />} data-press="down" disabled={!hasBelow} onClick={() => turn(1)}>
            {t('down')}
          </Button>
        </nav>
      )}
      <footer className="ask-foot">
        {onBack ? (
          <Button icon={<ArrowLeftOutlined />} data-press="back" onClick={onBack}>
            {t('back')}
          </Button>
        ) : (
          <span />
        )}
        <span className="ask-extra">{extra}</span>
        {next && (
          <Button
            type="primary"
            data-press="next"
            loading={next.isBusy ?? false}
            disabled={next.isDisabled ?? false}
            onClick={() => next.onPress()}
          >
            {next.label} <ArrowRightOutlined aria-hidden />
          </Button>
        )}
      </footer>
    </section>
  );
}
