import { Button } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../main/domain/result.ts';
import { call } from '../bridge/client.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { useSetupText } from './setup-text.ts';

/** On the settings page: the whole way once more. */
export function SetupAgain() {
  const { t } = useSetupText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = async () => {
    const reply = await call('goToSetupStep', { step: 'language' });
    setFailure(reply.ok ? null : reply.failure);
  };
  return (
    <div className="sheet" data-testid="setup-again">
      <h2>{t('again.title')}</h2>
      <p className="soft">{t('again.why')}</p>
      {failure && <FailureAlert failure={failure} />}
      <Button onClick={() => void open()}>{t('again.go')}</Button>
    </div>
  );
}
