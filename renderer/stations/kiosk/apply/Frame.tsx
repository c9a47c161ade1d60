import './apply.css';
import { ArrowLeftOutlined, ArrowRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useApplyText } from './apply-text.ts';

interface FrameProps {
  readonly title: string;
  /** Where one is: 第 3 步，共 5 步. */
  readonly progress?: string | undefined;
  readonly children: ReactNode;
  readonly onBack?: (() => void) | undefined;
  readonly next?: { readonly label: string; readonly isBusy?: boolean; readonly isDisabled?: boolean; onPress(): void };
  /** Between back and next. */
  readonly extra?: ReactNode;
}

/** One page of a kiosk: what is asked on top, back at the left below, on at the right below, always. */
export function Frame({ title, progress, children, onBack, next, extra }: FrameProps) {
  const { t } = useApplyText();
  return (
    <section className="ask">
      <header className="ask-head">
        <p className="soft">{progress}</p>
      </header>
      <div className="ask-body">
        <h1 className="wrap-anywhere">{title}</h1>
        {children}
      </div>
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
