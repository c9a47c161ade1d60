import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ApplicationSummary } from '../../../main/domain/application.ts';
import { call } from '../../bridge/client.ts';
import { useKioskText } from './kiosk-text.ts';

type Printing = 'printing' | 'printed' | 'look' | 'failed';

interface ReceiptButtonProps {
  readonly application: Pick<ApplicationSummary, 'id' | 'receiptPrinted'>;
  /** null: no roll can be printed on now. */
  readonly printer: string | null;
  /** On a roll or as a sheet. */
  readonly canPrint: boolean;
  readonly isLarge: boolean;
}

/** 补打回执: for whoever's card lies on the reader. A press that failed is repeated as the same job. */
export function ReceiptButton({ application, printer, canPrint, isLarge }: ReceiptButtonProps) {
  const { t } = useKioskText();
  const [printing, setPrinting] = useState<Printing | null>(null);
  const job = useRef(crypto.randomUUID());
  const print = async () => {
    setPrinting('printing');
    const order = {
      applicationId: application.id,
      jobId: job.current,
      reprint: application.receiptPrinted,
      isLarge,
      ...(printer === null ? {} : { printer }),
    };
    const reply = await call('printReceipt', order).catch(() => null);
    // The answer was lost on the way: whether there is paper only a look will tell.
    if (reply === null) return setPrinting('look');
    const printed = reply.ok ? reply.value.printed : 'failed';
    // already-printed: by this press, whose first answer was lost, or at the window meanwhile.
    setPrinting(printed === 'failed' ? 'failed' : printed === 'confirmed' ? 'printed' : 'look');
  };
  const isDone = printing === 'printed' || printing === 'look';
  // What became of it stays readable when the printer goes away.
  if (!canPrint && printing === null) return null;
  return (
    <span className="kiosk-receipt">
      <Button
        icon={<PrinterOutlined />}
        loading={printing === 'printing'}
        disabled={isDone || !canPrint}
        onClick={() => void print()}
      >
        {t('printReceipt')}
      </Button>
      <span role="status">{printing && t(`receiptState.${printing}`)}</span>
    </span>
  );
}
