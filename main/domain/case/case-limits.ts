import type { Item, Limit, WorkCalendar } from '../catalogue.ts';
import { type ClockProfile, profileOf, rulesOf } from '../clocks/profiles.ts';
import { addWorkdays } from '../clocks/working-days.ts';
import type { Configuration } from '../configuration.ts';
import { addDays, shanghaiDate } from '../dates.ts';
import { acceptance, lastMove, openDeferrals } from './case-facts.ts';
import type { Move } from './move.ts';
import type { WholeCase } from './whole-case.ts';

/** What the limits of a guard are counted by. */
export interface Counting {
  readonly calendar: WorkCalendar;
  readonly parameters: Configuration;
}

/**
 * Last day of C1, or null where it does not run: a case that is not waiting at the counter, or one that a delegate holds,
 * who acts for the citizen, until the township counter has it. At the doorstep the authority itself is there, whoever
 * stands for it (dossier finding 3).
 */
export function c1LastDay({ moves }: Pick<WholeCase, 'moves'>, { calendar, parameters }: Counting): string | null {
  const start = lastMove(moves, 'receive', 'receive-pre-checked', 'hand-in');
  if (start === null || moves.at(-1) !== start) return null;
  const isAtDoorstep = start.detail.transition === 'receive' && start.detail.mode === 'doorstep';
  if (start.by.role === 'A' && !isAtDoorstep) return null;
  return lastDayOf(start.at, { value: parameters.acceptDays, unit: 'workday' }, calendar);
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

/** 承诺办结日 without its suspensions: before it an extension has to be said, and what is deferred has to be there. */
export function promisedDay(record: WholeCase, at: string, calendar: WorkCalendar): string {
  const from = acceptance(record.moves)?.at ?? at;
  return lastDayOf(from, record.item.promisedLimit, calendar);
}

/** Day 1 is the next one. */
export function lastDayOf(from: string, limit: Limit, calendar: WorkCalendar): string {
  const day = shanghaiDate(from);
  return limit.unit === 'day' ? addDays(day, limit.value) : addWorkdays(day, limit.value, calendar);
}
