import { shanghaiDate } from '../../../main/domain/dates.ts';

/**
 * Ways to bring a value into form, by the names that mapping files use. Each answers the text, or null where the value is
 * not of the kind that it can do: that is a problem to be named, never a guess.
 */
const transformations = {
  /** Text, numbers and truth values as they are. */
  text: (value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null,
  /** YYYYMMDD in Shanghai. */
  date: (value) => instantOf(value)?.slice(0, 8) ?? null,
  /** YYYYMMDDThhmmss in Shanghai, as GB/T 39046 writes instants. */
  datetime: (value) => instantOf(value),
  /** YYYY-MM-DD hh:mm:ss in Shanghai, as the national reporting tables write instants. */
  'datetime-plain': (value) => {
    const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(instantOf(value) ?? '');
    return found ? `${found[1]}-${found[2]}-${found[3]} ${found[4]}:${found[5]}:${found[6]}` : null;
  },
  /** 1 for yes, 0 for no. */
  flag: (value) => (typeof value === 'boolean' ? (value ? '1' : '0') : null),
  /** How many entries a list has. */
  count: (value) => (Array.isArray(value) ? String(value.length) : null),
  /** Entries of a list, with 、 between them. */
  list: (value) => (Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('、') : null),
  /** Integer fen as yuan with two decimals. */
  yuan: (value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null;
    const digits = String(Math.abs(value)).padStart(3, '0');
    return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  },
  /** Line breaks become blanks: for receivers that read line by line. */
  line: (value) => (typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : null),
} as const satisfies Readonly<Record<string, (value: unknown) => string | null>>;

export type Transformation = keyof typeof transformations;
export const transformationNames = Object.keys(transformations) as [Transformation, ...Transformation[]];

export function transform(name: Transformation, value: unknown): string | null {
  return transformations[name](value);
}

const dayMs = 86_400_000;

/** YYYYMMDDThhmmss; a date alone stands for its midnight. */
function instantOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) return null;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${value.replaceAll('-', '')}T000000`;
  if (!/^\d{4}-\d\d-\d\dT/.test(value)) return null;
  const intoDay = (((ms + dayMs / 3) % dayMs) + dayMs) % dayMs;
  const clock = [3_600_000, 60_000, 1000].map((unit, index) => Math.floor(intoDay / unit) % (index === 0 ? 24 : 60));
  return `${shanghaiDate(value).replaceAll('-', '')}T${clock.map((part) => String(part).padStart(2, '0')).join('')}`;
}
