import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PackageSink } from '../../sync/package/write-package.ts';
import { errorCode, syncDirectory } from '../vault/durable-file.ts';

/**
 * A file on a stick that can be pulled out at any moment: it has its name only when all of it is on the stick. Throws what
 * the file system says; what was begun is taken away again where that is still possible.
 */
export async function writeWhole<T>(
  target: { readonly folder: string; readonly name: string },
  write: (sink: PackageSink) => Promise<T>,
): Promise<{ readonly value: T; readonly sizeBytes: number }> {
  const file = path.join(target.folder, target.name);
  const partial = path.join(target.folder, `.${target.name}.${randomUUID().slice(0, 8)}.part`);
  try {
    const handle = await open(partial, 'wx', 0o600);
    let position = 0;
    let value: T;
    try {
      value = await write({
        async append(bytes) {
          await writeAll(handle, bytes, position);
          position += bytes.length;
        },
        rewrite: (at, bytes) => writeAll(handle, bytes, at),
      });
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    await syncDirectory(target.folder).catch(notEverywhere);
    return { value, sizeBytes: position };
  } catch (error) {
    // On a stick that is gone nothing can be taken away; what lies there has no name that anybody opens.
    await rm(partial, { force: true }).catch(() => {});
    throw error;
  }
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** exFAT and FAT by way of FUSE can't flush a directory; the file itself has been. */
function notEverywhere(error: unknown): void {
  if (errorCode(error) !== 'EINVAL' && errorCode(error) !== 'ENOTSUP') throw error;
}
