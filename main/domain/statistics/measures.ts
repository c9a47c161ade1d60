import { z } from 'zod';
import type { Text } from '../failures.ts';
import type { CaseFact } from './case-fact.ts';

/**
 * What is counted: for each case the day on which it counts, or null where it does not. So a number is how many of the
 * cases have such a day within the period, and the list behind it is these very cases (R54).
 */
const days = {
  received: ({ receivedOn }) => receivedOn,
  accepted: ({ acceptedOn }) => acceptedOn,
  sent: ({ sentOn }) => sentOn,
  decided: ({ decidedOn }) => decidedOn,
  approved: ({ decidedOn, outcome }) => (outcome === 'approved' ? decidedOn : null),
  denied: ({ decidedOn, outcome }) => (outcome === 'denied' ? decidedOn : null),
  onTime: ({ decidedOn, dueOn }) => (dueOn !== null && decidedOn !== null && decidedOn <= dueOn ? decidedOn : null),
  late: ({ decidedOn, dueOn }) => (dueOn !== null && decidedOn !== null && decidedOn > dueOn ? decidedOn : null),
  delivered: ({ deliveredOn }) => deliveredOn,
  ended: ({ endedOn, decidedOn }) => (decidedOn === null ? endedOn : null),
  open: ({ receivedOn, decidedOn, endedOn }) => (decidedOn === null && endedOn === null ? receivedOn : null),
  corrected: ({ corrections }) => Object.values(corrections).toSorted()[0] ?? null,
  rated: ({ ratedOn }) => ratedOn,
  badlyRated: ({ ratedOn, rating }) => (rating !== null && rating >= 4 ? ratedOn : null),
} as const satisfies Readonly<Record<string, (fact: CaseFact) => string | null>>;

export type Measure = keyof typeof days;
export const measures = Object.keys(days) as readonly Measure[];
export const measureSchema = z.enum(measures as readonly [Measure, ...Measure[]]);

/** Null where the case does not count for this. */
export function dayOf(measure: Measure, fact: CaseFact): string | null {
  return days[measure](fact);
}

export const measureNames: Readonly<Record<Measure, Text>> = {
  received: { zh: '收件', en: 'Received' },
  accepted: { zh: '受理', en: 'Accepted' },
  sent: { zh: '县里已收', en: 'Held by the county' },
  decided: { zh: '办结', en: 'Decided' },
  approved: { zh: '准予', en: 'Approved' },
  denied: { zh: '不予', en: 'Denied' },
  onTime: { zh: '按期办结', en: 'On time' },
  late: { zh: '超期办结', en: 'Late' },
  delivered: { zh: '送达', en: 'Handed over' },
  ended: { zh: '未决而终', en: 'Ended without a decision' },
  open: { zh: '在办', en: 'Open' },
  corrected: { zh: '要求补正', en: 'Correction asked' },
  rated: { zh: '已评价', en: 'Rated' },
  badlyRated: { zh: '差评', en: 'Rated badly' },
};
