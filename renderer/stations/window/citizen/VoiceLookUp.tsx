import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { voiceStateNames } from '../../../../main/domain/voice/voice.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useHandOverText } from './hand-over-text.ts';

/** 凭条查询 for whoever brings a slip of this window: without the code there is nothing to see. */
export function VoiceLookUp() {
  const { t, pick } = useHandOverText();
  const [number, setNumber] = useState('');
  const [queryCode, setCode] = useState('');
  const [found, setFound] = useState<Output<'voiceStatus'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ask = async () => {
    const reply = await call('voiceStatus', { number, queryCode });
    setFound(reply.ok ? reply.value : null);
    setFailure(reply.ok ? null : reply.failure);
  };
  return (
    <>
      <h3>{t('lookUp')}</h3>
      <div className="hand-over">
        <Input
          aria-label={t('number')}
          placeholder={t('number')}
          maxLength={60}
          style={{ width: 240 }}
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
        <Input
          aria-label={t('code')}
          placeholder={t('code')}
          maxLength={20}
          autoComplete="off"
          style={{ width: 140 }}
          value={queryCode}
          onChange={({ target }) => setCode(target.value)}
          onPressEnter={() => void ask()}
        />
        <Button disabled={number.trim() === '' || queryCode.trim() === ''} onClick={() => void ask()}>
          {t('ask')}
        </Button>
      </div>
      {failure && <FailureAlert failure={failure} />}
      {found && (
        <p role="status" className="wrap-anywhere">
          <b>{pick(voiceStateNames[found.state])}</b> {found.answer}
        </p>
      )}
    </>
  );
}
