import './training.css';
import { ExperimentOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../bridge/client.ts';
import { useCall } from '../bridge/hooks.ts';
import { useTrainingText } from './training-text.ts';

/** Over every page of practice, and nowhere else: nobody may take the one for the other. */
export function TrainingBand({ isTraining }: { readonly isTraining: boolean }) {
  const [first] = useState(isTraining);
  // Nothing that one terminal showed is left on the screen of the other.
  useEffect(() => {
    if (isTraining !== first) window.location.reload();
  }, [isTraining, first]);
  useEffect(() => {
    if (isTraining) document.documentElement.dataset.training = '';
  }, [isTraining]);
  return isTraining ? <Band /> : null;
}

function Band() {
  const { t } = useTrainingText();
  const [isAsking, setAsking] = useState(false);
  return (
    <aside className="training-band" aria-label={t('band')} data-testid="training-band">
      <ExperimentOutlined aria-hidden />
      <b>{t('band')}</b>
      <span className="training-words clip" title={t('bandWords')}>
        {t('bandWords')}
      </span>
      <Button onClick={() => setAsking(true)}>{t('end')}</Button>
      {isAsking && <EndDialog onStay={() => setAsking(false)} />}
    </aside>
  );
}

function EndDialog({ onStay }: { readonly onStay: () => void }) {
  const { t } = useTrainingText();
  const { message } = App.useApp();
  const { value: view } = useCall('trainingState', {});
  const [busy, setBusy] = useState<'keep' | 'wipe' | null>(null);
  const end = async (how: 'keep' | 'wipe') => {
    setBusy(how);
    const reply = await call('endTraining', { wipe: how === 'wipe' }).finally(() => setBusy(null));
    if (!reply.ok) void message.warning(reply.failure.code);
  };
  return (
    <Modal
      open
      title={t('endTitle')}
      onCancel={onStay}
      footer={[
        <Button key="stay" onClick={onStay}>
          {t('stay')}
        </Button>,
        <Button key="wipe" danger loading={busy === 'wipe'} onClick={() => void end('wipe')}>
          {t('endWipe')}
        </Button>,
        <Button key="keep" type="primary" loading={busy === 'keep'} onClick={() => void end('keep')}>
          {t('endKeep')}
        </Button>,
      ]}
    >
      {t('endBody', { days: view?.keptDays ?? 30 })}
    </Modal>
  );
}
