import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { failed, ok, type Result } from '../domain/result.ts';
import { dataKeyBytes, openWith, sealWith } from './aes-sealer.ts';
import { errorCode, writeDurably } from './durable-file.ts';
import { temporaryName } from './leftovers.ts';
import type { MachineSecret } from './machine-secret.ts';

const context = 'machine-secret';

/**
 * A key in a file that only this account reads. It keeps a stolen ledger shut, not a stolen disk: where the machine
 * has a keystore of its own, safeStorage is used instead.
 */
export async function keyFileSecret(file: string): Promise<MachineSecret> {
  const key = await readOrMakeKey(file);
  // A cut-off key file is never written over: what it held may still be found on the disk or in a backup.
  if (key.length !== dataKeyBytes) return noSecret(`${file} has ${key.length} bytes instead of ${dataKeyBytes}`);
  return {
    wrap: (plain) => ok(sealWith(key, plain, context)),
    unwrap(wrapped): Result<Uint8Array> {
      try {
        return ok(openWith(key, wrapped, context));
      } catch (error) {
        return failed('terminal/locked', `${file}: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
  };
}

function noSecret(detail: string): MachineSecret {
  return { wrap: () => failed('terminal/locked', detail), unwrap: () => failed('terminal/locked', detail) };
}

async function readOrMakeKey(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    const key = randomBytes(dataKeyBytes);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeDurably(file, key, path.join(path.dirname(file), temporaryName()));
    return key;
  }
}
