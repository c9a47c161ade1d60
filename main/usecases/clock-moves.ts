import { countingOf, itemOfCase, keptMoves, putMoves, wholeCaseOf } from '../case-moves.ts';
import type { Application } from '../domain/application.ts';
import { move } from '../domain/case/machine.ts';
import type { Mover } from '../domain/case/move.ts';
import { afterChange } from './amend-application.ts';
import type { TerminalParts } from './parts.ts';
import { isOffline } from './sending.ts';

export const theClock: Mover = { id: 'system', name: '系统', role: 'system' };

/**
 * 视为受理 (T8): made by the clock, with or without a line, before anybody can do something else with the case. The end of
 * a correction (T9) waits for a person's signature: the clock alone closes nobody's case.
 */
export function moveByClock(parts: TerminalParts, applicationId: string): boolean {
  const application = parts.ledger.application(applicationId);
  return application?.state === 'RECEIVED' && deem(parts, application);
}

/** Every case in which a limit may have passed. */
export function moveAllByClock(parts: TerminalParts): void {
  for (const id of parts.ledger.fact('clockedCases') ?? []) moveByClock(parts, id);
}

function deem(parts: TerminalParts, application: Application): boolean {
  const { ledger } = parts;
  const item = itemOfCase(ledger, application);
  if (!item) return false;
  const at = parts.clock.now().toISOString();
  const order = { detail: { transition: 'deem-accepted' as const }, by: theClock, second: null };
  const judged = move(wholeCaseOf(ledger, application, item), order, {
    id: parts.newId(),
    at,
    where: 'terminal',
    offline: isOffline(parts),
    counting: countingOf(ledger, application.catalogueVersion),
  });
  if (!judged.ok) return false;
  const written = ledger.transact((writer) => {
    const kept = keptMoves(ledger, application.id);
    putMoves(ledger, writer, application, { ...kept, made: [...kept.made, judged.value] });
    writer.appendEvent({
      type: 'case/moved',
      operatorId: null,
      applicationId: application.id,
      body: { move: judged.value },
    });
  });
  if (!written.ok) return false;
  afterChange(parts);
  parts.engine()?.kick();
  return true;
}
