import { shanghaiDate } from '../dates.ts';
import type { Text } from '../failures.ts';
import { type Clock, type ClockScene, countedClock } from './counted-clock.ts';
import type { Beginning } from './explain.ts';
import { type Hour, receiptDay } from './office-hours.ts';
import { endOf, type Happening, isOf } from './timeline.ts';

/**
 * C1: accept or tell once what lacks. It stops when corrections are asked for and starts anew, whole, when they have been
 * handed in, since only then the office has all of it (行政许可法 §32).
 */
export function acceptClocks(all: readonly Happening[], scene: ClockScene): readonly Clock[] {
  return all.flatMap((one, index) => {
    const begun = beginning(all, index, scene);
    if (begun === null) return [];
    if (begun === 'not-yet') return [waiting(one, scene)];
    const answered = endOf(all, begun.index, ['accept', 'ask-correction', 'deem-accepted']);
    return [
      countedClock(
        {
          kind: 'accept',
          limit: { value: scene.parameters.acceptDays, unit: 'workday' },
          started: { on: begun.on, how: begun.how },
          stoppedOn: answered && shanghaiDate(answered.at),
          aim: 'answered',
        },
        scene,
      ),
    ];
  });
}

/** Day from which C1 of a receipt or of a hand-in counts; null where this is neither. */
function beginning(
  all: readonly Happening[],
  index: number,
  scene: ClockScene,
): { readonly on: string; readonly how: Beginning; readonly index: number } | 'not-yet' | null {
  const one = all[index];
  if (one === undefined) return null;
  if (!isOf('receive', 'receive-pre-checked', 'hand-in')(one)) return null;
  // 代办: the village's agent acts for the citizen, so it begins when the bundle reaches the township's counter. At the
  // doorstep (上门) the authority itself is there, whoever stands for it, and it begins there.
  const isAtDoorstep = isOf('receive')(one) && one.detail.mode === 'doorstep';
  if (one.role === 'A' && !isAtDoorstep) {
    const counter = all.findIndex((later, at) => at > index && officeRoles.includes(later.role));
    const atCounter = all[counter];
    if (!atCounter) return 'not-yet';
    return { on: receiptDay(atCounter.at, scene).day, how: 'received', index: counter - 1 };
  }
  const { day, hour } = receiptDay(one.at, scene);
  return { on: day, how: isOf('hand-in')(one) ? 'handed-in' : howOf[hour], index };
}

const officeRoles: readonly Happening['role'][] = ['W', 'W2', 'R', 'H', 'C', 'D'];

const howOf: Readonly<Record<Hour, Beginning>> = {
  'office-hours': 'received',
  'after-hours': 'received-after-hours',
  'day-off': 'received-day-off',
};

/** In the agent's hands: nothing runs yet, and the screen says why. */
function waiting(one: Happening, { parameters }: ClockScene): Clock {
  const on = shanghaiDate(one.at);
  const explanation: Text = {
    zh: `代办员${on}代收，以镇窗口接收的时间为收件时间，${parameters.acceptDays} 个工作日的受理期限还没有起算`,
    en: `Taken by the agent on ${on}; the ${parameters.acceptDays} working days begin when the township counter receives it`,
  };
  return {
    kind: 'accept',
    subject: null,
    limit: { value: parameters.acceptDays, unit: 'workday' },
    extendedBy: 0,
    startedOn: on,
    pauses: [],
    state: 'waiting',
    stoppedOn: null,
    due: null,
    isProvisional: false,
    used: 0,
    left: null,
    explanation,
  };
}

/** The day from which C2 counts after 视为受理: the day on which the office had everything. */
export function lastReceiptDay(all: readonly Happening[], before: number, scene: ClockScene): string | null {
  for (let index = before - 1; index >= 0; index -= 1) {
    const begun = beginning(all, index, scene);
    if (begun !== null && begun !== 'not-yet') return begun.on;
  }
  return null;
}
