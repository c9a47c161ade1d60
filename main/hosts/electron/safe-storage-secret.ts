import { Buffer } from 'node:buffer';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { MachineSecret } from '../../vault/keyring.ts';
import type { ElectronApi } from './electron-api.ts';

/**
 * The system's key store (DPAPI, Keychain, libsecret) wraps the data key. Text in, text out: the key travels as base64.
 * null where the machine has no key store.
 */
export function safeStorageSecret({ safeStorage }: Pick<ElectronApi, 'safeStorage'>): MachineSecret | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  // On Linux without a key store the "secret" is a constant in the program: no better than none.
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null;
  return {
    wrap: (plain) => guarded(() => safeStorage.encryptString(Buffer.from(plain).toString('base64'))),
    unwrap: (wrapped) => guarded(() => Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64')),
  };
}

function guarded(work: () => Uint8Array): Result<Uint8Array> {
  try {
    return ok(new Uint8Array(work()));
  } catch (error) {
    return failed('terminal/locked', `key store: ${error instanceof Error ? error.message : String(error)}`);
  }
}
