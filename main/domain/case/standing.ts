import type { Application, Decision } from '../application.ts';
import { clocksOf } from '../clocks/case-clocks.ts';
import { lastMove, movesNamed, stateOf } from './case-facts.ts';
import type { Counting } from './case-limits.ts';
import type { CaseRecord } from './case-record.ts';
import type { Move } from './move.ts';
import type { CaseState } from './states.ts';

export type Standing = Pick<Application, 'state' | 'acceptedAt' | 'dueDate' | 'decision'>;

/** What an application's row says of it, read off its moves: nothing of it is ever written by hand. */
export function standingOf(
  record: Omit<CaseRecord, 'item'> & { readonly item: CaseRecord['item'] | null },
  counting: Counting | null,
): Standing {
  const state = stateOf(record.moves);
  if (state === 'DRAFT' || state === 'PRECHECK') throw new Error(`an application can't stand in ${state}`);
  const acceptedAt = acceptedAtOf(record.moves);
  return {
    state,
    acceptedAt,
    dueDate: acceptedAt === null ? null : dueDateOf({ ...record, acceptedAt }, counting),
    decision: decisionOf(record.moves),
  };
}

/** 视为受理 counts from the day on which everything was handed in (§32). */
function acceptedAtOf(moves: readonly Move[]): string | null {
  const taken = lastMove(moves, 'accept', 'deem-accepted');
  if (taken === null) return null;
  if (taken.detail.transition === 'accept') return taken.at;
  return lastMove(moves, 'receive', 'receive-pre-checked', 'hand-in')?.at ?? taken.at;
}

function dueDateOf(
  {
    application,
    item,
    moves,
    acceptedAt,
  }: Omit<CaseRecord, 'item'> & { item: CaseRecord['item'] | null; acceptedAt: string },
  counting: Counting | null,
): string | null {
  if (counting === null || item === null) return null;
  // The day itself is the same whenever it is asked for.
  const now = moves.at(-1)?.at ?? acceptedAt;
  const clocks = clocksOf({ application: { ...application, acceptedAt }, item, moves }, { ...counting, now });

  return clocks.findLast(({ kind }) => kind === 'promised')?.due ?? null;
}

function decisionOf(moves: readonly Move[]): Decision | null {
  const decided = movesNamed(moves, 'decide').at(-1);
  if (!decided) return null;
  const { outcome, reason } = decided.detail;
  return { outcome, reason, decidedBy: decided.by.name, decidedAt: decided.at };
}

/** States in which the clock may have to move a case by itself. */
export const clockedStates: readonly CaseState[] = ['RECEIVED', 'CORRECTION'];
