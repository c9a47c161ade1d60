import { addDays } from '../../../../main/domain/dates.ts';
import { type HealthHour, hoursKept } from '../../../../main/domain/health/health-history.ts';
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

const hourMs = 3_600_000;

/** Every hour of the last days up to this one: hours in which the terminal was off are bars of nothing. */
export function everyHour(hours: readonly HealthHour[], now: string): readonly HealthHour[] {
  const known = new Map(hours.map((one) => [one.hour, one]));
  return Array.from({ length: hoursKept }, (_, index) => {
    const hour = new Date(Date.parse(now) - (hoursKept - 1 - index) * hourMs).toISOString().slice(0, 13);
    return known.get(hour) ?? { hour, contacts: 0, backlog: 0, sentBytes: 0, failures: {}, troubles: {} };
  });
}
