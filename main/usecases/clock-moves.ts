import { itemOfCase } from '../case-moves.ts';
import type { Application } from '../domain/application.ts';
import { afterChange } from './amend-application.ts';
import { makeClockMove } from './clock-move.ts';
import type { TerminalParts } from './parts.ts';

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
  const item = itemOfCase(parts.ledger, application);
  if (!item) return false;
  const at = parts.clock.now().toISOString();
  if (!makeClockMove(parts, application, { item, detail: { transition: 'deem-accepted' }, at })) return false;
  afterChange(parts);
  parts.engine()?.kick();
  return true;
}
