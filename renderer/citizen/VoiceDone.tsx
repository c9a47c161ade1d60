import { CheckCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Output } from '../../preload/contract.ts';
import { call } from '../bridge/client.ts';
import { useCitizenText } from './citizen-text.ts';

interface VoiceDoneProps {
  readonly spoken: Output<'giveVoice'>;
  readonly onFinish: () => void;
}

/** Number and query code, once: the ledger keeps only what the code hashes to. */
export function VoiceDone({ spoken, onFinish }: VoiceDoneProps) {
  const { t } = useCitizenText();
  const [printing, setPrinting] = useState<'busy' | 'printed' | 'look' | 'notPrinted' | null>(null);
  const job = useRef(crypto.randomUUID());
  const print = async () => {
    setPrinting('busy');
    const { number, queryCode } = spoken;
    const reply = await call('printVoiceSlip', { number, queryCode, jobId: job.current }).catch(() => null);
    const printed = reply?.ok ? reply.value.printed : 'failed';
    setPrinting(printed === 'confirmed' ? 'printed' : printed === 'failed' ? 'notPrinted' : 'look');
  };
  return (
    <div className="citizen-done" data-page="voice-done">
      <CheckCircleOutlined aria-hidden />
      <h1>{t('voice.done')}</h1>
      <p>{t('voice.yourNumber')}</p>
      <p className="mono" data-testid="voice-number">
        {spoken.number}
      </p>
      <p>{t('voice.code')}</p>
      <p className="citizen-code mono" data-testid="voice-code">
        {spoken.queryCode}
      </p>
      <p>{t('voice.keep')}</p>
      <div className="citizen-actions">
        <Button
          size="large"
          icon={<PrinterOutlined />}
          loading={printing === 'busy'}
          disabled={printing === 'printed' || printing === 'look'}
          onClick={() => void print()}
        >
          {t('voice.print')}
        </Button>
        <Button type="primary" size="large" onClick={onFinish}>
          {t('finish')}
        </Button>
      </div>
      {printing !== null && printing !== 'busy' && <p role="status">{t(`voice.${printing}`)}</p>}
    </div>
  );
}
