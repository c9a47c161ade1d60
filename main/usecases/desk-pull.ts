import type { Input, Output } from '../../preload/contract.ts';
import type { Result } from '../domain/result.ts';
import { kioskPull } from './kiosk/kiosk-door.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** The desk is a disposable replica: it asks for what changed after its checkpoint. */
export function deskPull(parts: TerminalParts, input: Input<'deskPull'>): Result<Output<'deskPull'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const changes = parts.ledger.changes(input.collection, input.after, input.limit);
  return kioskPull(parts, input.collection, {
    changes: changes.map((change) => ({ ...change, document: change.document ? { ...change.document } : null })),
    highWater: parts.ledger.changeCounter(),
  });
}
