import { addDays } from '../../../../main/domain/dates.ts';
import type { Period } from '../../../../main/domain/statistics/select-cases.ts';

export const spans = ['today', 'week', 'month'] as const;
export type Span = (typeof spans)[number];

const daysOf: Readonly<Record<Span, number>> = { today: 1, week: 7, month: 30 };

export function spanOf(span: Span, today: string): Period {
  return { from: addDays(today, 1 - daysOf[span]), to: today };
}

/** Days without work are columns too: a gap is something to see. */
export function everyDay(
  { from, to }: Period,
  rows: readonly { readonly key: string; readonly counts: { readonly received?: number | undefined } }[],
): readonly { readonly key: string; readonly count: number }[] {
  const counted = new Map(rows.map(({ key, counts }) => [key, counts.received ?? 0]));
  const days: { key: string; count: number }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ key: day, count: counted.get(day) ?? 0 });
  return days;
}
