import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { type MaterialFiles, placeOf, unfinishedForMs } from './port.ts';

/** In a directory that all instances reach. */
export function diskMaterials(directory: string): MaterialFiles {
  const materials = path.join(directory, 'materials');
  const uploads = new FileStore({
    directory: path.join(directory, 'uploads'),
    expirationPeriodInMilliseconds: unfinishedForMs,
  });
  const at = (sha256: string) => path.join(materials, ...placeOf(sha256).split('/'));
  return {
    uploads,

    async take(upload, sha256) {
      const place = at(sha256);
      if (await isFile(place)) return true;
      const folder = path.dirname(place);
      await mkdir(folder, { recursive: true });
      // A copy, not a link: through a link, a request that still writes to the upload would write to the material.
      const partial = `${place}.${randomUUID()}.partial`;
      try {
        if ((await copyHashed(fileOf(upload), partial)) !== sha256) return false;
        await rename(partial, place);
      } finally {
        await rm(partial, { force: true });
      }
      await syncDirectory(folder);
      return true;
    },

    async read(sha256) {
      const place = at(sha256);
      return (await isFile(place)) ? createReadStream(place) : null;
    },

    async settle(upload) {
      // A hole of the same length: it answers "all of it" to who asks how far the upload came, and takes no room.
      await truncate(fileOf(upload), 0);
      await truncate(fileOf(upload), upload.size ?? 0);
    },

    discard: (upload) => uploads.remove(upload.id),

    async sweep() {
      await uploads.deleteExpired();
    },

    async check() {
      await mkdir(materials, { recursive: true });
      const probe = path.join(materials, `${randomUUID()}.probe`);
      try {
        // Some bytes: a full disk still takes an empty file.
        await writeFile(probe, Buffer.alloc(4096), { flush: true });
      } finally {
        await rm(probe, { force: true });
      }
    },

    close() {},
  };
}

function fileOf(upload: Upload): string {
  const file = upload.storage?.path;
  if (file === undefined) throw new Error('the file store names no file');
  return file;
}

/** The hash of exactly the bytes that lie in `to`, durable. */
async function copyHashed(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(from),
    async function* hashed(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(to, { flags: 'wx', flush: true }),
  );
  return hash.digest('hex');
}

function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function syncDirectory(directory: string): Promise<void> {
  // Windows can neither open nor flush a directory.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
