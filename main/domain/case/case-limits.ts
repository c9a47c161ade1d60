import type { Item, Limit, WorkCalendar } from '../catalogue.ts';
import { clocksOf } from '../clocks/case-clocks.ts';
import { type ClockProfile, profileOf, rulesOf } from '../clocks/profiles.ts';
import { addWorkdays } from '../clocks/working-days.ts';
import type { Configuration } from '../configuration.ts';
import { addDays, shanghaiDate } from '../dates.ts';
import { acceptance, openDeferrals } from './case-facts.ts';
import type { CaseRecord } from './case-record.ts';
import type { Move } from './move.ts';

/** What the limits of a guard are counted by. */
export interface Counting {
  readonly calendar: WorkCalendar;
  readonly parameters: Configuration;
}

/** Last day of C1 for a case that waits at the counter; null where it does not run (a delegate's, until it is there). */
export function c1LastDay(record: CaseRecord, at: string, { calendar, parameters }: Counting): string | null {
  const clocks = clocksOf(record, { calendar, parameters, now: at });
  return clocks.findLast(({ kind, state }) => kind === 'accept' && state === 'running')?.due ?? null;
}

export function isDeemedAccepted(item: Pick<Item, 'clockProfile' | 'itemType'>, parameters: Configuration): boolean {
  return rulesOf(profileOf(item), parameters).isDeemedAccepted;
}

/** 补正期限: the day that the citizen was told. */
export function c3LastDay(moves: readonly Move[]): string | null {
  const asked = moves.at(-1);
  return asked?.detail.transition === 'ask-correction' ? asked.detail.respondBy : null;
}

/** The first day by which something promised has to be there (C6). */
export function c6LastDay(moves: readonly Move[]): string | null {
  const days = openDeferrals(moves).map(({ by }) => by);
  return days.toSorted()[0] ?? null;
}

/** 延期: the most that one extension may give. */
export function longestExtension(item: Pick<Item, 'clockProfile' | 'itemType'>, parameters: Configuration): number {
  const profile: ClockProfile = profileOf(item);
  return rulesOf(profile, parameters).extensionDays;
}

/** 承诺办结日: where it is not accepted yet, what it would be. Null while a special procedure goes on. */
export function promisedDay(record: CaseRecord, at: string, { calendar, parameters }: Counting): string | null {
  if (acceptance(record.moves) === null) return lastDayOf(at, record.item.promisedLimit, calendar);
  const clocks = clocksOf(record, { calendar, parameters, now: at });
  return clocks.findLast(({ kind }) => kind === 'promised')?.due ?? null;
}

/** Day 1 is the next one. */
export function lastDayOf(from: string, limit: Limit, calendar: WorkCalendar): string {
  const day = shanghaiDate(from);
  return limit.unit === 'day' ? addDays(day, limit.value) : addWorkdays(day, limit.value, calendar);
}
