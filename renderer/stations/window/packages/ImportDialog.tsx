import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Imported } from '../../../../preload/contract-packages.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { bytesText } from '../sending/amounts.ts';
import { PackageProgressBar } from './PackageProgressBar.tsx';
import { type ChosenPlace, PlaceChoice } from './PlaceChoice.tsx';
import { usePackageText } from './package-text.ts';

/** 导入: what lies on the stick, and a button beside each. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePackageText();
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [done, setDone] = useState<Imported | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function take(path: string): Promise<void> {
    setBusyWith(path);
    setDone(null);
    setFailure(null);
    try {
      const reply = await call('importPackage', { path });
      setDone(reply.ok ? reply.value : null);
      setFailure(reply.ok ? null : reply.failure);
    } finally {
      setBusyWith(null);
    }
  }

  const importable = (place?.files ?? []).flatMap(({ kind, ...file }) =>
    kind === 'handover' ? [] : [{ kind, ...file }],
  );
  return (
    <Modal
      open
      title={t('importTitle')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('close')}
        </Button>,
      ]}
    >
      <div className="package-dialog" data-testid="import-dialog">
        <p className="soft">{t('importWhy')}</p>
        <PlaceChoice round={0} onChoose={setPlace} />
        {place && importable.length === 0 && <p className="soft">{t('nothingThere')}</p>}
        <ul className="package-files">
          {importable.map(({ path, name, kind, sizeBytes, changedAt }) => (
            <li key={path}>
              <span>{t(`kind.${kind}`)}</span>
              <b className="wrap-anywhere">{name}</b>
              <span className="soft">
                {bytesText(sizeBytes)} · {shortTime(changedAt)}
              </span>
              <Button
                aria-label={`${t('take')} ${name}`}
                loading={busyWith === path}
                disabled={busyWith !== null}
                onClick={() => take(path)}
              >
                {t('take')}
              </Button>
            </li>
          ))}
        </ul>
        {busyWith !== null && <PackageProgressBar />}
        {done && <Alert type="success" showIcon role="status" title={<ImportDone done={done} />} />}
        {failure && <FailureAlert failure={failure} />}
      </div>
    </Modal>
  );
}

function ImportDone({ done }: { readonly done: Imported }) {
  const { t } = usePackageText();
  if (done.kind === 'receipt') return t('receiptIn', { count: done.result.delivered });
  return t('broughtIn', { office: done.cargo.officeName, count: done.cargo.applications });
}
