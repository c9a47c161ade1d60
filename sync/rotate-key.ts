import { failed, type Result } from '../main/domain/result.ts';
import type { CountyCredentials } from './client/request-signer.ts';
import { signCompact } from './crypto/compact-jws.ts';
import { keyIdOf } from './crypto/key-id.ts';
import { type CryptoSuite, type PrivateKey, publicPart, suiteOf } from './crypto/keys.ts';
import { providerOf } from './crypto/suites.ts';
import type { County } from './ports.ts';
import type { KeyAnnouncement } from './protocol.ts';

export interface NextKey {
  readonly keyNumber: number;
  readonly privateKey: PrivateKey;
}

/** Where the terminal keeps its keys; each writing method is one durable transaction. */
export interface KeyStore {
  current(): CountyCredentials;
  waiting(): NextKey | null;
  keepWaiting(next: NextKey): Result<void>;
  /** From here on this key signs; none is waiting any more. */
  adopt(next: NextKey): Result<void>;
}

/** More numbers than the county lets wait for their first use. */
const numberTries = 12;

/**
 *   make -> keep -> announce -> adopt -> first use closes the old key at the county
 *            ^         |
 *            +- number taken
 *
 * Killed anywhere, or with its answer lost, it begins again with the key that was kept: the county says "taken" to that
 * as often as it is asked, and takes the old key until the new one was used.
 */
export async function rotateKey(parts: {
  readonly county: Pick<County, 'announceKey'>;
  readonly keys: KeyStore;
  readonly suite: CryptoSuite;
}): Promise<Result<void>> {
  const { county, keys, suite } = parts;
  const { terminalId, keyNumber: current } = keys.current();
  let next = keys.waiting();
  for (let attempt = 0; attempt < numberTries; attempt += 1) {
    if (next === null || next.keyNumber <= current || suiteOf(next.privateKey) !== suite) {
      const keyNumber: number = Math.max(current, next?.keyNumber ?? 0) + 1;
      next = { keyNumber, privateKey: providerOf(suite).makeKey() };
      const kept = keys.keepWaiting(next);
      if (!kept.ok) return kept;
    }
    const reply = await county.announceKey(await announcement(terminalId, next));
    if (!reply.ok) return reply;
    if (reply.value.status === 'taken') return keys.adopt(next);
    next = { keyNumber: next.keyNumber + 1, privateKey: providerOf(suite).makeKey() };
    const kept = keys.keepWaiting(next);
    if (!kept.ok) return kept;
  }
  return failed('county/garbled', 'the county has no number for a new key');
}

async function announcement(terminalId: string, { keyNumber, privateKey }: NextKey): Promise<KeyAnnouncement> {
  const proven = { keyNumber, publicKey: publicPart(privateKey) };
  const kid = keyIdOf({ terminalId, keyNumber });
  return { ...proven, proof: await signCompact({ key: privateKey, kid, payload: proven }) };
}
