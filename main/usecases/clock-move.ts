import { countingOf, keptMoves, putMoves, wholeCaseOf } from '../case-moves.ts';
import type { Application } from '../domain/application.ts';
import { move } from '../domain/case/machine.ts';
import type { MoveDetail, Mover } from '../domain/case/move.ts';
import type { Item } from '../domain/catalogue.ts';
import type { TerminalParts } from './parts.ts';
import { isOffline } from './sending.ts';

export const theClock: Mover = { id: 'system', name: '系统', role: 'system' };

/** A move of the system's own, judged like anybody's: kept with its event in one transaction. False: not lawful, or not written. */
export function makeClockMove(
  parts: TerminalParts,
  application: Application,
  made: { readonly item: Item; readonly detail: MoveDetail; readonly at: string },
): boolean {
  const { ledger } = parts;
  const { id: applicationId } = application;
  const order = { detail: made.detail, by: theClock, second: null };
  const judged = move(wholeCaseOf(ledger, application, made.item), order, {
    id: parts.newId(),
    at: made.at,
    where: 'terminal',
    offline: isOffline(parts),
    counting: countingOf(ledger, application.catalogueVersion),
  });
  if (!judged.ok) return false;
  const written = ledger.transact((writer) => {
    const kept = keptMoves(ledger, applicationId);
    const { dueDate } = putMoves(ledger, writer, application, { ...kept, made: [...kept.made, judged.value] });
    writer.appendEvent({ type: 'case/moved', operatorId: null, applicationId, body: { move: judged.value, dueDate } });
  });
  return written.ok;
}
