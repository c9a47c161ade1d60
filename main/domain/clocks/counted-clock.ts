import type { Limit, WorkCalendar } from '../catalogue.ts';
import type { Configuration } from '../configuration.ts';
import { shanghaiDate } from '../dates.ts';
import type { Text } from '../failures.ts';
import { type Count, lastDay, type Pause, usedUntil } from './count.ts';
import { type Aim, type Beginning, explainDay, explainLimit } from './explain.ts';
import { daysCounted, isProvisionalDate } from './working-days.ts';

/**
 * 时限 (dossier §3.4): C1 accept, C2 promised and statutory, C3 correction, C4 special procedure, C5 delivery, C6 deferral,
 * the limit of one step of the flow, and that of passing on what another place decides (R50).
 */
export const clockKinds = [
  'accept',
  'promised',
  'statutory',
  'correction',
  'special',
  'delivery',
  'deferral',
  'step',
  'forward',
] as const;
export type ClockKind = (typeof clockKinds)[number];

export const clockNames: Readonly<Record<ClockKind, Text>> = {
  accept: { zh: '受理期限', en: 'Time to answer' },
  promised: { zh: '承诺时限', en: 'Promised limit' },
  statutory: { zh: '法定时限', en: 'Statutory limit' },
  correction: { zh: '补正期限', en: 'Time to correct' },
  special: { zh: '特别程序', en: 'Special procedure' },
  delivery: { zh: '送达期限', en: 'Time to deliver' },
  deferral: { zh: '容缺补齐期限', en: 'Deferred material' },
  step: { zh: '环节时限', en: 'Limit of the step' },
  forward: { zh: '代收转出期限', en: 'Time to pass on' },
};

/** waiting: it has not begun, since what starts it in law has not happened. */
export type ClockState = 'waiting' | 'running' | 'paused' | 'stopped';

export interface Clock {
  readonly kind: ClockKind;
  /** What it is about where a case has several: the material, the step, the procedure, the round of corrections. */
  readonly subject: string | null;
  readonly limit: Limit;
  readonly extendedBy: number;
  readonly startedOn: string;
  readonly pauses: readonly Pause[];
  readonly state: ClockState;
  readonly stoppedOn: string | null;
  /** Null while nobody can know it: it waits, or a pause goes on. */
  readonly due: string | null;
  readonly isProvisional: boolean;
  /** Days of the limit gone by, until today or until it stopped. */
  readonly used: number;
  /** Days left on that day, in the unit of the limit; negative by so many days it was or is late. Null while unknown. */
  readonly left: number | null;
  readonly explanation: Text;
}

/** What every clock is counted by. */
export interface ClockScene {
  readonly calendar: WorkCalendar;
  readonly parameters: Configuration;
  /** ISO instant. */
  readonly now: string;
}

export interface Limited {
  readonly kind: ClockKind;
  readonly subject?: string | null;
  readonly limit: Limit;
  readonly extendedBy?: number;
  readonly started: { readonly on: string; readonly how: Beginning };
  readonly stoppedOn: string | null;
  readonly pauses?: readonly Pause[];
  readonly aim: Aim;
}

/** A limit that is counted from its start. */
export function countedClock(limited: Limited, scene: ClockScene): Clock {
  const { kind, limit, started, stoppedOn, aim } = limited;
  const extendedBy = limited.extendedBy ?? 0;
  // What happened after it stopped is no part of its story.
  const pauses = (limited.pauses ?? []).filter(({ from }) => stoppedOn === null || from < stoppedOn);
  const count: Count = {
    startedOn: started.on,
    limit: { ...limit, value: limit.value + extendedBy },
    pauses,
    calendar: scene.calendar,
  };
  const due = lastDay(count);
  const isProvisional = due !== null && limit.unit === 'workday' && isProvisionalDate(due, scene.calendar);
  const seenOn = stoppedOn ?? shanghaiDate(scene.now);
  const isPaused = stoppedOn === null && pauses.some(({ from, until }) => until === null && from <= seenOn);
  const used = usedUntil(count, seenOn);
  return {
    kind,
    subject: limited.subject ?? null,
    limit,
    extendedBy,
    startedOn: started.on,
    pauses,
    state: stoppedOn === null ? (isPaused ? 'paused' : 'running') : 'stopped',
    stoppedOn,
    due,
    isProvisional,
    used,
    // Counting on after its last day is how late it is.
    left: due === null ? count.limit.value - used : leftOn(seenOn, due, { unit: limit.unit, pauses, scene }),
    explanation: explainLimit({ limit, extendedBy, started, pauses, due, aim, isProvisional }),
  };
}

/** A clock whose last day somebody has named. */
export function datedClock(
  dated: Omit<Limited, 'limit' | 'extendedBy' | 'pauses'> & { readonly due: string; readonly what: Text },
  scene: ClockScene,
): Clock {
  const { due, started, stoppedOn } = dated;
  const seenOn = stoppedOn ?? shanghaiDate(scene.now);
  const span = { unit: 'workday', calendar: scene.calendar } as const;
  return {
    kind: dated.kind,
    subject: dated.subject ?? null,
    limit: { value: daysCounted({ from: started.on, to: due, ...span }), unit: 'workday' },
    extendedBy: 0,
    startedOn: started.on,
    pauses: [],
    state: stoppedOn === null ? 'running' : 'stopped',
    stoppedOn,
    due,
    isProvisional: isProvisionalDate(due, scene.calendar),
    used: daysCounted({ from: started.on, to: seenOn, ...span }),
    left: leftOn(seenOn, due, { unit: 'workday', pauses: [], scene }),
    explanation: explainDay({ what: dated.what, started, due, aim: dated.aim }),
  };
}

function leftOn(
  day: string,
  due: string,
  by: { readonly unit: Limit['unit']; readonly pauses: readonly Pause[]; readonly scene: ClockScene },
): number {
  const calendar = by.scene.calendar;
  if (day > due) {
    // A day off is late too: whoever looks on the Saturday after a Friday's end sees that it is past.
    const late = daysCounted({ from: due, to: day, unit: by.unit, calendar });
    return -Math.max(1, late);
  }
  const count: Count = { startedOn: day, limit: { value: 0, unit: by.unit }, pauses: by.pauses, calendar };
  return usedUntil(count, due);
}
