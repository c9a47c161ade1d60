import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ApplicationSummary } from '../../../../main/domain/application.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { ReceiptOutcome } from '../../../../preload/contract-papers.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ReceiptPaper } from '../../../widgets/ReceiptPaper.tsx';
import { ReceiptRescue } from '../paper/ReceiptRescue.tsx';
import { ReceiptWarnings } from '../paper/ReceiptWarnings.tsx';

const outcomeWords = {
  confirmed: 'detail.printed',
  unconfirmed: 'detail.unconfirmed',
  'already-printed': 'detail.already',
} as const;

/** 受理凭证 as it is printed, and the printing of it. A reprint says 补打 and is logged. */
export function ReceiptBox({ summary }: { readonly summary: ApplicationSummary }) {
  const { t } = useText();
  const preview = useCall('receiptPreview', { applicationId: summary.id });
  const [outcome, setOutcome] = useState<ReceiptOutcome | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [job, setJob] = useState<ReturnType<typeof crypto.randomUUID> | undefined>();
  const [isBusy, setBusy] = useState(false);
  const reprint = summary.receiptPrinted;

  // A job that failed may go to another printer under its own id; one that was printed never comes out a second time.
  async function print(jobId = crypto.randomUUID(), printer?: string): Promise<void> {
    setBusy(true);
    setJob(jobId);
    try {
      const at = printer === undefined ? {} : { printer };
      const reply = await call('printReceipt', { applicationId: summary.id, jobId, reprint, ...at });
      setOutcome(reply.ok ? reply.value : null);
      setFailure(reply.ok ? reply.value.failure : reply.failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="receipt-box">
      <div className="receipt-actions">
        <Button icon={<PrinterOutlined />} loading={isBusy} onClick={() => void print()}>
          {t(reprint ? 'detail.reprint' : 'detail.print')}
        </Button>
      </div>
      {outcome && outcome.printed !== 'failed' && (
        <Alert
          showIcon
          type={outcome.printed === 'confirmed' && !needsPen(outcome) ? 'success' : 'warning'}
          title={t(outcomeWords[outcome.printed])}
          description={outcome.warnings.length > 0 ? <ReceiptWarnings warnings={outcome.warnings} /> : undefined}
        />
      )}
      {failure && (
        <>
          <FailureAlert failure={failure} />
          <ReceiptRescue
            applicationId={summary.id}
            retryWords={t('failure.again')}
            onPrint={(printer) => void print(job, printer)}
          />
        </>
      )}
      {preview.failure && <FailureAlert failure={preview.failure} onAgain={preview.again} />}
      {preview.value && <ReceiptPaper svg={preview.value.svg} />}
    </div>
  );
}

/** Handed over as it is, it would not carry the name. */
const needsPen = ({ warnings }: ReceiptOutcome): boolean =>
  warnings.some(({ kind }) => kind === 'characters-spelled-out');
