import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Reply } from '../../../../preload/contract.ts';
import { useApplyText } from './apply-text.ts';

type Printing = 'printing' | 'printed' | 'look' | 'failed';

interface PrintButtonProps {
  readonly label: string;
  readonly isPrimary?: boolean;
  /** A press that failed is repeated as the same job: the printer's journal keeps it from coming out twice. */
  readonly print: (jobId: string) => Promise<Reply<'printFiling'>>;
}

export function PrintButton({ label, isPrimary = false, print }: PrintButtonProps) {
  const { t } = useApplyText();
  const [printing, setPrinting] = useState<Printing | null>(null);
  const job = useRef(crypto.randomUUID());
  const press = async () => {
    setPrinting('printing');
    const reply = await print(job.current).catch(() => null);
    if (reply === null) return setPrinting('look');
    const printed = reply.ok ? reply.value.printed : 'failed';
    setPrinting(printed === 'failed' ? 'failed' : printed === 'confirmed' ? 'printed' : 'look');
  };
  return (
    <span className="kiosk-receipt">
      <Button
        type={isPrimary ? 'primary' : 'default'}
        icon={<PrinterOutlined />}
        data-press="print"
        loading={printing === 'printing'}
        disabled={printing === 'printed' || printing === 'look'}
        onClick={() => void press()}
      >
        {label}
      </Button>
      <span role="status">{printing && t(`printing.${printing}`)}</span>
    </span>
  );
}
