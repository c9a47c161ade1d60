import type { Readable } from 'node:stream';
import type { DataStore, Upload } from '@tus/server';

/**
 * Where the bytes of materials lie: unfinished uploads, and verified materials under their hash. Guarantees, on a disk and
 * on an object store alike, proved by `runMaterialFilesTests`:
 *
 * - A material is in its place only whole, durable, and with the hash that is its name.
 * - What is in its place is no longer the upload: whoever still writes to that changes nothing here.
 * - Instances that share a database share this place; two that take the same material in do no harm.
 */
export interface MaterialFiles {
  /** Where tus lets uploads grow, so that any instance can go on with them. */
  readonly uploads: DataStore;
  /** Takes a finished upload in; false when its bytes have another hash. */
  take(upload: Upload, sha256: string): Promise<boolean>;
  /** Null where there is no such material. */
  read(sha256: string): Promise<Readable | null>;
  /** A verified upload needs no room of its own any more; asked how far it came, it still says: all of it. */
  settle(upload: Upload): Promise<void>;
  /** Throws away an upload that is not what it was called. */
  discard(upload: Upload): Promise<void>;
  /** Takes away what nobody went on with for longer than the uploads' expiry. */
  sweep(): Promise<void>;
  /** Throws while no byte could be kept. */
  check(): Promise<void>;
  close(): void;
}

/** An upload that nobody went on with for two weeks is started anew: the terminal still has the page. */
export const unfinishedForMs = 14 * 24 * 3600 * 1000;

export function placeOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}
