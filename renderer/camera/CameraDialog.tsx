import { Alert, Button, Flex, Modal, Select, Spin } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useCameraText } from './camera-text.ts';
import { base64Of, takePhoto } from './take-photo.ts';
import { type Camera, useCamera } from './use-camera.ts';
import { usePhoto } from './use-photo.ts';
import './camera.css';

export interface CameraDialogProps {
  readonly open: boolean;
  /** What there is to say about the page taken before, or about the one to take. */
  readonly notice?: ReactNode;
  /** Gets each accepted picture; true when it is kept. The dialog stays open for the next page. */
  onPhoto(jpegBase64: string): Promise<boolean>;
  onClose(): void;
}

/** Papers one by one under the document camera: look, take, look again, accept or retake. */
export function CameraDialog({ open, notice, onPhoto, onClose }: CameraDialogProps) {
  const { t } = useCameraText();
  return (
    <Modal open={open} title={t('title')} onCancel={onClose} footer={null} width={860} destroyOnHidden centered>
      {notice}
      {open && <CameraDesk onPhoto={onPhoto} />}
    </Modal>
  );
}

function CameraDesk({ onPhoto }: Pick<CameraDialogProps, 'onPhoto'>) {
  const { t } = useCameraText();
  const camera = useCamera();
  const video = useRef<HTMLVideoElement>(null);
  const photo = usePhoto();
  const [note, setNote] = useState<'tooLarge' | 'notKept' | null>(null);
  const [isKeeping, setKeeping] = useState(false);
  // An open stream has no picture yet: some cameras take a second for their first.
  const [hasPicture, setHasPicture] = useState(false);

  useEffect(() => {
    setHasPicture(false);
    if (video.current !== null) video.current.srcObject = camera.stream;
  }, [camera.stream]);

  const take = async () => {
    const taken = video.current === null ? null : await takePhoto(video.current);
    setNote(taken === null ? 'tooLarge' : null);
    photo.show(taken);
  };
  const accept = async () => {
    if (photo.blob === null) return;
    setKeeping(true);
    const isKept = await base64Of(photo.blob)
      .then(onPhoto)
      .catch(() => false);
    setKeeping(false);
    setNote(isKept ? null : 'notKept');
    if (isKept) photo.show(null);
  };

  return (
    <Flex vertical gap="small">
      <Flex justify="space-between" align="center" gap="small">
        <span>{t('hint')}</span>
        <CameraChooser camera={camera} />
      </Flex>
      {note !== null && <Alert type="warning" showIcon title={t(note)} />}
      <div className="camera-picture">
        {/* The live picture goes on behind the photo: retaking costs no time. */}
        <video
          ref={video}
          autoPlay
          muted
          playsInline
          aria-label={t('live')}
          hidden={camera.state !== 'live'}
          onLoadedData={() => setHasPicture(true)}
        />
        {photo.url !== null && <img src={photo.url} alt={t('taken')} />}
        {camera.state === 'opening' && <Spin description={t('opening')} />}
        {camera.trouble !== null && photo.url === null && (
          <Alert
            type="error"
            showIcon
            title={t(`trouble.${camera.trouble}`)}
            action={<Button onClick={camera.retry}>{t('retry')}</Button>}
          />
        )}
      </div>
      <Flex justify="center" gap="middle">
        {photo.url === null ? (
          <Button
            type="primary"
            size="large"
            disabled={camera.state !== 'live' || !hasPicture}
            onClick={() => void take()}
          >
            {t('take')}
          </Button>
        ) : (
          <>
            <Button size="large" disabled={isKeeping} onClick={() => photo.show(null)}>
              {t('retake')}
            </Button>
            <Button type="primary" size="large" loading={isKeeping} onClick={() => void accept()}>
              {t('accept')}
            </Button>
          </>
        )}
      </Flex>
    </Flex>
  );
}

function CameraChooser({ camera }: { readonly camera: Camera }) {
  const { t } = useCameraText();
  if (camera.cameras.length < 2) return null;
  return (
    <Select
      aria-label={t('choose')}
      value={camera.chosen?.deviceId}
      onChange={(deviceId: string) => camera.choose(deviceId)}
      options={camera.cameras.map(({ deviceId, label }, index) => ({
        value: deviceId,
        label: label === '' ? t('nameless', { number: index + 1 }) : label,
      }))}
    />
  );
}
