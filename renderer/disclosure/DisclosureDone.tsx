import { CheckCircleOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../main/domain/result.ts';
import type { ReceiptOutcome } from '../../preload/contract-papers.ts';
import { call } from '../bridge/client.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import type { Requested } from './DisclosureForm.tsx';
import { dayWords } from './day-words.ts';
import { useDisclosureText } from './disclosure-text.ts';
import { openPaper } from './open-paper.ts';

interface DisclosureDoneProps {
  readonly requested: Requested;
  readonly onAnother: () => void;
}

/** Number and code, large: shown this once. */
export function DisclosureDone({ requested, onAnother }: DisclosureDoneProps) {
  const { t, language } = useDisclosureText();
  const [printed, setPrinted] = useState<ReceiptOutcome['printed'] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { localNumber, queryCode, dueDate } = requested;
  const key = { localNumber, queryCode };

  async function print(): Promise<void> {
    setBusy(true);
    try {
      const reply = await call('printDisclosureSlip', { ...key, jobId: crypto.randomUUID() });
      setPrinted(reply.ok ? reply.value.printed : null);
      setFailure(reply.ok ? reply.value.failure : reply.failure);
    } finally {
      setBusy(false);
    }
  }
  return (
    <section className="disclosure-done" data-testid="disclosure-done">
      <h2>
        <CheckCircleOutlined aria-hidden /> {t('done')}
      </h2>
      <dl>
        <dt className="soft">{t('number')}</dt>
        <dd className="mono disclosure-number">{localNumber}</dd>
        <dt className="soft">{t('code')}</dt>
        <dd className="mono disclosure-code">{queryCode}</dd>
        {dueDate && (
          <>
            <dt className="soft">{t('due')}</dt>
            <dd>{dayWords(dueDate, language)}</dd>
          </>
        )}
      </dl>
      <p>{t('keep')}</p>
      <p className="disclosure-actions">
        <Button type="primary" icon={<PrinterOutlined />} loading={isBusy} onClick={() => void print()}>
          {t('print')}
        </Button>
        <Button
          icon={<FilePdfOutlined />}
          onClick={() => void openPaper(call('disclosureReceipt', key)).then(setFailure)}
        >
          {t('receipt')}
        </Button>
        <Button onClick={onAnother}>{t('another')}</Button>
      </p>
      {printed && <p role="status">{t(`printed.${printed}`)}</p>}
      {failure && <FailureAlert failure={failure} />}
    </section>
  );
}
