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
  /** Tried again by itself: what was said of the trouble stays until there is a picture. */
  readonly isQuiet: boolean;
}

/** What passes when another program lets go of the camera, or its driver wakes up. */
const passing: ReadonlySet<CameraTrouble> = new Set(['in-use', 'failed']);
const againAfterMs = 3_000;

/** A live camera for as long as the component is there: the light goes off with it. */
export function useCamera(): Camera {
  const [wish, setWish] = useState<Wish>({ deviceId: null, attempt: 0, isQuiet: false });
  const [open, setOpen] = useState<OpenCamera | null>(null);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const isTroubled = useRef(false);
  isTroubled.current = trouble !== null;

  const retry = useCallback(() => {
    setWish(({ deviceId, attempt }) => ({ deviceId, attempt: attempt + 1, isQuiet: false }));
  }, []);

  useEffect(() => {
    let isWanted = true;
    let stream: MediaStream | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    setOpen(null);
    if (!wish.isQuiet) setTrouble(null);
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
        setTrouble(null);
        for (const track of stream.getVideoTracks()) {
          track.addEventListener('ended', () => {
            if (!isWanted) return;
            setOpen(null);
            setTrouble('unplugged');
          });
        }
      },
      (error: unknown) => {
        if (!isWanted) return;
        const what = cameraTroubleOf(error);
        setTrouble(what);
        if (!passing.has(what)) return;
        again = setTimeout(
          () => setWish(({ deviceId, attempt }) => ({ deviceId, attempt: attempt + 1, isQuiet: true })),
          againAfterMs,
        );
      },
    );
    return () => {
      isWanted = false;
      clearTimeout(again);
      if (stream !== null) closeStream(stream);
    };
  }, [wish]);

  useEffect(() => {
    // Plugged in again: nobody should have to press a button for it.
    const changed = () => {
      if (isTroubled.current) setWish(({ attempt }) => ({ deviceId: null, attempt: attempt + 1, isQuiet: false }));
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
      setWish(({ attempt }) => ({ deviceId, attempt: attempt + 1, isQuiet: false }));
    },
    retry,
  };
}
