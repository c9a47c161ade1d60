import { type CameraChoice, chooseCamera } from './choose-camera.ts';

export interface OpenCamera {
  readonly stream: MediaStream;
  readonly camera: CameraChoice;
  readonly cameras: readonly CameraChoice[];
}

/** The camera's own picture, never one that the browser has cut or stretched: the edge of the sheet is in it. */
const own = { resizeMode: { exact: 'none' }, frameRate: { ideal: 15 } };
const largest = { ...own, width: { ideal: 4_096 }, height: { ideal: 3_072 } };
/** Sheets are nearer to 4:3 than to 16:9, which cameras prefer; below 1200 lines the larger picture counts more. */
const largestFourToThree = { ...largest, aspectRatio: { min: 1.32, max: 1.35 }, height: { min: 1_200, ideal: 3_072 } };

/** Cheap document cameras take some seconds; one that says nothing for longer hangs in its driver. */
const openWithinMs = 12_000;

/** `wanted` is a device's id. Throws what getUserMedia throws, and an AbortError where it never answers. */
export async function openCamera(wanted: string | null, remembered: string | null): Promise<OpenCamera> {
  if (wanted !== null) return describe(await open(wanted), wanted);
  // Labels are empty until a camera has been allowed once: the first stream may be of the wrong one.
  const first = await open(null);
  const cameras = await listCameras();
  const current = first.getVideoTracks()[0]?.getSettings().deviceId ?? '';
  const choice = chooseCamera(cameras, remembered);
  if (choice === null || choice.deviceId === current) return describe(first, current);
  closeStream(first);
  return describe(await open(choice.deviceId), choice.deviceId);
}

export function closeStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

async function describe(stream: MediaStream, deviceId: string): Promise<OpenCamera> {
  const cameras = await listCameras();
  const label = stream.getVideoTracks()[0]?.label ?? '';
  return { stream, cameras, camera: cameras.find((one) => one.deviceId === deviceId) ?? { deviceId, label } };
}

async function open(deviceId: string | null): Promise<MediaStream> {
  const which: MediaTrackConstraints = deviceId === null ? {} : { deviceId: { exact: deviceId } };
  try {
    return await answered({ ...largestFourToThree, ...which });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'OverconstrainedError') throw error;
    return answered({ ...largest, ...which });
  }
}

/** A camera that comes after it was given up is switched off again: nobody looks at its light. */
function answered(video: MediaTrackConstraints): Promise<MediaStream> {
  return new Promise((resolve, reject) => {
    let isGivenUp = false;
    const limit = setTimeout(() => {
      isGivenUp = true;
      reject(new DOMException('the camera did not answer', 'AbortError'));
    }, openWithinMs);
    navigator.mediaDevices
      .getUserMedia({ video })
      .then((stream) => (isGivenUp ? closeStream(stream) : resolve(stream)), reject)
      .finally(() => clearTimeout(limit));
  });
}

async function listCameras(): Promise<readonly CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId, label }) => ({ deviceId, label }));
}
