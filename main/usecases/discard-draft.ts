import type { Input } from '../../preload/contract.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';

/** Only a draft can be thrown away: it has no number and the citizen holds no receipt for it. */
export function discardDraft(parts: TerminalParts, input: Input<'discardDraft'>): Result<null> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  if (!parts.ledger.draft(input.draftId)) return failed('application/not-found');
  const removed = parts.ledger.transact((writer) => writer.removeDraft(input.draftId));
  if (!removed.ok) return removed;
  deskChanged(parts);
  return ok(null);
}
