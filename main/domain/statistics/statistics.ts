import type { WorkCalendar } from '../catalogue.ts';
import type { CaseFact } from './case-fact.ts';
import { type Durations, durationsOf, workdayCounter } from './durations.ts';
import { type Grouping, groupings, groupName, groupOf } from './groups.ts';
import { dayOf, type Measure, measures } from './measures.ts';
import { type GroupFilter, isSelected, type Period } from './select-cases.ts';

/** Absent: none. */
export type Counts = Readonly<Partial<Record<Measure, number>>>;

export interface GroupRow {
  readonly key: string;
  /** Null where the key says it. */
  readonly name: string | null;
  readonly counts: Counts;
  readonly durations: Durations | null;
}

export interface Statistics {
  readonly totals: Counts;
  /** Share of what was decided with a known due day; null where nothing was. */
  readonly onTimeShare: number | null;
  readonly durations: Durations | null;
  /** The fullest group first; days in their order. */
  readonly groups: Readonly<Record<Grouping, readonly GroupRow[]>>;
}

/** All numbers of a period in one walk over the cases. */
export function statisticsOf(
  facts: Iterable<CaseFact>,
  asked: { readonly period: Period; readonly filter: GroupFilter; readonly calendar: WorkCalendar },
): Statistics {
  const workdays = workdayCounter(asked.calendar);
  const isNarrowed = Object.keys(asked.filter).length > 0;
  const total = new Tally(null);
  const tallies = new Map(groupings.map((grouping) => [grouping, new Map<string, Tally>()]));
  for (const fact of facts) {
    for (const measure of measures) {
      const day = dayOf(measure, fact);
      // Most cases lie outside of the period: said before anything else is looked at.
      if (day === null || day < asked.period.from || day > asked.period.to) continue;
      if (isNarrowed && !isSelected(fact, { ...asked, measure })) continue;
      const days = measure === 'decided' ? workdays(fact) : null;
      total.add(measure, days);
      for (const [grouping, rows] of tallies) {
        const key = groupOf(grouping, measure, fact);
        const row = rows.get(key) ?? new Tally(null);
        row.name = groupName(grouping, fact);
        row.add(measure, days);
        rows.set(key, row);
      }
    }
  }
  const { onTime = 0, late = 0 } = total.counts;
  const rows = (grouping: Grouping): readonly GroupRow[] =>
    [...(tallies.get(grouping) ?? [])]
      .map(([key, row]) => row.row(key))
      .toSorted(grouping === 'day' ? byKey : byVolume);
  return {
    totals: total.counts,
    onTimeShare: onTime + late === 0 ? null : onTime / (onTime + late),
    durations: durationsOf(total.days),
    groups: {
      item: rows('item'),
      village: rows('village'),
      clerk: rows('clerk'),
      channel: rows('channel'),
      place: rows('place'),
      day: rows('day'),
    },
  };
}

class Tally {
  name: string | null;
  readonly counts: Partial<Record<Measure, number>> = {};
  readonly days: number[] = [];
  constructor(name: string | null) {
    this.name = name;
  }
  add(measure: Measure, days: number | null): void {
    this.counts[measure] = (this.counts[measure] ?? 0) + 1;
    if (days !== null) this.days.push(days);
  }
  row(key: string): GroupRow {
    return { key, name: this.name, counts: this.counts, durations: durationsOf(this.days) };
  }
}

function byVolume(a: GroupRow, b: GroupRow): number {
  return (b.counts.received ?? 0) - (a.counts.received ?? 0) || byKey(a, b);
}

function byKey(a: GroupRow, b: GroupRow): number {
  return a.key < b.key ? -1 : 1;
}
