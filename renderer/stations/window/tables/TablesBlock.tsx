import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { type ChosenPlace, PlaceChoice } from '../packages/PlaceChoice.tsx';
import { usePackageText } from '../packages/package-text.ts';
import { useTablesText } from './tables-text.ts';

/** What this terminal works by, as tables on a stick (R35). */
export function TablesBlock() {
  const { t } = useTablesText();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="sheet">
      <h2>{t('title')}</h2>
      <p className="soft">{t('why')}</p>
      <Button onClick={() => setOpen(true)}>{t('export')}</Button>
      {isOpen && <TablesDialog onClose={() => setOpen(false)} />}
    </div>
  );
}

function TablesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTablesText();
  const { t: words } = usePackageText();
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [saved, setSaved] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    if (!place) return;
    const reply = await call('exportTables', { folder: place.path });
    setSaved(reply.ok ? reply.value.paths : []);
    setFailure(reply.ok ? null : reply.failure);
  }

  return (
    <Modal
      open
      title={t('title')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {words('close')}
        </Button>,
        <Button key="go" type="primary" disabled={place === null} onClick={save}>
          {words('saveHere')}
        </Button>,
      ]}
    >
      <div className="package-dialog">
        <PlaceChoice round={0} onChoose={setPlace} />
        {saved.length > 0 && (
          <Alert
            type="success"
            showIcon
            role="status"
            title={t('saved')}
            description={saved.map((path) => (
              <p key={path} className="wrap-anywhere">
                {path}
              </p>
            ))}
          />
        )}
        {failure && <FailureAlert failure={failure} onAgain={save} />}
      </div>
    </Modal>
  );
}
