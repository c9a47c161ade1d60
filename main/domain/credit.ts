import { z } from 'zod';
import type { MoveDetail } from './case/move.ts';
import { type Refusal, refused } from './case/refusal.ts';
import type { Text } from './failures.ts';

/**
 * 信用核查 (R64): who wants to bring papers later or to give a commitment is asked about at the credit platform, behind the
 * county. Until its word comes it is 待核, and keeps nobody waiting; unknown is not bad. A bad record that is found later
 * stops the deferral; the case itself stands.
 */
export const creditVerdicts = ['good', 'bad', 'unknown'] as const;
export type CreditVerdict = (typeof creditVerdicts)[number];

export const creditWordSchema = z.object({
  applicationId: z.uuid(),
  verdict: z.enum(creditVerdicts),
  note: z.string().max(500),
  checkedBy: z.string().max(200),
  checkedAt: z.iso.datetime(),
  /** Grows with each check at the county; a lower one never replaces a higher one. */
  version: z.int().min(1),
});
export type CreditWord = z.infer<typeof creditWordSchema>;

export type CreditStanding = 'pending' | CreditVerdict;

export const creditStandingNames: Readonly<Record<CreditStanding, Text>> = {
  pending: { zh: '信用待核', en: 'Credit to be checked' },
  good: { zh: '信用良好', en: 'Credit good' },
  bad: { zh: '有失信记录', en: 'Bad credit record' },
  unknown: { zh: '查无信用记录', en: 'No credit record' },
};

/** The newest of what was said about one person's applications. */
export function newestWord(words: readonly (CreditWord | null)[]): CreditWord | null {
  return words.reduce(
    (newest, word) => (word && (!newest || word.checkedAt > newest.checkedAt) ? word : newest),
    null as CreditWord | null,
  );
}

/** 容缺、告知承诺 need trust; everything else does not. Null where nothing stands in the way. */
export function refuseTrust(detail: MoveDetail, word: CreditWord | null): Refusal | null {
  if (detail.transition !== 'accept' || word?.verdict !== 'bad') return null;
  if (detail.deferred.length + detail.committed.length === 0) return null;
  return refused(
    'rule',
    'R64',
    '信用平台有失信记录，不能容缺或承诺受理；材料交齐照常受理',
    'The credit platform knows of a bad record: no deferral and no commitment. With all papers it is accepted as usual',
  );
}
