import { parseArgs } from 'node:util';
import type { Limit } from '../../main/domain/catalogue.ts';
import type { Pause } from '../../main/domain/clocks/count.ts';
import { type ClockProfile, clockProfiles } from '../../main/domain/clocks/profiles.ts';
import { isCalendarDate } from '../../main/domain/dates.ts';

/** What `due` was asked. */
export interface Calculation {
  readonly kind: 'calculation';
  readonly startedOn: string;
  readonly limit: Limit;
  readonly pauses: readonly Pause[];
  readonly profile: ClockProfile | null;
}

type Asked = Calculation | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly why: string };

export const usage = `usage: npm run --silent due -- DATE LIMIT [--suspend FROM..TO]... [--profile licence|benefit|service]

  DATE       the day of receipt or acceptance, YYYY-MM-DD; it is not counted itself
  LIMIT      5wd is five working days (工作日), 7d seven calendar days (自然日)
  --suspend  the limit stood still: FROM still counts, the days after it until TO do not; may be repeated
  --profile  whose rules it follows: what they allow is said below the date

The first line is the due date, the lines below it say how it was counted. Working days are those of the calendar that
ships with the sample catalogue; where the State Council has not published a year yet, the date is said to be provisional.`;

const longestLimit = 3660;

/** The command's words, or what is wrong with them. */
export function calculation(args: readonly string[]): Asked {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const [startedOn, size, ...rest] = positionals;
  if (startedOn === undefined || size === undefined) return wrong('a date and a limit are needed, e.g. 2026-02-13 5wd');
  if (rest.length > 0) return wrong(`what is “${rest[0]}”? One date and one limit are enough`);
  if (!isCalendarDate(startedOn)) return wrong(`“${startedOn}” is no day of the calendar; write YYYY-MM-DD`);
  const limit = limitIn(size);
  if (limit === null) {
    return wrong(`“${size}” is no limit; write 5wd for working days or 7d for calendar days, 0 to ${longestLimit}`);
  }
  const profile = clockProfiles.find((name) => name === values.profile) ?? null;
  if (values.profile !== undefined && profile === null) {
    return wrong(`“${values.profile}” is no profile; there are ${clockProfiles.join(', ')}`);
  }
  const pauses: Pause[] = [];
  for (const text of values.suspend ?? []) {
    const [from = '', until = '', ...more] = text.split('..');
    if (more.length > 0 || !isCalendarDate(from) || !isCalendarDate(until)) {
      return wrong(`“${text}” is no suspension; write 2026-03-09..2026-03-20`);
    }
    if (until < from) return wrong(`the suspension ${text} ends before it begins`);
    if (from < startedOn) return wrong(`the suspension ${text} begins before ${startedOn}, when nothing runs yet`);
    pauses.push({ from, until });
  }
  pauses.sort((one, other) => one.from.localeCompare(other.from));
  return { kind: 'calculation', startedOn, limit, pauses, profile };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      suspend: { type: 'string', multiple: true },
      profile: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

function limitIn(text: string): Limit | null {
  const [, digits, unit] = /^(\d{1,4})(wd|d)$/i.exec(text) ?? [];
  if (digits === undefined || unit === undefined || Number(digits) > longestLimit) return null;
  return { value: Number(digits), unit: unit.toLowerCase() === 'wd' ? 'workday' : 'day' };
}

function wrong(why: string): Asked {
  return { kind: 'wrong', why };
}
