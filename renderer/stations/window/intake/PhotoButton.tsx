import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { PhotoDialog } from './PhotoDialog.tsx';
import { useIntakeText } from './words.ts';

interface PhotoButtonProps {
  readonly draftId: string;
  readonly materialCode: string;
  readonly isBusy: boolean;
}

/** The camera is off as soon as its dialog is closed. */
export function PhotoButton({ draftId, materialCode, isBusy }: PhotoButtonProps) {
  const { t } = useIntakeText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<CameraOutlined />} disabled={isBusy} onClick={() => setOpen(true)}>
        {t('materials.photo')}
      </Button>
      {isOpen && <PhotoDialog draftId={draftId} materialCode={materialCode} onClose={() => setOpen(false)} />}
    </>
  );
}
