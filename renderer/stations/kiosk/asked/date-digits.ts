/** A date as the digits that a person types: 20261122, 202611, 202611221030. */
type Kind = 'date' | 'month' | 'date-time';

const parts = [
  { name: 'year', from: 0, to: 4 },
  { name: 'month', from: 4, to: 6 },
  { name: 'day', from: 6, to: 8 },
  { name: 'hour', from: 8, to: 10 },
  { name: 'minute', from: 10, to: 12 },
] as const;
const countOf: Readonly<Record<Kind, number>> = { month: 2, date: 3, 'date-time': 5 };

export const partsOf = (kind: Kind) => parts.slice(0, countOf[kind]);

export function digitsOf(kind: Kind, value: unknown): string {
  if (typeof value !== 'string' || value === '') return '';
  if (kind === 'date-time') return instantDigits(kind, value);
  return value.replaceAll(/\D/g, '').slice(0, lengthOf(kind));
}

/** An instant in Shanghai's wall time. */
export function instantDigits(kind: Kind, instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  return new Date(at + shanghaiMs).toISOString().replaceAll(/\D/g, '').slice(0, lengthOf(kind));
}

/** The answer in the form's own format; null while digits are missing. Whether there is such a day is the form's to say. */
export function answerOf(kind: Kind, digits: string): string | null {
  if (digits.length !== lengthOf(kind)) return null;
  const [year, month, day, hour, minute] = parts.map(({ from, to }) => digits.slice(from, to));
  if (kind === 'month') return `${year}-${month}`;
  return kind === 'date' ? `${year}-${month}-${day}` : `${year}-${month}-${day}T${hour}:${minute}:00+08:00`;
}

const lengthOf = (kind: Kind): number => partsOf(kind).at(-1)?.to ?? 0;
const shanghaiMs = 8 * 3600 * 1000;
