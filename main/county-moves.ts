import type { Change } from '../sync/protocol.ts';
import { itemOfCase, keptMoves, putMoves, type RefusedMove, wholeCaseOf } from './case-moves.ts';
import type { Application } from './domain/application.ts';
import { movesOfCase } from './domain/case/implied-moves.ts';
import type { Move } from './domain/case/move.ts';
import { replay } from './domain/case/replay.ts';
import type { Standing } from './domain/case/standing.ts';
import type { CountyStatusVerdict } from './domain/status.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';

type StatusChange = Extract<Change, { kind: 'application-status' }>;
type WithMoves = StatusChange & { readonly moves: readonly Move[] };

/** A county of before version 4 says only where a case stands. */
export function hasMoves(change: StatusChange): change is WithMoves {
  return change.moves !== undefined;
}

/**
 * The county's list is the order of things: its moves are replayed here by the same machine, and what it once said it can't
 * unsay. What was made here and has not reached it stands on top, as far as it is still lawful there.
 */
export function judgeCountyMoves(ledger: Ledger, application: Application, change: WithMoves): CountyStatusVerdict {
  if (change.statusVersion <= application.countyStatusVersion) return 'stale';
  const said = new Set(change.moves.map(({ id }) => id));
  const known = keptMoves(ledger, application.id).made.filter(({ where }) => where === 'county');
  if (known.some(({ id }) => !said.has(id))) return 'backwards';
  const item = itemOfCase(ledger, application);
  if (!item) return 'apply';
  const record = { ...wholeCaseOf(ledger, application, item), moves: before(application, change) };
  return replay(record, change.moves).refused.length === 0 ? 'apply' : 'inconsistent';
}

export function applyCountyMoves(
  ledger: Ledger,
  writer: LedgerWriter,
  application: Application,
  change: WithMoves,
): Standing {
  const kept = keptMoves(ledger, application.id);
  const said = new Set(change.moves.map(({ id }) => id));
  const told = new Map((change.refusedMoves ?? []).map(({ id, text }) => [id, text]));
  const own = kept.made.filter(({ id, where }) => where === 'terminal' && !said.has(id));
  const pending = own.filter(({ id }) => !told.has(id));
  const item = itemOfCase(ledger, application);
  const ground = before(application, change);
  const record = item && { ...wholeCaseOf(ledger, application, item), moves: [...ground, ...change.moves] };
  const rebased = record ? replay(record, pending) : { moves: [...ground, ...change.moves, ...pending], refused: [] };
  const refused: RefusedMove[] = [
    ...kept.refused.filter(({ move }) => !said.has(move.id)),
    ...own.flatMap((move) => {
      const why = told.get(move.id);
      return why ? [{ move, why, isNoted: false }] : [];
    }),
    ...rebased.refused.map(({ move, refusal }) => ({ move, why: refusal.text, isNoted: false })),
  ];
  const standing = putMoves(ledger, writer, application, { made: rebased.moves.slice(ground.length), refused });
  noteRefused(ledger, writer, application.id, refused.slice(kept.refused.length));
  return standing;
}

/** What stands before the county's list: the opening, and what an earlier release knew without its moves. */
function before(application: Application, { moves, state, decision }: WithMoves): readonly Move[] {
  if (application.opening) return application.opening;
  const [first] = moves;
  return movesOfCase({ ...application, state: first ? stateBefore(first) : state, decision }, []);
}

function stateBefore({ from }: Move): Application['state'] {
  return from === 'DRAFT' || from === 'PRECHECK' ? 'RECEIVED' : from;
}

function noteRefused(ledger: Ledger, writer: LedgerWriter, applicationId: string, fresh: readonly RefusedMove[]): void {
  if (fresh.length === 0) return;
  const listed = ledger.fact('refusedMoveCases') ?? [];
  if (!listed.includes(applicationId)) writer.setFact('refusedMoveCases', [...listed, applicationId]);
  for (const { move, why } of fresh) {
    writer.appendEvent({
      type: 'case/move-refused',
      operatorId: null,
      applicationId,
      body: { moveId: move.id, transition: move.detail.transition, why: why.zh },
    });
  }
}
