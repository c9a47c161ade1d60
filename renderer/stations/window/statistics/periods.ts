import { addDays, weekday } from '../../../../main/domain/dates.ts';
import type { Period } from '../../../../main/domain/statistics/select-cases.ts';

export const presets = ['today', 'week', 'month', 'year'] as const;
export type Preset = (typeof presets)[number];

/** Up to today; a week begins on Monday. */
export function periodOf(preset: Preset, today: string): Period {
  const from = {
    today,
    week: addDays(today, -((weekday(today) + 6) % 7)),
    month: `${today.slice(0, 8)}01`,
    year: `${today.slice(0, 4)}-01-01`,
  }[preset];
  return { from, to: today };
}

/** The bars of a chart: a day each, or a month each where days would be too thin to be clicked. */
export interface Bar {
  readonly key: string;
  readonly received: number;
  readonly decided: number;
}

const mostDays = 62;

export function barsOf(
  days: readonly {
    readonly key: string;
    readonly counts: { readonly received?: number | undefined; readonly decided?: number | undefined };
  }[],
  { from, to }: Period,
): { readonly unit: 'day' | 'month'; readonly bars: readonly Bar[] } {
  const unit = addDays(from, mostDays) <= to ? 'month' : 'day';
  const keyOf = (day: string) => (unit === 'day' ? day : day.slice(0, 7));
  const bars = new Map<string, Bar>();
  // Days without work are bars too: a gap is something to see.
  for (let day = from; day <= to; day = addDays(day, 1))
    bars.set(keyOf(day), { key: keyOf(day), received: 0, decided: 0 });
  for (const { key, counts } of days) {
    const bar = bars.get(keyOf(key));
    if (!bar) continue;
    const { received = 0, decided = 0 } = counts;
    bars.set(bar.key, { ...bar, received: bar.received + received, decided: bar.decided + decided });
  }
  return { unit, bars: [...bars.values()] };
}
