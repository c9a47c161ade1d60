/** What one photo may weigh on its way to the main process (8 MB, as base64 a third more). */
export const largestPhotoBytes = 8_000_000;

const quality = 0.92;

/** The frame that is shown now, at the camera's full size, as JPEG. Null while there is none, or when it is too large. */
export async function takePhoto(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  return photo !== null && photo.size <= largestPhotoBytes ? photo : null;
}

/** For the contract, which carries JSON. */
export async function base64Of(photo: Blob): Promise<string> {
  const bytes = new Uint8Array(await photo.arrayBuffer());
  let binary = '';
  // In pieces: the call stack holds no megabyte of arguments.
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}
