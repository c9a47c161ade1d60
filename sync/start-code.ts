import { randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { normaliseStartCode, type StartCode } from '../main/domain/staff-list.ts';

/** Twelve signs of 31 are 59 bits: what scrypt adds is only so that a stolen list costs something per guess. */
const cost = 1 << 15;
const verifierBytes = 32;

/** What the county keeps and sends of a code that it has just made up. */
export async function makeStartCode(plan: {
  readonly code: string;
  readonly salt: Uint8Array;
  readonly expiresAt: string;
}): Promise<StartCode> {
  const salt = Buffer.from(plan.salt).toString('base64');
  const verifier = (await stretch(plan.code, { salt, cost })).toString('base64');
  return { id: randomUUID(), salt, cost, verifier, expiresAt: plan.expiresAt };
}

/** Needs no line: the list that came down says all that there is to know. */
export async function opensStartCode(startCode: StartCode, typed: string): Promise<boolean> {
  const verifier = Buffer.from(startCode.verifier, 'base64');
  const given = await stretch(typed, startCode);
  return verifier.length === given.length && timingSafeEqual(given, verifier);
}

function stretch(code: string, { salt, cost }: Pick<StartCode, 'salt' | 'cost'>): Promise<Buffer> {
  const options = { cost, blockSize: 8, parallelization: 1, maxmem: 256 * cost * 8 };
  return new Promise((resolve, reject) => {
    scrypt(normaliseStartCode(code), Buffer.from(salt, 'base64'), verifierBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
