import { Button } from 'antd';
import { useState } from 'react';
import type { SyncView } from '../../../../preload/contract-sync.ts';
import { call } from '../../../bridge/client.ts';
import { RoundReport } from './RoundReport.tsx';
import { useSendingText } from './sending-text.ts';

/** 立即发送, and afterwards what really came of it. */
export function SendNow({ sync }: { readonly sync: SyncView | null }) {
  const { t } = useSendingText();
  const [stage, setStage] = useState<'idle' | 'sending' | 'done'>('idle');

  async function send(): Promise<void> {
    setStage('sending');
    // Success or not: the report of the round says which, and of what.
    await call('sendNow', {}).catch(() => undefined);
    setStage('done');
  }

  return (
    <>
      <Button loading={stage === 'sending'} onClick={() => void send()}>
        {t('sendNow')}
      </Button>
      {stage === 'done' && sync?.lastRound && <RoundReport round={sync.lastRound} />}
    </>
  );
}
