import { CheckCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { Reply } from '../../../../preload/contract.ts';
import { Frame } from '../apply/Frame.tsx';
import { useKioskSession } from '../session/kiosk-session.ts';

interface NumberGivenProps {
  readonly page: string;
  readonly title: string;
  readonly number: { readonly label: string; readonly text: string };
  readonly code: { readonly label: string; readonly text: string };
  readonly keep: string;
  readonly note?: ReactNode;
  readonly printing: {
    readonly label: string;
    readonly words: Readonly<Record<'printed' | 'look' | 'failed', string>>;
    print(order: { readonly jobId: string; readonly isLarge: boolean }): Promise<Reply<'printVoiceSlip'>>;
  };
  readonly finish: { readonly label: string; onPress(): void };
  readonly onBack?: (() => void) | undefined;
}

/** 登记编号 and 查询码, as large as the page allows: they are shown this once. */
export function NumberGiven(props: NumberGivenProps) {
  const { page, title, number, code, keep, note, printing, finish, onBack } = props;
  const [became, setBecame] = useState<'busy' | 'printed' | 'look' | 'failed' | null>(null);
  const { mode } = useKioskSession();
  const job = useRef(crypto.randomUUID());
  const print = async () => {
    setBecame('busy');
    const reply = await printing.print({ jobId: job.current, isLarge: mode === 'elder' }).catch(() => null);
    // The answer was lost on the way: whether there is paper only a look will tell.
    if (reply === null) return setBecame('look');
    const printed = reply.ok ? reply.value.printed : 'failed';
    setBecame(printed === 'confirmed' ? 'printed' : printed === 'failed' ? 'failed' : 'look');
  };
  return (
    <Frame
      page={page}
      title={title}
      onBack={onBack}
      next={{ label: finish.label, onPress: finish.onPress }}
      extra={
        <Button
          icon={<PrinterOutlined />}
          data-press="print"
          loading={became === 'busy'}
          disabled={became === 'printed' || became === 'look'}
          onClick={() => void print()}
        >
          {printing.label}
        </Button>
      }
    >
      <div className="number-given">
        <CheckCircleOutlined className="filed-icon" aria-hidden />
        <p className="soft given-number-label">{number.label}</p>
        <p className="filed-number mono" data-testid="given-number">
          {number.text}
        </p>
        <p className="soft given-code-label">{code.label}</p>
        <p className="given-code mono" data-testid="given-code">
          {code.text}
        </p>
        <p>{keep}</p>
        {note}
        <p role="status" className="given-status">
          {became !== null && became !== 'busy' && printing.words[became]}
        </p>
      </div>
    </Frame>
  );
}
