import { lastMove, stateOf } from './case/case-facts.ts';
import type { Move } from './case/move.ts';
import type { CaseState } from './case/states.ts';
import type { Item } from './catalogue.ts';

/** 进度 as a citizen asks for it: which step is done, which is now, what comes next and by when. */
export interface Progress {
  readonly steps: readonly { readonly step: string; readonly post: string; readonly is: 'done' | 'now' | 'later' }[];
  readonly next: { readonly what: NextStep; readonly by: string | null } | null;
}

/** Whose turn it is. */
export const nextSteps = [
  'window-decides',
  'you-correct',
  'office-decides',
  'office-waits',
  'you-show-originals',
  'you-collect',
] as const;
export type NextStep = (typeof nextSteps)[number];

/** Days as the clocks of the case tell them; null where none runs. */
export interface ProgressDays {
  /** C1: the window has to say something. */
  readonly acceptBy: string | null;
  /** C3: the citizen has to hand in. */
  readonly respondBy: string | null;
  /** The promised day. */
  readonly decideBy: string | null;
}

export function progressOf(item: Pick<Item, 'flow'>, moves: readonly Move[], days: ProgressDays): Progress {
  return told(item, moves, stateOf(moves), days);
}

/** The same where only the state is known. */
export function progressAt(item: Pick<Item, 'flow'>, state: CaseState, days: ProgressDays): Progress {
  return told(item, [], state, days);
}

function told(item: Pick<Item, 'flow'>, moves: readonly Move[], state: CaseState, days: ProgressDays): Progress {
  const at = placeIn(item, moves, state);
  const steps = item.flow.map(({ step, post }, index) => ({
    step,
    post,
    is: index < at ? ('done' as const) : index === at ? ('now' as const) : ('later' as const),
  }));
  return { steps, next: nextOf(state, days) };
}

function nextOf(state: CaseState, { acceptBy, respondBy, decideBy }: ProgressDays): Progress['next'] {
  switch (state) {
    case 'RECEIVED':
      return { what: 'window-decides', by: acceptBy };
    case 'CORRECTION':
      return { what: 'you-correct', by: respondBy };
    case 'ACCEPTED':
    case 'PROCESSING':
    case 'TRANSFERRED':
      return { what: 'office-decides', by: decideBy };
    case 'SPECIAL':
      return { what: 'office-waits', by: null };
    case 'VERIFY':
      return { what: 'you-show-originals', by: null };
    case 'APPROVED':
    case 'DENIED':
      return { what: 'you-collect', by: null };
    default:
      return null;
  }
}

/** Index of the step where it stands; beyond the last when it is over. */
function placeIn({ flow }: Pick<Item, 'flow'>, moves: readonly Move[], state: CaseState): number {
  switch (state) {
    case 'DRAFT':
    case 'PRECHECK':
    case 'RECEIVED':
    case 'CORRECTION':
      return 0;
    case 'ACCEPTED':
    case 'PROCESSING':
    case 'SPECIAL':
    case 'TRANSFERRED':
      return underWay(flow, moves, state);
    case 'APPROVED':
    case 'DENIED':
    case 'VERIFY':
      // 送达 is the last step of every flow.
      return Math.max(flow.length - 1, 0);
    default:
      return flow.length;
  }
}

function underWay(flow: Item['flow'], moves: readonly Move[], state: CaseState): number {
  const named = lastMove(moves, 'start')?.detail.step;
  const begun = named === undefined ? -1 : flow.findIndex(({ step, post }) => step === named || post === named);
  const first = Math.min(1, flow.length - 1);
  const own = Math.max(begun, first);
  // 转报: the township's step is over, the county's has begun.
  return state === 'TRANSFERRED' ? Math.min(own + 1, flow.length - 1) : own;
}
