import { CheckCircleOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { caseStateNames } from '../../../../main/domain/case/states.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ReceiptPaper } from '../../../widgets/ReceiptPaper.tsx';
import { HandOver } from '../citizen/HandOver.tsx';
import { AcceptanceNotice } from '../documents/AcceptanceNotice.tsx';
import { ReceiptRescue } from '../paper/ReceiptRescue.tsx';
import { ReceiptWarnings } from '../paper/ReceiptWarnings.tsx';
import { type Printing, useReceiptPrinter } from './receipt-printing.ts';
import { useIntakeText } from './words.ts';

interface DonePanelProps {
  readonly applicationId: string;
  readonly onAnother: () => void;
  readonly onNextVisitor: () => void;
}

/** 受理之后: the number in large, the receipt, and honest words about what the printer did. */
export function DonePanel({ applicationId, onAnother, onNextVisitor }: DonePanelProps) {
  const { t, pick } = useIntakeText();
  const details = useCall('application', { applicationId });
  const preview = useCall('receiptPreview', { applicationId });
  const state = details.value?.application.state ?? 'RECEIVED';
  const isAccepted = details.value !== null && details.value.application.acceptedAt !== null;
  const { printing, print, confirmByEye } = useReceiptPrinter(applicationId);
  return (
    <section className="intake-done" aria-label={t('done.title')}>
      <div className="done-words">
        <h1>
          <CheckCircleOutlined aria-hidden className="good" />{' '}
          {isAccepted ? t('done.title') : pick(caseStateNames[state])}
        </h1>
        <p className="soft">{t('done.number')}</p>
        <p className="done-number" data-testid="local-number">
          {details.value?.summary.localNumber ?? ''}
        </p>
        <p>{details.value?.application.itemName}</p>
        <p className="soft">{t('done.safe')}</p>
        <PrintingWords applicationId={applicationId} printing={printing} onPrint={print} onSeen={confirmByEye} />
        <div className="done-actions">
          {isAccepted && <AcceptanceNotice applicationId={applicationId}>{t('done.notice')}</AcceptanceNotice>}
          <Button onClick={() => print(true)} disabled={printing?.state !== 'answered'}>
            {t('done.reprint')}
          </Button>
          <Button onClick={onAnother}>{t('done.another')}</Button>
          <Button type="primary" onClick={onNextVisitor}>
            {t('done.nextVisitor')}
          </Button>
        </div>
        <HandOver applicationId={applicationId} />
      </div>
      {preview.value && <ReceiptPaper svg={preview.value.svg} />}
    </section>
  );
}

interface PrintingWordsProps {
  readonly applicationId: string;
  readonly printing: Printing | null;
  readonly onPrint: (isReprint: boolean, printer?: string) => void;
  readonly onSeen: () => void;
}

function PrintingWords({ applicationId, printing, onPrint, onSeen }: PrintingWordsProps) {
  const { t } = useIntakeText();
  if (printing?.state !== 'answered') {
    return (
      <p role="status">
        <Spin size="small" /> {t('done.printing')}
      </p>
    );
  }
  const { printed, failure, warnings } = printing.outcome;
  if (printed === 'confirmed' || printed === 'already-printed') {
    return (
      <div role="status">
        <p>{t(printed === 'confirmed' ? 'done.printed' : 'done.already')}</p>
        <ReceiptWarnings warnings={warnings} />
      </div>
    );
  }
  if (printed === 'unconfirmed') {
    return (
      <div role="status">
        <p>{t('done.unconfirmed')}</p>
        <ReceiptWarnings warnings={warnings} />
        <Button onClick={onSeen}>{t('done.yesPrinted')}</Button>{' '}
        <Button onClick={() => onPrint(true)}>{t('done.printAgain')}</Button>
      </div>
    );
  }
  return (
    <div>
      <p>{t('done.failed')}</p>
      <FailureAlert failure={failure ?? { code: 'printer/state-unknown' }} />
      <ReceiptRescue
        applicationId={applicationId}
        retryWords={t('done.retry')}
        onPrint={(printer) => onPrint(false, printer)}
      />
    </div>
  );
}
