import { existsSync } from 'node:fs';
import { keyFileSecret } from './key-file-secret.ts';
import type { MachineSecret } from './machine-secret.ts';

/**
 * The machine's keystore where there is one. `restore` runs outside of it and leaves a key file: what that file wrapped is
 * opened by it still, and whatever is wrapped from now on is the keystore's.
 */
export async function keystoreOrFile(keystore: MachineSecret | null, file: string): Promise<MachineSecret> {
  if (keystore === null) return keyFileSecret(file);
  if (!existsSync(file)) return keystore;
  const left = await keyFileSecret(file);
  return {
    wrap: keystore.wrap,
    unwrap(wrapped) {
      const opened = keystore.unwrap(wrapped);
      return opened.ok ? opened : left.unwrap(wrapped);
    },
  };
}
