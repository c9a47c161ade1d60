import type { CaseRecord } from '../case/case-record.ts';
import type { Limit } from '../catalogue.ts';
import { shanghaiDate } from '../dates.ts';
import { lastReceiptDay } from './accept-clocks.ts';
import type { Pause } from './count.ts';
import { type Clock, type ClockScene, countedClock } from './counted-clock.ts';
import type { Beginning } from './explain.ts';
import { profileOf, rulesOf } from './profiles.ts';
import { endOf, type Happening, isOf } from './timeline.ts';

/** C2: what was promised, and beside it what the law allows. */
export function decisionClocks(record: CaseRecord, all: readonly Happening[], scene: ClockScene): readonly Clock[] {
  const index = all.findIndex((one) => isOf('accept', 'deem-accepted')(one));
  const accepted = all[index];
  if (!accepted) return [];
  const isDeemed = accepted.detail.transition === 'deem-accepted';
  const on = (isDeemed ? lastReceiptDay(all, index, scene) : null) ?? shanghaiDate(accepted.at);
  const how: Beginning = isDeemed ? 'deemed-accepted' : 'accepted';
  const ended = endOf(all, index, ['decide']);
  const counted = (kind: 'promised' | 'statutory', limit: Limit) =>
    countedClock(
      {
        kind,
        limit,
        extendedBy: extensionOf(record, all, scene),
        started: { on, how },
        stoppedOn: ended && shanghaiDate(ended.at),
        pauses: pausesOf(record, all),
        aim: 'concluded',
      },
      scene,
    );
  const { promisedLimit, legalLimit } = record.item;
  return [counted('promised', promisedLimit), ...(legalLimit ? [counted('statutory', legalLimit)] : [])];
}

/**
 * 延期: once, and no longer than the profile allows. A second one has no effect on the clock; that it was made is for
 * supervision to see.
 */
export function extensionOf(record: CaseRecord, all: readonly Happening[], { parameters }: ClockScene): number {
  const extended = all.find((one) => isOf('extend')(one));
  if (!extended || !isOf('extend')(extended)) return 0;
  return Math.min(extended.detail.days, rulesOf(profileOf(record.item), parameters).extensionDays);
}

/**
 * 特别程序 stops the limit where the item lists it as not counted (§45; public notice counts only if the item says so). One
 * that the item does not list stops nothing.
 */
export function pausesOf(record: CaseRecord, all: readonly Happening[]): readonly Pause[] {
  return all.flatMap((begun, index): Pause[] => {
    if (!isOf('suspend')(begun)) return [];
    const listed = record.item.specialProcedures.find(({ name }) => name === begun.detail.procedure);
    if (listed === undefined || listed.countsInLimit) return [];
    const ended = endOf(all, index, ['resume', 'decide']);
    return [{ from: shanghaiDate(begun.at), until: ended && shanghaiDate(ended.at) }];
  });
}
