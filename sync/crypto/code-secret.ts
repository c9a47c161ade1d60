import { createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * What both sides know of a one-time code, and nobody between them. The code itself never travels: its handle says which
 * one is meant, and whatever is said at the enrolment carries a MAC under its key. Who stands in the middle without the
 * code can neither put his keys in the place of the terminal's, nor in the place of the county's.
 */
export interface CodeSecret {
  /** 64 hexadecimal signs. */
  readonly handle: string;
  readonly key: Uint8Array;
}

/**
 * A code has twelve signs of 31, 59 bits: trying all of them against a handle that was overheard, each at the price of
 * this, takes longer than a code is good for by a factor of a million.
 */
const cost = { N: 1 << 13, r: 8, p: 1 };
/** Salt is no secret; a common one does no harm where every code is made up for one use. */
const purpose = 'township-county enrolment code, version 4';

export async function codeSecret(code: string): Promise<CodeSecret> {
  const stretched = await new Promise<Buffer>((resolve, reject) => {
    scrypt(normalised(code), purpose, 64, cost, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
  return { handle: stretched.subarray(0, 32).toString('hex'), key: stretched.subarray(32) };
}

/** Codes are read out and typed in: case, blanks and hyphens do not count. */
function normalised(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '');
}

export type CodeSpeaker = 'terminal' | 'county';

/** Base64url. The speaker is part of it: what one side said can't be sent back as the word of the other. */
export function macUnderCode(key: Uint8Array, speaker: CodeSpeaker, said: unknown): string {
  return createHmac('sha256', key)
    .update(canonicalize({ speaker, said }) ?? '')
    .digest('base64url');
}

export function isMacUnderCode(mac: string, key: Uint8Array, speaker: CodeSpeaker, said: unknown): boolean {
  const expected = Buffer.from(macUnderCode(key, speaker, said));
  const given = Buffer.from(mac);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
