import type { FingerprintWish, LegalGround, ReadWish } from './port.ts';

/** What everybody who waits for the next card wants of it, in one. */
export interface JoinedWish {
  readonly newestAddress: boolean;
  readonly fingerprints: readonly FingerprintWish[];
}

/** Throws without a law and its clause: asking for a fingerprint without a ground is a bug, not a wish. */
export function checkWish(wish: ReadWish): void {
  if (wish.fingerprint !== undefined) checkGround(wish.fingerprint.ground);
}

export function checkGround({ law, clause }: LegalGround): void {
  if (law.trim() === '' || clause.trim() === '') {
    throw new RangeError('a fingerprint is read on a legal ground alone: name the law and its clause');
  }
}

export function joinWishes(wishes: Iterable<ReadWish>): JoinedWish {
  const all = [...wishes];
  return {
    newestAddress: all.some((wish) => wish.newestAddress === true),
    fingerprints: all.flatMap((wish) => (wish.fingerprint === undefined ? [] : [wish.fingerprint])),
  };
}
