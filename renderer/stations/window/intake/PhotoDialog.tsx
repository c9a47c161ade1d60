import { Alert } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { openDoubts } from '../../../../main/domain/page-doubts.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { kindOf } from './doubts.ts';
import { usePageText } from './page-words.ts';

const CameraDialog = lazy(async () => ({
  default: (await import('../../../camera/CameraDialog.tsx')).CameraDialog,
}));

interface PhotoDialogProps {
  readonly draftId: string;
  readonly materialCode: string;
  /** One photo is taken, in the place of this page. */
  readonly replaces?: { readonly sha256: string; readonly pageNumber: number };
  readonly onClose: () => void;
}

/** Papers under a document camera, page by page; a doubtful one is told at once and asked about when this is closed. */
export function PhotoDialog({ draftId, materialCode, replaces, onClose }: PhotoDialogProps) {
  const { t } = usePageText();
  const [last, setLast] = useState<Output<'addPhotoPage'> | null>(null);
  const keep = async (jpegBase64: string): Promise<boolean> => {
    const added = await call('addPhotoPage', { draftId, materialCode, jpegBase64, replaces: replaces?.sha256 });
    if (!added.ok) return false;
    setLast(added.value);
    if (replaces) onClose();
    return true;
  };
  const doubt = last && openDoubts(last.draft).find(({ sha256 }) => sha256 === last.sha256);
  const notice: ReactNode = doubt ? (
    <Alert
      type="warning"
      showIcon
      className="photo-notice"
      title={`${t(`photo.${kindOf(doubt)}`, { n: doubt.pageNumber })} ${t('photo.hint')}`}
    />
  ) : (
    replaces && <p>{t('photo.replacing', { n: replaces.pageNumber })}</p>
  );
  return (
    <Suspense fallback={null}>
      <CameraDialog open notice={notice} onPhoto={keep} onClose={onClose} />
    </Suspense>
  );
}
