import { stateOfCase } from './case-facts.ts';
import { err, type Judged, ok } from './judged.ts';
import { type MoveOrder, move } from './machine.ts';
import type { Move } from './move.ts';
import { type Refusal, refused as refusedBy } from './refusal.ts';
import type { WholeCase } from './whole-case.ts';

/**
 * A move that was made elsewhere, judged again before it counts here (R23): an import and the wire are believed as little
 * as a keyboard. Clocks are not judged again: whose calendar was right is a matter of supervision.
 */
export function judgeMove(record: WholeCase, made: Move): Judged<Move> {
  const state = stateOfCase(record);
  if (record.moves.some(({ id }) => id === made.id)) {
    return err(refusedBy('rule', 'R23', '这一步已经有了', 'This move is already here'));
  }
  if (made.from !== state) {
    return err(
      refusedBy(
        'wrong-state',
        'R23',
        `这一步从“${made.from}”开始，而这一件是“${state}”`,
        `The move begins in ${made.from}, the case stands in ${state}`,
      ),
    );
  }
  // `at` is not looked at: a clock that was set back is kept as it was (R17), and the chain says what came first.
  const judged = move(record, orderOf(made), {
    id: made.id,
    at: made.at,
    where: made.where,
    offline: made.offline,
    counting: null,
  });
  if (!judged.ok) return judged;
  if (judged.value.to !== made.to) {
    return err(
      refusedBy(
        'rule',
        'R23',
        `这一步该到“${judged.value.to}”，写的是“${made.to}”`,
        `The move leads to ${judged.value.to}, it says ${made.to}`,
      ),
    );
  }
  return ok(made);
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
    if (judged.ok) moves.push(one);
    else refused.push({ move: one, refusal: judged.refusal });
  }
  return { moves, refused };
}

function orderOf({ detail, by, second, risks }: Move): MoveOrder {
  const notes = Object.fromEntries((risks ?? []).map(({ code, note }) => [code, note]));
  return { detail, by, second, notes, isRelative: (risks ?? []).some(({ code }) => code === 'relative') };
}
