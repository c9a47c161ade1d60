import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CameraDialog } from '../../../../renderer/camera/CameraDialog.tsx';

declare global {
  interface Window {
    readonly photos: string[];
    /** The next photo is not kept. */
    refuseNext: boolean;
  }
}

const photos: string[] = [];
Object.assign(window, { photos, refuseNext: false });

function Stage() {
  const [isOpen, setOpen] = useState(true);
  const keep = async (jpegBase64: string) => {
    const isKept = !window.refuseNext;
    window.refuseNext = false;
    if (isKept) photos.push(jpegBase64);
    return isKept;
  };
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      <CameraDialog open={isOpen} onPhoto={keep} onClose={() => setOpen(false)} />
    </>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the stage has no root');
createRoot(root).render(<Stage />);
