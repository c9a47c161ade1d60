import { FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ApplicationSummary } from '../../../../main/domain/application.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { ReceiptOutcome } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ReceiptPaper } from '../../../widgets/ReceiptPaper.tsx';

const outcomeWords = {
  confirmed: 'detail.printed',
  unconfirmed: 'detail.unconfirmed',
  'already-printed': 'detail.already',
} as const;

/** 受理凭证 as it is printed, the printing of it, and the notice on A4. A reprint says 补打 and is logged. */
export function ReceiptBox({ summary }: { readonly summary: ApplicationSummary }) {
  const { t } = useText();
  const preview = useCall('receiptPreview', { applicationId: summary.id });
  const [outcome, setOutcome] = useState<ReceiptOutcome | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const reprint = summary.receiptPrinted;

  async function print(): Promise<void> {
    setBusy(true);
    try {
      const reply = await call('printReceipt', { applicationId: summary.id, jobId: crypto.randomUUID(), reprint });
      setOutcome(reply.ok ? reply.value : null);
      setFailure(reply.ok ? reply.value.failure : reply.failure);
    } finally {
      setBusy(false);
    }
  }

  async function openNotice(): Promise<void> {
    const reply = await call('acceptanceNotice', { applicationId: summary.id });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) window.open(reply.value.url, '_blank', 'noopener');
  }

  return (
    <div className="receipt-box">
      <div className="receipt-actions">
        <Button icon={<PrinterOutlined />} loading={isBusy} onClick={print}>
          {t(reprint ? 'detail.reprint' : 'detail.print')}
        </Button>
        <Button icon={<FilePdfOutlined />} onClick={openNotice}>
          {t('detail.notice')}
        </Button>
      </div>
      {outcome && outcome.printed !== 'failed' && (
        <Alert
          showIcon
          type={outcome.printed === 'confirmed' ? 'success' : 'warning'}
          title={t(outcomeWords[outcome.printed])}
        />
      )}
      {failure && <FailureAlert failure={failure} onAgain={print} />}
      {preview.failure && <FailureAlert failure={preview.failure} onAgain={preview.again} />}
      {preview.value && <ReceiptPaper svg={preview.value.svg} />}
    </div>
  );
}
