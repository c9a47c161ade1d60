import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import type { MaterialFiles } from '../materials/port.ts';
import type { CountyStore } from '../store/port.ts';

export interface MaterialPlaces {
  readonly store: Pick<CountyStore, 'materials'>;
  readonly files: MaterialFiles;
}

/** Bytes that came otherwise than by tus take the same way into the same place. Answers their hash. */
export async function keepMaterial(
  { store, files }: MaterialPlaces,
  { bytes, mediaType }: { readonly bytes: Buffer; readonly mediaType: string },
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if ((await store.materials.find(sha256)) !== null) return sha256;
  const id = randomUUID();
  await files.uploads.create(new Upload({ id, size: bytes.length, offset: 0, metadata: { sha256, mediaType } }));
  await files.uploads.write(Readable.from([bytes]), id, 0);
  const upload = await files.uploads.getUpload(id);
  const isTaken = await files.take(upload, sha256);
  await files.discard(upload);
  if (!isTaken) throw new Error('bytes changed on their way to the disk');
  await store.materials.recordHeld({ sha256, sizeBytes: bytes.length, mediaType });
  return sha256;
}

/** Cuts a stream into slices and keeps each; in memory is one at a time. */
export async function keepSlices(
  places: MaterialPlaces,
  source: AsyncIterable<Uint8Array>,
  { sliceBytes, mediaType }: { readonly sliceBytes: number; readonly mediaType: string },
): Promise<readonly string[]> {
  const slices: string[] = [];
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const put = async () => {
    slices.push(await keepMaterial(places, { bytes: Buffer.concat(held), mediaType }));
    held = [];
    heldBytes = 0;
  };
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + sliceBytes - heldBytes);
      held.push(piece);
      heldBytes += piece.length;
      at += piece.length;
      if (heldBytes === sliceBytes) await put();
    }
  }
  if (heldBytes > 0) await put();
  return slices;
}
