import type { SeriesFigure } from './figures.ts';

type Series = Pick<SeriesFigure, 'kind' | 'year'>;

interface Row extends Series {
  readonly given: Set<number>;
  readonly inSpan: Set<number>;
  readonly voided: Map<number, string>;
}

/** No window gives more in a year: a number beyond is not counted up to. */
const believable = 100_000;

/** Which numbers were given; a gap is a number between the last before the span and the last in it that nobody has. */
export function numberRows() {
  const rows = new Map<string, Row>();
  const rowOf = ({ kind, year }: Series): Row => {
    const key = `${kind}/${year}`;
    const row = rows.get(key) ?? { kind, year, given: new Set(), inSpan: new Set(), voided: new Map() };
    rows.set(key, row);
    return row;
  };
  return {
    give(series: Series, count: number, isInSpan: boolean): void {
      const row = rowOf(series);
      row.given.add(count);
      if (isInSpan) row.inSpan.add(count);
    },
    void(series: Series, count: number, reason: string): void {
      rowOf(series).voided.set(count, reason);
    },
    figures(): readonly SeriesFigure[] {
      return [...rows.values()]
        .filter(({ inSpan }) => inSpan.size > 0)
        .map(figureOf)
        .toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
    },
  };
}

function figureOf({ kind, year, given, inSpan, voided }: Row): SeriesFigure {
  const own = [...inSpan].toSorted((one, other) => one - other);
  const [first, last] = [own[0] ?? 0, own.at(-1) ?? 0];
  const before = [...given].filter((count) => !inSpan.has(count) && count < last);
  const start = Math.max(0, ...before.filter((count) => count < first));
  const missing: number[] = [];
  for (let count = start + 1; count < Math.min(last, believable); count += 1)
    if (!given.has(count)) missing.push(count);
  return {
    kind,
    year,
    first,
    last,
    issued: own.length,
    missing: missing.slice(0, 200),
    voided: own.flatMap((count) => {
      const reason = voided.get(count);
      return reason === undefined ? [] : [{ count, reason }];
    }),
  };
}

const nameOf = ({ kind, year }: Series): string => `${kind}/${year}`;
