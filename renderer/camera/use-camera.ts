import { useCallback, useEffect, useRef, useState } from 'react';
import { type CameraTrouble, cameraTroubleOf } from './camera-trouble.ts';
import type { CameraChoice } from './choose-camera.ts';
import { closeStream, type OpenCamera, openCamera } from './open-camera.ts';
import { rememberCamera, rememberedCamera } from './remembered-camera.ts';

export interface Camera {
  readonly state: 'opening' | 'live' | 'trouble';
  readonly trouble: CameraTrouble | null;
  readonly stream: MediaStream | null;
  readonly cameras: readonly CameraChoice[];
  readonly chosen: CameraChoice | null;
  choose(deviceId: string): void;
  retry(): void;
}

interface Wish {
  readonly deviceId: string | null;
  /** Counts tries, so that the same wish can be tried again. */
  readonly attempt: number;
}

/** A live camera for as long as the component is there: the light goes off with it. */
export function useCamera(): Camera {
  const [wish, setWish] = useState<Wish>({ deviceId: null, attempt: 0 });
  const [open, setOpen] = useState<OpenCamera | null>(null);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const isTroubled = useRef(false);
  isTroubled.current = trouble !== null;

  const retry = useCallback(() => {
    setWish(({ deviceId, attempt }) => ({ deviceId, attempt: attempt + 1 }));
  }, []);

  useEffect(() => {
    let isWanted = true;
    let stream: MediaStream | null = null;
    setOpen(null);
    setTrouble(null);
    // Absent where the page is not served from a trustworthy place.
    if (navigator.mediaDevices === undefined) {
      setTrouble('unsupported');
      return;
    }
    openCamera(wish.deviceId, rememberedCamera()).then(
      (opened) => {
        if (!isWanted) return closeStream(opened.stream);
        stream = opened.stream;
        setOpen(opened);
        for (const track of stream.getVideoTracks()) {
          track.addEventListener('ended', () => {
            if (!isWanted) return;
            setOpen(null);
            setTrouble('unplugged');
          });
        }
      },
      (error: unknown) => {
        if (isWanted) setTrouble(cameraTroubleOf(error));
      },
    );
    return () => {
      isWanted = false;
      if (stream !== null) closeStream(stream);
    };
  }, [wish]);

  useEffect(() => {
    // Plugged in again: nobody should have to press a button for it.
    const changed = () => {
      if (isTroubled.current) setWish(({ attempt }) => ({ deviceId: null, attempt: attempt + 1 }));
    };
    navigator.mediaDevices?.addEventListener('devicechange', changed);
    return () => navigator.mediaDevices?.removeEventListener('devicechange', changed);
  }, []);

  return {
    state: trouble !== null ? 'trouble' : open === null ? 'opening' : 'live',
    trouble,
    stream: open?.stream ?? null,
    cameras: open?.cameras ?? [],
    chosen: open?.camera ?? null,
    choose(deviceId) {
      const camera = open?.cameras.find((one) => one.deviceId === deviceId);
      if (camera !== undefined) rememberCamera(camera.label);
      setWish(({ attempt }) => ({ deviceId, attempt: attempt + 1 }));
    },
    retry,
  };
}
