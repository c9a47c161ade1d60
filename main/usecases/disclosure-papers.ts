import type { Input, Output } from '../../preload/contract.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { DisclosureContext } from '../paper/port.ts';
import { heldDisclosure } from './disclosure.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { printSlip } from './print-slip.ts';

/** 登记回执, A4: for who holds number and code. */
export function disclosureReceipt(
  parts: TerminalParts,
  input: Input<'disclosureReceipt'>,
): Result<Output<'disclosureReceipt'>> {
  const held = heldDisclosure(parts, input);
  if (!held.ok) return held;
  const { id } = held.value.request;
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'document/printed',
      operatorId: parts.session.operator?.id ?? null,
      applicationId: null,
      body: { document: 'disclosure-receipt', disclosureId: id },
    });
  });
  return noted.ok ? ok({ url: `/documents/disclosure-receipt-${id}.pdf` }) : noted;
}

export async function printDisclosureSlip(
  parts: TerminalParts,
  input: Input<'printDisclosureSlip'>,
): Promise<Result<Output<'printDisclosureSlip'>>> {
  const held = heldDisclosure(parts, input);
  if (!held.ok) return held;
  const context = disclosureContext(parts, held.value.request.id);
  if (!context.ok) return context;
  const slip = parts.paper.disclosureSlip(context.value, parts.deviceBook.profileOf(undefined), {
    isLarge: input.isLarge ?? false,
  });
  return printSlip(parts, input.jobId, slip);
}

export function disclosureContext(parts: TerminalParts, id: string): Result<DisclosureContext> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = parts.ledger.fact(`disclosure/${id}`);
  if (!held) return failed('disclosure/not-found');
  return ok({
    request: held.request,
    officeName: held.request.officeName,
    phone: parts.ledger.catalogue()?.county.phone ?? '12345',
    printedAt: parts.clock.now().toISOString(),
  });
}
