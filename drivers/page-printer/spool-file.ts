import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where a document lies while another program takes it over. Readable by this account alone, removed as soon as the
 * program has ended; `sweep` removes at the next start what a crash left behind.
 */
export interface SpoolFolder {
  sweep(): Promise<void>;
  /** The file exists while `work` runs, and not after it. */
  withFile<T>(name: string, bytes: Uint8Array, work: (file: string) => Promise<T>): Promise<T>;
}

/** `directory` belongs to this folder alone: everything in it is swept. */
export function spoolFolder(directory: string): SpoolFolder {
  return {
    async sweep() {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const left = await readdir(directory);
      await Promise.all(left.map((name) => rm(path.join(directory, name), { force: true })));
    },
    async withFile(name, bytes, work) {
      const file = path.join(directory, name);
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        await writeFile(file, bytes, { mode: 0o600, flag: 'wx' });
        return await work(file);
      } finally {
        await rm(file, { force: true });
      }
    },
  };
}
