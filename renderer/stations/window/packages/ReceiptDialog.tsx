import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { type ChosenPlace, PlaceChoice } from './PlaceChoice.tsx';
import { usePackageText } from './package-text.ts';

/** 回执 back onto the stick that brought the package. */
export function ReceiptDialog({ cargoId, onClose }: { readonly cargoId: string; readonly onClose: () => void }) {
  const { t } = usePackageText();
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    if (!place) return;
    const reply = await call('savePackageReceipt', { cargoId, folder: place.path });
    setSaved(reply.ok ? reply.value.path : null);
    setFailure(reply.ok ? null : reply.failure);
  }

  return (
    <Modal
      open
      title={t('saveReceipt')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('close')}
        </Button>,
        <Button key="go" type="primary" disabled={place === null} onClick={save}>
          {t('saveHere')}
        </Button>,
      ]}
    >
      <div className="package-dialog">
        <PlaceChoice round={0} onChoose={setPlace} />
        {saved && <Alert type="success" showIcon role="status" title={t('saved', { path: saved })} />}
        {failure && <FailureAlert failure={failure} onAgain={save} />}
      </div>
    </Modal>
  );
}
