import type { ClockView, Deadline } from '../../preload/contract-alarms.ts';
import { type Alarm, alarmLevels } from '../domain/alarms/alarm.ts';
import { isStanding } from '../domain/alarms/alarm-book.ts';
import { holderOf } from '../domain/alarms/holder.ts';
import { clocksOf } from '../domain/clocks/case-clocks.ts';
import type { Clock } from '../domain/clocks/counted-clock.ts';
import type { CaseLook } from './case-look.ts';

/** What has to be done next on a case, and by when; null where nothing runs. */
export function deadlineOf(seen: CaseLook, alarms: readonly Alarm[]): Deadline | null {
  const { record } = seen.facts;
  const next = nextClock(clocksOf(record, seen.scene), seen.isOfEarlierRelease);
  if (!next) return null;
  const standing = alarms.filter(isStanding);
  const level = alarmLevels.findLast((one) => standing.some((alarm) => alarm.level === one)) ?? null;
  return { ...aboutCase(seen), clock: clockView(next), level, holder: holderOf(record, seen.scene.office).who };
}

export function aboutCase({ application }: CaseLook) {
  const { id, localNumber, applicantName, itemName } = application;
  return { applicationId: id, localNumber, applicantName, itemName };
}

export function clockView({ kind, subject, state, due, limit, left, isProvisional, explanation }: Clock): ClockView {
  return { kind, subject, state, due, unit: limit.unit, limit: limit.value, left, isProvisional, explanation };
}

/** The most urgent first: what stands as an alarm by its weight, then by the last day. */
export function byUrgency(one: Deadline, other: Deadline): number {
  return (
    weightOf(other.level) - weightOf(one.level) ||
    (one.clock.due ?? '9').localeCompare(other.clock.due ?? '9') ||
    one.localNumber.localeCompare(other.localNumber)
  );
}

export function weightOf(level: Deadline['level']): number {
  return level === null ? -1 : alarmLevels.indexOf(level);
}

/** Of what runs, the one that ends first; a pause or a wait where nothing else runs. */
function nextClock(clocks: readonly Clock[], isOfEarlierRelease: boolean): Clock | null {
  const going = clocks.filter(({ state, kind }) => state !== 'stopped' && !(isOfEarlierRelease && kind === 'delivery'));
  return going.toSorted((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'))[0] ?? null;
}
