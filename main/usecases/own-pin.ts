import type { Input, TerminalState } from '../../preload/contract.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { beginSession } from './unlock.ts';

/** 首次启用: the code proves who it is, the PIN is chosen by them alone, and they are at work. */
export async function startWithCode(
  parts: TerminalParts,
  input: Input<'startWithCode'>,
): Promise<Result<TerminalState>> {
  if (parts.session.operator && parts.station !== 'kiosk') return failed('operator/wrong-code', 'somebody works here');
  const started = await parts.staff.startWithCode(input);
  return started.ok ? beginSession(parts, started.value) : started;
}

/** The present PIN is asked again: a terminal that was left open gives nobody a new one. */
export async function changePin(parts: TerminalParts, input: Input<'changePin'>): Promise<Result<null>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const changed = await parts.staff.changePin({ operatorId: operator.value.id, ...input });
  return changed.ok ? ok(null) : changed;
}
