import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The directory is in use by another process. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
}

/**
 * One process per directory. SQLite takes the operating system's file lock, which Node itself does not offer:
 * unlike a pid file it vanishes with the process that held it, however that ended.
 */
export function lockDirectory(directory: string): { release(): void } {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const holder = new DatabaseSync(path.join(directory, 'in-use.lock'));
  try {
    holder.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (error) {
    holder.close();
    throw new DirectoryInUse(`${directory} is in use by another county process`, { cause: error });
  }
  return { release: () => holder.close() };
}
