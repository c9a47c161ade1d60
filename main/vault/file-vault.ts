import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { sha256Schema } from '../domain/application.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { errorCode, isDiskRefusal, syncDirectory, writeDurably } from './durable-file.ts';
import { removeLeftovers, temporaryName } from './leftovers.ts';
import type { Sealer, Vault } from './port.ts';

/**
 *   directory/3f/a9/3fa9….page    one sealed page
 *   directory/incoming/           pages on their way in; what a dead process left here never got its name
 *   directory/damaged/            pages that no longer opened when the same bytes came again: kept for whoever repairs disks
 */
export async function openFileVault(options: {
  readonly directory: string;
  readonly sealer: Sealer;
  /** A page has come that was not there before; called before `put` answers. */
  readonly onKept?: (sha256: string) => void;
}): Promise<Vault> {
  const { directory, sealer } = options;
  const incoming = path.join(directory, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeLeftovers(incoming);

  const read = async (sha256: string): Promise<Result<Uint8Array>> => {
    const sealed = await readIfThere(pagePath(directory, sha256));
    if (sealed === null) return failed('vault/missing', sha256);
    try {
      return ok(sealer.open(sealed, pageContext(sha256)));
    } catch (error) {
      return failed('vault/damaged', `${sha256}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  const shelve = async (sha256: string, bytes: Uint8Array): Promise<void> => {
    const target = pagePath(directory, sha256);
    await makeDurableDirectory(directory, path.dirname(target));
    const sealed = sealer.seal(bytes, pageContext(sha256));
    await writeDurably(target, sealed, path.join(incoming, temporaryName()));
  };

  const keep = async (bytes: Uint8Array): Promise<Result<string>> => {
    if (bytes.length === 0) return failed('input/invalid', 'an empty page');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    try {
      const held = await read(sha256);
      if (!held.ok && held.failure.code === 'vault/damaged') await setAside(directory, sha256);
      if (!held.ok) {
        await shelve(sha256, bytes);
        options.onKept?.(sha256);
      }
      return ok(sha256);
    } catch (error) {
      if (isDiskRefusal(error)) return failed('ledger/full', error instanceof Error ? error.message : undefined);
      throw error;
    }
  };

  return {
    keep,
    async put(bytes, mediaType) {
      const kept = await keep(bytes);
      return kept.ok ? ok({ sha256: kept.value, mediaType, sizeBytes: bytes.length }) : kept;
    },
    async get(sha256) {
      // An address from outside never becomes a path before it is known to be one.
      return sha256Schema.safeParse(sha256).success ? read(sha256) : failed('vault/missing', 'not an address');
    },
    async has(sha256) {
      if (!sha256Schema.safeParse(sha256).success) return false;
      return (await statIfThere(pagePath(directory, sha256))) !== null;
    },
  };
}

/** Two levels of 256: a million pages are sixteen files a directory. */
export function pagePath(directory: string, sha256: string): string {
  return path.join(directory, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.page`);
}

export function pageContext(sha256: string): string {
  return `page/${sha256}`;
}

async function setAside(directory: string, sha256: string): Promise<void> {
  const damaged = path.join(directory, 'damaged');
  await mkdir(damaged, { recursive: true, mode: 0o700 });
  await rename(pagePath(directory, sha256), path.join(damaged, `${sha256}.${randomUUID()}`));
}

/** Every new directory on the way down is flushed into the one above it. */
async function makeDurableDirectory(root: string, directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = directory; made !== root; made = path.dirname(made)) await syncDirectory(path.dirname(made));
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function statIfThere(file: string): Promise<{ readonly size: number } | null> {
  try {
    return await stat(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
