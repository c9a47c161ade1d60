import type { Input, Operator, TerminalState } from '../../preload/contract.ts';
import { ok, type Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';
import { terminalState } from './terminal-state.ts';

/** 登录: the PIN opens the screens; the act itself is an event of the chain. */
export async function unlock(parts: TerminalParts, input: Input<'unlock'>): Promise<Result<TerminalState>> {
  const checked = await parts.staff.checkPin(input.operatorId, input.pin);
  if (!checked.ok) return checked;
  return beginSession(parts, checked.value);
}

export function beginSession(parts: TerminalParts, operator: Operator): Result<TerminalState> {
  const noted = noteSession(parts, 'operator/unlocked', operator.id);
  if (!noted.ok) return noted;
  parts.session.operator = operator;
  return announce(parts);
}

export function lock(parts: TerminalParts): Result<TerminalState> {
  const { operator } = parts.session;
  if (operator) {
    const noted = noteSession(parts, 'operator/locked', operator.id);
    if (!noted.ok) return noted;
  }
  parts.session.operator = null;
  return announce(parts);
}

function noteSession(parts: TerminalParts, type: 'operator/unlocked' | 'operator/locked', operatorId: string) {
  return parts.ledger.transact((writer) => {
    writer.appendEvent({ type, operatorId, applicationId: null, body: { station: parts.station } });
  });
}

function announce(parts: TerminalParts): Result<TerminalState> {
  const state = terminalState(parts);
  parts.publish('terminal', state);
  return ok(state);
}
