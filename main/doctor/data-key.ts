import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { keyFileSecret } from '../vault/key-file-secret.ts';
import { readKeyringFile } from '../vault/keyring-file.ts';

export type DataKey =
  | { readonly state: 'none' }
  | { readonly state: 'open'; readonly key: Uint8Array }
  | { readonly state: 'elsewhere'; readonly detail: string }
  | { readonly state: 'damaged'; readonly detail: string };

/** The data key as this machine opens it, without making anything that is not there yet. */
export async function readDataKey(dataDir: string): Promise<DataKey> {
  const keyring = await readKeyringFile(path.join(dataDir, 'keyring.json'));
  if (keyring.state === 'absent') return { state: 'none' };
  if (keyring.state === 'damaged') return { state: 'damaged', detail: keyring.detail };
  const file = path.join(dataDir, 'machine.key');
  // Electron keeps the machine's secret in the system's key store, which opens for Electron alone.
  if (!existsSync(file)) return { state: 'elsewhere', detail: 'no key file' };
  if ((await readFile(file)).length === 0) return { state: 'damaged', detail: 'the key file is empty' };
  const secret = await keyFileSecret(file);
  const opened = secret.unwrap(Buffer.from(keyring.content.machineWrappedKey, 'base64'));
  return opened.ok
    ? { state: 'open', key: opened.value }
    : { state: 'damaged', detail: opened.failure.detail ?? opened.failure.code };
}
