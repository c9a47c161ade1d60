import type { Alarm } from '../domain/alarms/alarm.ts';
import { clocksOf } from '../domain/clocks/case-clocks.ts';
import type { CaseLook } from './case-look.ts';

/** Nothing of the case runs any more, and no card of it waits for an answer: it needs no further look. */
export function isOver({ facts, scene, isOfEarlierRelease }: CaseLook, alarms: readonly Alarm[]): boolean {
  if (alarms.some(({ state, level }) => state === 'open' && level !== 'reminder')) return false;
  const running = clocksOf(facts.record, scene).filter(({ state }) => state !== 'stopped');
  return running.every(({ kind }) => isOfEarlierRelease && kind === 'delivery');
}
