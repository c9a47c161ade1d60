import { stateOfCase } from './case-facts.ts';
import { err, type Judged, ok } from './judged.ts';
import { type MoveOrder, move } from './machine.ts';
import type { Move } from './move.ts';
import { type Refusal, refused as refusedBy } from './refusal.ts';
import { type CaseState, caseStateNames } from './states.ts';
import { targetOf } from './transitions.ts';
import type { WholeCase } from './whole-case.ts';

/**
 * A move that was made elsewhere, judged again before it counts here (R23): an import and the wire are believed as little
 * as a keyboard. Clocks are not judged again: whose calendar was right is a matter of supervision.
 *
 * Both sides of a line that was down may move a case. What was made without knowing of the other side's last moves begins
 * where they led, if it is lawful there still; within one side the order is that of its chain, and is not forgiven.
 */
export function judgeMove(record: WholeCase, made: Move): Judged<Move> {
  if (record.moves.some(({ id }) => id === made.id)) {
    return err(refusedBy('rule', 'R23', '这一步已经有了', 'This move is already here'));
  }
  if (!statesSeen(record, made).includes(made.from)) {
    const state = stateOfCase(record);
    return err(
      refusedBy(
        'wrong-state',
        'R23',
        `这一步从“${caseStateNames[made.from].zh}”开始，而这一件是“${caseStateNames[state].zh}”`,
        `The move begins in ${made.from}, the case stands in ${state}`,
      ),
    );
  }
  // `at` is not looked at: a clock that was set back is kept as it was (R17), and the chain says what came first.
  const { id, at, where, offline } = made;
  const judged = move(record, orderOf(made), { id, at, where, offline, counting: null });
  if (!judged.ok) return judged;
  const to = targetOf(made.detail, made.from);
  if (to !== made.to) {
    return err(
      refusedBy(
        'rule',
        'R23',
        `这一步该到“${caseStateNames[to].zh}”，写的是“${caseStateNames[made.to].zh}”`,
        `The move leads to ${to}, it says ${made.to}`,
      ),
    );
  }
  const { from, to: reached } = judged.value;
  return ok({ ...made, from, to: reached });
}

/** Where the case stands, and where it stood before those last moves of the other side that this one need not know of. */
function statesSeen(record: WholeCase, { where }: Move): readonly CaseState[] {
  const own = record.moves.findLastIndex((one) => one.where === where);
  return [stateOfCase(record), ...record.moves.slice(own + 1).map(({ from }) => from)];
}

export interface Replayed {
  readonly moves: readonly Move[];
  readonly refused: readonly { readonly move: Move; readonly refusal: Refusal }[];
}

/** The record's moves with these ones after them, as far as they are lawful. */
export function replay(record: WholeCase, made: readonly Move[]): Replayed {
  const moves = [...record.moves];
  const refused: { move: Move; refusal: Refusal }[] = [];
  for (const one of made) {
    const judged = judgeMove({ ...record, moves }, one);
    if (judged.ok) moves.push(judged.value);
    else refused.push({ move: one, refusal: judged.refusal });
  }
  return { moves, refused };
}

function orderOf({ detail, by, second, risks }: Move): MoveOrder {
  const notes = Object.fromEntries((risks ?? []).map(({ code, note }) => [code, note]));
  return { detail, by, second, notes, isRelative: (risks ?? []).some(({ code }) => code === 'relative') };
}
