import { guomi } from './guomi.ts';
import { international } from './international.ts';
import { type CryptoSuite, type PrivateKey, type PublicKey, suiteOf } from './keys.ts';
import type { CryptoProvider } from './port.ts';

const providers: Readonly<Record<CryptoSuite, CryptoProvider>> = { international, guomi };

export const allSuites: readonly CryptoProvider[] = [international, guomi];

export function providerOf(suite: CryptoSuite): CryptoProvider {
  return providers[suite];
}

export function providerFor(key: PublicKey | PrivateKey): CryptoProvider {
  return providers[suiteOf(key)];
}
