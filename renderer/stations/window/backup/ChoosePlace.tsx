import { Button, Modal } from 'antd';
import { useCallback, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { type ChosenPlace, PlaceChoice } from '../packages/PlaceChoice.tsx';
import { useBackupText } from './backup-text.ts';
import { RecoveryCode } from './RecoveryCode.tsx';

interface ChoosePlaceProps {
  readonly isFirst: boolean;
  readonly onClose: () => void;
}

/** First the place, then the code: nobody leaves the dialog by accident while it stands there. */
export function ChoosePlace({ isFirst, onClose }: ChoosePlaceProps) {
  const { t } = useBackupText();
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const take = useCallback((chosen: ChosenPlace | null) => setPlace(chosen), []);

  async function choose(): Promise<void> {
    if (place === null) return;
    setBusy(true);
    setFailure(null);
    const reply = await call('chooseBackup', { place: place.path }).finally(() => setBusy(false));
    if (reply.ok) setCode(reply.value.recoveryCode);
    else setFailure(reply.failure);
  }

  if (code !== null) return <RecoveryCode code={code} onClose={onClose} />;
  return (
    <Modal
      open
      title={t('chooseTitle')}
      onCancel={onClose}
      footer={
        <Button type="primary" disabled={place === null} loading={isBusy} onClick={() => void choose()}>
          {t('use')}
        </Button>
      }
    >
      <div className="package-dialog">
        <p className="soft">{t('chooseWhy')}</p>
        {!isFirst && <p>{t('newCode')}</p>}
        <PlaceChoice round={0} onChoose={take} />
        {failure && <FailureAlert failure={failure} />}
      </div>
    </Modal>
  );
}
