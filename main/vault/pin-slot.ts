import { randomBytes, scrypt } from 'node:crypto';
import { openWith, sealWith } from './aes-sealer.ts';
import type { OperatorSlot } from './keyring-file.ts';

export interface NewOperator {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly pin: string;
}

/** OWASP's scrypt floor for r=8, p=1 is 2^17; a township's two-core machine unlocks within half a second at 2^16. */
const costs = { cost: 1 << 16, blockSize: 8, parallelization: 1 };

/** The data key, wrapped under a key that only the PIN gives. */
export async function makePinSlot(operator: NewOperator, dataKey: Uint8Array): Promise<OperatorSlot> {
  const { id, name, post, pin } = operator;
  const scryptOf = { ...costs, salt: randomBytes(16).toString('base64') };
  const pinKey = await stretch(pin, scryptOf);
  return {
    id,
    name,
    post,
    scrypt: scryptOf,
    wrappedKey: Buffer.from(sealWith(pinKey, dataKey, slotContext(id))).toString('base64'),
    failures: 0,
    lockedSince: null,
  };
}

/** The data key, or null where the PIN is wrong. */
export async function openPinSlot(slot: OperatorSlot, pin: string): Promise<Uint8Array | null> {
  const pinKey = await stretch(pin, slot.scrypt);
  try {
    return openWith(pinKey, Buffer.from(slot.wrappedKey, 'base64'), slotContext(slot.id));
  } catch {
    return null;
  }
}

function slotContext(operatorId: string): string {
  return `operator/${operatorId}`;
}

/** On the thread pool: the main process goes on answering meanwhile. */
function stretch(pin: string, { salt, cost, blockSize, parallelization }: OperatorSlot['scrypt']): Promise<Uint8Array> {
  // Full-width digits of a Chinese input method are the same PIN.
  const password = pin.normalize('NFKC');
  // scrypt needs 128 * N * r bytes; Node refuses more than maxmem.
  const maxmem = 256 * cost * blockSize;
  return new Promise((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'base64'), 32, { cost, blockSize, parallelization, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
