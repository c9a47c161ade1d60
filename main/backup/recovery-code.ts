import { randomInt, scrypt } from 'node:crypto';
import { z } from 'zod';
import { openWith, sealWith } from '../vault/aes-sealer.ts';

/**
 * 恢复码: 24 signs of Crockford's alphabet, 120 bits, so that no guessing opens a stick that was found. Stretched all the
 * same: codes are read aloud, and half of one may be overheard.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const signs = 24;
const costs = { cost: 1 << 16, blockSize: 8, parallelization: 1 };
const context = 'backup/data-key';

export const wrappedKeySchema = z.object({
  salt: z.base64(),
  cost: z
    .int()
    .min(1 << 15)
    .max(1 << 20),
  blockSize: z.int().min(8).max(32),
  parallelization: z.int().min(1).max(16),
  key: z.base64(),
});
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

/** In groups of four, as it is written down. */
export function newRecoveryCode(): string {
  const code = Array.from({ length: signs }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return code.match(/.{4}/g)?.join('-') ?? code;
}

/** Null where it can be no code: a sign too few, or one that no code has. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === signs && [...code].every((sign) => alphabet.includes(sign)) ? code : null;
}

export async function wrapKey(dataKey: Uint8Array, recoveryCode: string, salt: Uint8Array): Promise<WrappedKey> {
  const stretched = { ...costs, salt: Buffer.from(salt).toString('base64') };
  const key = await stretch(recoveryCode, stretched);
  return { ...stretched, key: Buffer.from(sealWith(key, dataKey, context)).toString('base64') };
}

/** The data key; null where the code is not the one. */
export async function unwrapKey(wrapped: WrappedKey, recoveryCode: string): Promise<Uint8Array | null> {
  const key = await stretch(recoveryCode, wrapped);
  try {
    return openWith(key, Buffer.from(wrapped.key, 'base64'), context);
  } catch {
    return null;
  }
}

function stretch(
  recoveryCode: string,
  { salt, cost, blockSize, parallelization }: Omit<WrappedKey, 'key'>,
): Promise<Uint8Array> {
  const code = readRecoveryCode(recoveryCode);
  if (code === null) return Promise.reject(new Error('not a recovery code'));
  // scrypt needs 128 * N * r bytes; Node refuses more than maxmem.
  const maxmem = 256 * cost * blockSize;
  return new Promise((resolve, reject) => {
    scrypt(code, Buffer.from(salt, 'base64'), 32, { cost, blockSize, parallelization, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
