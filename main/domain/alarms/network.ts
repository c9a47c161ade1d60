import type { Clock } from '../clocks/counted-clock.ts';
import { isWorkday } from '../clocks/working-days.ts';
import { addDays, shanghaiDate } from '../dates.ts';
import type { NetworkCause } from './alarm.ts';
import type { AlarmScene, OfflineSpan } from './case-facts.ts';

/**
 * A card that is there only because the line was down says so: staff call automatic cards unscientific that do not
 * (dossier §3.5). It holds for what waits for the county. Accepting, deferring and correcting need no line: there offline
 * time burns the clock like any other (finding 2).
 */
export function networkCause(clock: Clock, scene: AlarmScene): NetworkCause | null {
  if (!waitsForCounty(clock) || clock.left === null || clock.left >= 0) return null;
  const seenOn = clock.stoppedOn ?? shanghaiDate(scene.now);
  const days = offlineWorkdays({ from: clock.startedOn, to: seenOn }, scene);
  const late = -clock.left;
  if (days.length < late) return null;
  const [first = '', last = ''] = [days.at(0), days.at(-1)];
  return {
    offlineDays: days.length,
    explanation: {
      zh: `网络原因：${first}至${last}共 ${days.length} 个工作日没有网络，扣除后没有超期`,
      en: `Because of the network: no line on ${days.length} working days from ${first} to ${last}; without them it is in time`,
    },
  };
}

function waitsForCounty({ kind }: Clock): boolean {
  return kind === 'promised' || kind === 'statutory' || kind === 'step' || kind === 'delivery' || kind === 'forward';
}

/** Working days in (from, to] whose office hours had no line at all. */
export function offlineWorkdays(
  span: { readonly from: string; readonly to: string },
  { calendar, offline, parameters, now }: AlarmScene,
): readonly string[] {
  const days: string[] = [];
  for (let day = addDays(span.from, 1); day <= span.to; day = addDays(day, 1)) {
    if (!isWorkday(day, calendar)) continue;
    const [opens, closes] = [instantOf(day, parameters.officeOpens), instantOf(day, parameters.officeCloses)];
    if (offline.some((one) => covers(one, opens, closes < now ? closes : now))) days.push(day);
  }
  return days;
}

function covers({ from, until }: OfflineSpan, opens: string, closes: string): boolean {
  return from <= opens && (until === null || until >= closes);
}

/** 2026-03-02 and 1730 in Shanghai, as an ISO instant. */
function instantOf(day: string, hhmm: number): string {
  const minutes = Math.floor(hhmm / 100) * 60 + Math.min(59, hhmm % 100);
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + minutes * 60_000).toISOString();
}
