import type { RatingAspect, RatingLevel } from '../../../main/domain/rating/rating.ts';
import type { Page } from '../store/port.ts';

/** 好差评 at the county. Counts are made of the ratings when they are asked for; there is none that could be edited. */
export interface RatingStore {
  list(filter: Page & { readonly only: 'all' | 'bad' | 'to-follow' }): Promise<{
    readonly rows: readonly CountyRating[];
    readonly total: number;
  }>;
  find(id: string): Promise<CountyRating | null>;
  /** By office, with how many of each level. */
  counts(since: Date): Promise<readonly RatingCount[]>;
  /** 回访, 整改. A bad rating is closed by its last one. */
  followUp(id: string, done: { kind: 'call' | 'fix'; text: string; actor: string }): Promise<FollowOutcome>;
}

export interface CountyRating {
  readonly id: string;
  readonly applicationId: string;
  readonly localNumber: string | null;
  readonly countyNumber: string | null;
  readonly itemCode: string | null;
  readonly itemName: string | null;
  /** Null where no name was given. */
  readonly applicantName: string | null;
  readonly phone: string | null;
  readonly office: string;
  readonly mode: 'on-site' | 'kiosk';
  readonly level: RatingLevel;
  readonly aspects: Readonly<Record<RatingAspect, RatingLevel | null>>;
  readonly words: string;
  readonly isNamed: boolean;
  readonly givenAt: string;
  readonly arrivedAt: string;
  readonly closedAt: string | null;
  readonly followUps: readonly FollowUp[];
}

export interface FollowUp {
  readonly kind: 'call' | 'fix';
  readonly text: string;
  readonly actor: string;
  readonly at: string;
}

export interface RatingCount {
  readonly office: string;
  readonly level: RatingLevel;
  readonly count: number;
}

export type FollowOutcome =
  | { readonly ok: true; readonly isClosed: boolean }
  | { readonly ok: false; readonly why: 'not-found' | 'not-bad' | 'closed' };

/** What is still to be done about a bad rating: everybody who gave a name is called back. */
export function openFollowUps(
  rating: Pick<CountyRating, 'level' | 'isNamed' | 'followUps'>,
): readonly ('call' | 'fix')[] {
  if (rating.level < 4) return [];
  const done = new Set(rating.followUps.map(({ kind }) => kind));
  return [...(rating.isNamed ? (['call'] as const) : []), 'fix' as const].filter((kind) => !done.has(kind));
}
