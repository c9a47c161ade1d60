import { Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { usePaperText } from './paper-text.ts';
import { type PaperRequest, type PaperState, usePaper } from './use-paper.ts';

interface PaperButtonProps extends PaperRequest {
  readonly icon?: ButtonProps['icon'];
  /** What must be in the ledger before the paper is made. */
  readonly prepare?: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** Prints an A4 document where a printer is there for it, shows it as PDF otherwise, and says how far it is. */
export function PaperButton({ document, id, icon, prepare, children }: PaperButtonProps) {
  const { t } = usePaperText();
  const { state, print, open } = usePaper({ document, id });
  const start = async () => {
    await prepare?.();
    await print();
  };
  return (
    <>
      <Button icon={icon} loading={state?.kind === 'handing'} onClick={() => void start()}>
        {children}
      </Button>
      {state?.kind === 'job' && (
        <Button type="link" onClick={() => void open()}>
          {t('openPdf')}
        </Button>
      )}
      {state && <PaperWords state={state} />}
    </>
  );
}

function PaperWords({ state }: { readonly state: PaperState }) {
  const { t } = usePaperText();
  if (state.kind === 'failed') return <FailureAlert failure={state.failure} />;
  if (state.kind !== 'job') return <span role="status">{t(state.kind)}</span>;
  const { job } = state;
  return (
    <>
      <span role="status">{t(`job.${job.state}`, { printer: job.printer })}</span>
      {job.trouble && <FailureAlert failure={{ code: job.trouble }} />}
    </>
  );
}
