import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { call } from '../../../bridge/client.ts';
import { useIntakeText } from './words.ts';

const CameraDialog = lazy(async () => ({
  default: (await import('../../../camera/CameraDialog.tsx')).CameraDialog,
}));

interface PhotoButtonProps {
  readonly draftId: string;
  readonly materialCode: string;
  readonly isBusy: boolean;
}

/** Papers under a document camera, page by page; the camera is off as soon as the dialog is closed. */
export function PhotoButton({ draftId, materialCode, isBusy }: PhotoButtonProps) {
  const { t } = useIntakeText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<CameraOutlined />} disabled={isBusy} onClick={() => setOpen(true)}>
        {t('materials.photo')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <CameraDialog
            open
            onPhoto={async (jpegBase64) => (await call('addPhotoPage', { draftId, materialCode, jpegBase64 })).ok}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
