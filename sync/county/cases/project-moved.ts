import { z } from 'zod';
import { moveSchema } from '../../../main/domain/case/move.ts';
import { refused } from '../../../main/domain/case/refusal.ts';
import { judgeMove } from '../../../main/domain/case/replay.ts';
import type { LedgerEvent } from '../../../main/domain/ledger-event.ts';
import { sqlState, type Transaction } from '../store/database.ts';
import { keepRefused, keepStanding, lockedCase } from './case-moves.ts';
import { tellTerminal } from './open-case.ts';

export const movedEvent = 'case/moved' as const;
export const receivedEvent = 'application/received' as const;

const bodySchema = z.object({ move: moveSchema });

/**
 * A step that was made at a terminal, judged here by the same machine (R23). What is not lawful is kept, has no effect, is
 * shown as a violation, and the terminal is told. Null, or why it has none; the event itself stays in any case.
 */
export async function projectMoved(
  tx: Transaction,
  { terminalId, event, now }: { readonly terminalId: string; readonly event: LedgerEvent; readonly now: Date },
): Promise<string | null> {
  const parsed = bodySchema.safeParse(event.body);
  if (!parsed.success) return 'the move does not have the expected shape';
  const { move } = parsed.data;
  if (move.where !== 'terminal') return 'a terminal can’t make a move of the county';
  const [owner] = await tx.query(
    `select a.id from applications a join terminals t on t.id = $2
     where a.id = $1 and (a.terminal_id = t.id or a.terminal_id = any (t.predecessors))`,
    [event.applicationId, terminalId],
  );
  if (owner === undefined) return 'the move is of an application that did not come from this terminal';
  await tx.query('savepoint moved');
  try {
    const reason = await judged(tx, event.applicationId ?? '', move, now);
    await tx.query('release savepoint moved');
    return reason;
  } catch (error) {
    // 22: data that PostgreSQL can't hold (NUL in a text); 54: nested or long beyond its limits.
    if (!/^(22|54)/.test(sqlState(error) ?? '')) throw error;
    await tx.query('rollback to savepoint moved');
    return 'the move holds characters or structures that can not be stored';
  }
}

/** Null where it stands now; else why it has no effect. */
export async function judged(
  tx: Transaction,
  applicationId: string,
  move: z.infer<typeof moveSchema>,
  now: Date,
): Promise<string | null> {
  const held = await lockedCase(tx, applicationId);
  if (!held) return 'the content of this case can not be read here';
  const known = held.moves.find((kept) => kept.move.id === move.id);
  // A chain that is sent again after a backup was restored: the first word counts.
  if (known) return known.refusal?.text.en ?? null;
  const verdict = held.record
    ? judgeMove(held.record, move)
    : { ok: false as const, refusal: refused('rule', 'R01', '县里没有这个目录版本的事项', 'the item is unknown here') };
  if (verdict.ok) {
    await keepStanding(tx, held, verdict.value, now);
    return null;
  }
  const { refusal } = verdict;
  await keepRefused(tx, applicationId, move, refusal, now);
  await tellTerminal(tx, {
    applicationId,
    terminalId: held.terminalId,
    action: 'move-refused',
    actor: held.terminalId,
    detail: `${refusal.text.zh}（${refusal.clause}）`,
    now,
  });
  return refusal.text.en;
}
