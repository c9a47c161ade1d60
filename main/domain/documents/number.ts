import { isUsualNumber } from '../restored-numbers.ts';
import { type CaseDocumentKind, documentTrade } from './kinds.ts';

/**
 * 文号 `A001受〔2026〕12号`: per unit, kind and year, from 1 without gaps. The unit is the terminal's prefix, which the county
 * gives to one terminal only: so two windows of an office never give the same number while the line is cut.
 */
export interface DocumentNumber {
  readonly unit: string;
  readonly kind: CaseDocumentKind;
  readonly year: number;
  readonly count: number;
}

export function documentNumberText({ unit, kind, year, count }: DocumentNumber): string {
  return `${unit}${documentTrade[kind].word}〔${year}〕${count}号`;
}

/** Name of the ledger's counter for one series. */
export function seriesOf({ unit, kind, year }: Omit<DocumentNumber, 'count'>): string {
  return `document/${unit}/${kind}/${year}`;
}

export interface SeriesReport {
  readonly unit: string;
  readonly kind: CaseDocumentKind;
  readonly year: number;
  readonly highest: number;
  /** Numbers below the highest that no document has. */
  readonly missing: readonly number[];
  /** Numbers that more than one document has. */
  readonly doubled: readonly number[];
}

/** R16: what a supervisor looks at. `highest` may be told from elsewhere, so that a cut-off end is a gap too. */
export function seriesReports(
  numbers: readonly DocumentNumber[],
  knownHighest: (series: Omit<DocumentNumber, 'count'>) => number = () => 0,
): readonly SeriesReport[] {
  const series = new Map<string, DocumentNumber[]>();
  for (const number of numbers) series.set(seriesOf(number), [...(series.get(seriesOf(number)) ?? []), number]);
  return [...series.values()]
    .flatMap(([first, ...rest]) => (first ? [reportOf(first, [first, ...rest], knownHighest(first))] : []))
    .toSorted((a, b) => (seriesOf(a) < seriesOf(b) ? -1 : 1));
}

function reportOf(
  { unit, kind, year }: DocumentNumber,
  numbers: readonly DocumentNumber[],
  knownHighest: number,
): SeriesReport {
  const times = new Map<number, number>();
  for (const { count } of numbers) times.set(count, (times.get(count) ?? 0) + 1);
  const highest = Math.max(knownHighest, 0, ...[...times.keys()].filter(isUsualNumber));
  const missing = Array.from({ length: highest }, (_, index) => index + 1).filter((count) => !times.has(count));
  const doubled = [...times].filter(([, count]) => count > 1).map(([count]) => count);
  return { unit, kind, year, highest, missing, doubled };
}
