import type { Input, Output } from '../../../preload/contract.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { ClosingSheet } from '../../paper/port.ts';
import { staffHere } from '../documents/staff-here.ts';
import type { TerminalParts } from '../parts.ts';
import { closingAt } from './closing-view.ts';

/** 日结单、交接班单, A4: as it was signed, whatever has come since. */
export function closingSheet(parts: TerminalParts, { seq }: Input<'closingSheet'>): Result<Output<'closingSheet'>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  if (!closingAt(parts.ledger, seq)) return failed('closing/not-found');
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'document/printed',
      operatorId: operator.value.id,
      applicationId: null,
      body: { document: 'closing-sheet', closingSeq: seq },
    });
  });
  return noted.ok ? ok({ url: `/documents/closing-${seq}.pdf` }) : noted;
}

export function closingSheetContext(parts: TerminalParts, seq: number): Result<ClosingSheet> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const closing = closingAt(parts.ledger, seq);
  if (!closing) return failed('closing/not-found');
  const numberPrefix = parts.ledger.fact('enrolment')?.numberPrefix ?? '';
  return ok({ closing, numberPrefix, printedAt: parts.clock.now().toISOString() });
}
