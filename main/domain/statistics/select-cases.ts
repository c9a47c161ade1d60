import { z } from 'zod';
import type { CaseFact } from './case-fact.ts';
import { type Grouping, groupingSchema, groupings, groupOf } from './groups.ts';
import { dayOf, type Measure, measureSchema } from './measures.ts';

/** Both days are within it. */
export const periodSchema = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, 'the period ends before it begins');
export type Period = z.infer<typeof periodSchema>;

/** Only cases of this group, for each grouping that is named. */
export const groupFilterSchema = z.partialRecord(groupingSchema, z.string().max(300));
export type GroupFilter = Readonly<Partial<Record<Grouping, string | undefined>>>;

export const selectionSchema = z.object({ period: periodSchema, measure: measureSchema, filter: groupFilterSchema });

/** What stands behind one number. */
export interface Selection {
  readonly period: Period;
  readonly measure: Measure;
  readonly filter: GroupFilter;
}

export function isSelected(fact: CaseFact, { period, measure, filter }: Selection): boolean {
  const day = dayOf(measure, fact);
  if (day === null || day < period.from || day > period.to) return false;
  return groupings.every((grouping) => {
    const wanted = filter[grouping];
    return wanted === undefined || groupOf(grouping, measure, fact) === wanted;
  });
}

/** The cases of which the number is the count, the last one first. */
export function selectCases(facts: Iterable<CaseFact>, selection: Selection): readonly CaseFact[] {
  const selected: CaseFact[] = [];
  for (const fact of facts) if (isSelected(fact, selection)) selected.push(fact);
  return selected.reverse();
}
