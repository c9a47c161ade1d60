import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Exported } from '../../../../preload/contract-packages.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { bytesText } from '../sending/amounts.ts';
import { PackageProgressBar } from './PackageProgressBar.tsx';
import { type ChosenPlace, PlaceChoice } from './PlaceChoice.tsx';
import { usePackageText } from './package-text.ts';

interface ExportDialogProps {
  /** null: all that the county has not received. */
  readonly applicationIds: readonly string[] | null;
  readonly onClose: () => void;
}

/** 导出: where to, and what came of it in words. */
export function ExportDialog({ applicationIds, onClose }: ExportDialogProps) {
  const { t } = usePackageText();
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<Exported | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);

  async function start(): Promise<void> {
    if (!place) return;
    setBusy(true);
    setFailure(null);
    try {
      const ids = applicationIds && [...applicationIds];
      const reply = await call('exportPackage', { folder: place.path, applicationIds: ids });
      setDone(reply.ok ? reply.value : null);
      setFailure(reply.ok ? null : reply.failure);
    } finally {
      setBusy(false);
      setRound((before) => before + 1);
    }
  }

  return (
    <Modal
      open
      title={t(applicationIds === null ? 'exportAll' : 'exportOne')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('close')}
        </Button>,
        <Button key="go" type="primary" loading={isBusy} disabled={place === null} onClick={start}>
          {t('exportHere')}
        </Button>,
      ]}
    >
      <div className="package-dialog" data-testid="export-dialog">
        <p className="soft">{t('why')}</p>
        <PlaceChoice round={round} onChoose={setPlace} />
        {isBusy && <PackageProgressBar />}
        {done && <ExportDone done={done} />}
        {failure && <FailureAlert failure={failure} onAgain={start} />}
      </div>
    </Modal>
  );
}

function ExportDone({ done: { made, leftOut, remaining } }: { readonly done: Exported }) {
  const { t } = usePackageText();
  const { applications: count, materials, sizeBytes, fileName: file } = made;
  return (
    <>
      <Alert
        type="success"
        showIcon
        role="status"
        title={t('exported', { count, materials, size: bytesText(sizeBytes) })}
        description={t('exportedFile', { file })}
      />
      {remaining > 0 && <p className="warn">{t('remaining', { count: remaining })}</p>}
      {leftOut.map(({ applicationId, localNumber: number, failure }) => (
        <div key={applicationId}>
          <p className="warn">{t('leftOut', { number })}</p>
          <FailureAlert failure={failure} />
        </div>
      ))}
    </>
  );
}
