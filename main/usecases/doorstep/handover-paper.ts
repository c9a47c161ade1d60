import type { Input, Output } from '../../../preload/contract.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { HandoverSheet } from '../../paper/port.ts';
import { staffHere } from '../documents/staff-here.ts';
import type { TerminalParts } from '../parts.ts';

/** 材料交接单, A4: of a batch at either side, with what has been said of its cases so far. */
export function handoverSheet(
  parts: TerminalParts,
  { batchId }: Input<'handoverSheet'>,
): Result<Output<'handoverSheet'>> {
  const context = handoverSheetContext(parts, batchId);
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  if (!context.ok) return context;
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'document/printed',
      operatorId: operator.value.id,
      applicationId: null,
      body: { document: 'handover-sheet', batchId },
    });
  });
  return noted.ok ? ok({ url: `/documents/handover-${batchId}.pdf` }) : noted;
}

export function handoverSheetContext(parts: TerminalParts, batchId: string): Result<HandoverSheet> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const held = parts.ledger.fact(`handover/${batchId}`);
  if (!held) return failed('handover/other-batch', 'not here');
  return ok({ held, printedAt: parts.clock.now().toISOString() });
}
