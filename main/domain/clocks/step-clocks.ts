import type { CaseRecord } from '../case/case-record.ts';
import type { TransitionName } from '../case/move.ts';
import type { Item, Limit } from '../catalogue.ts';
import { shanghaiDate } from '../dates.ts';
import { type Clock, type ClockScene, countedClock } from './counted-clock.ts';
import { pausesOf } from './decision-clocks.ts';
import { profileOf } from './profiles.ts';
import { endOf, type Happening, isOf } from './timeline.ts';

type Step = Item['flow'][number];

/**
 * 环节时限: each step of the flow that has a limit of its own runs from what hands the case to it until what takes it away;
 * one step may be late while the total is not.
 */
export function stepClocks(record: CaseRecord, all: readonly Happening[], scene: ClockScene): readonly Clock[] {
  return record.item.flow.flatMap((step) => {
    const limit = step.limit ?? reviewLimit(record.item, step, scene);
    const course = courseOf(step, all);
    if (limit === null || course === null) return [];
    return [
      countedClock(
        {
          kind: 'step',
          subject: step.step,
          limit,
          started: { on: shanghaiDate(course.begun.at), how: 'assigned' },
          stoppedOn: course.ended && shanghaiDate(course.ended.at),
          pauses: pausesOf(record, all),
          aim: 'passed',
        },
        scene,
      ),
    ];
  });
}

/** 下级初审: what the township looks at first and the county decides has a statutory limit of its own (§43). */
function reviewLimit(item: Item, step: Step, { parameters }: ClockScene): Limit | null {
  const isDecidedAbove = item.flow.some(({ role }) => role === 'C');
  if (step.role !== 'R' || !isDecidedAbove || profileOf(item) !== 'licence') return null;
  return { value: parameters.reviewDays, unit: 'workday' };
}

interface Course {
  readonly begun: Happening;
  readonly ended: Happening | null;
}

/** When the step had the case in hand; null where it has not come to it. */
function courseOf(step: Step, all: readonly Happening[]): Course | null {
  const named = lastIndexOf(all, (one) => isOf('start')(one) && one.detail.step === step.step);
  if (named >= 0) return courseFrom(all, named, ['start', 'transfer', 'decide']);
  switch (step.role) {
    case 'W':
      return courseFrom(all, lastIndexOf(all, isOf('receive', 'receive-pre-checked', 'hand-in')), [
        'accept',
        'deem-accepted',
        'ask-correction',
      ]);
    case 'R':
      return courseFrom(all, lastIndexOf(all, isOf('start')), ['transfer', 'decide']);
    case 'H':
    case 'C':
      return courseFrom(all, lastIndexOf(all, isOf('transfer')), ['decide']);
    case 'D':
      return courseFrom(all, lastIndexOf(all, isOf('decide')), ['deliver']);
    default:
      return null;
  }
}

function courseFrom(all: readonly Happening[], index: number, until: readonly TransitionName[]): Course | null {
  const begun = all[index];
  return begun ? { begun, ended: endOf(all, index, until) } : null;
}

function lastIndexOf(all: readonly Happening[], is: (one: Happening) => boolean): number {
  return all.findLastIndex((one) => is(one));
}
