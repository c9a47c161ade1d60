import type { Input, Output } from '../../preload/contract.ts';
import {
  afterReturn,
  type HeldOriginal,
  isOpen,
  type OriginalKept,
  type OriginalReturned,
} from '../domain/originals.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { LedgerWriter } from '../ledger/port.ts';
import { afterChange } from './amend-application.ts';
import { operatedCase } from './case-view.ts';
import { itemOf } from './check-draft.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

type View = Output<'originals'>;

/** 原件: what is held of this case's, and what went back. */
export function originals(parts: TerminalParts, input: Input<'originals'>): Result<View> {
  const found = operatedCase(parts, input.applicationId);
  return found.ok ? ok([...heldOf(parts, input.applicationId)]) : found;
}

export function keepOriginal(parts: TerminalParts, input: Input<'keepOriginal'>): Result<View> {
  const found = operatedCase(parts, input.applicationId);
  if (!found.ok) return found;
  const { application, operator } = found.value;
  const material = itemOf(parts, application)?.materials.find(({ code }) => code === input.materialCode);
  // R07: nothing is kept that the item does not ask for.
  if (!material) return failed('item/requirement-unknown', input.materialCode);
  const kept: OriginalKept = {
    ...input,
    id: parts.newId(),
    materialName: material.name,
    keptBy: operator.name,
    keptAt: parts.clock.now().toISOString(),
  };
  const written = parts.ledger.transact((writer) => {
    putOriginals(parts, writer, application.id, [...heldOf(parts, application.id), { ...kept, returned: null }]);
    writer.appendEvent({
      type: 'original/kept',
      operatorId: operator.id,
      applicationId: application.id,
      body: { kept },
    });
  });
  if (!written.ok) return written;
  afterChange(parts);
  return ok([...heldOf(parts, application.id)]);
}

/** One that went back without a signature stays on the list, and can be signed for later. */
export function returnOriginal(parts: TerminalParts, input: Input<'returnOriginal'>): Result<View> {
  const found = operatedCase(parts, input.applicationId);
  if (!found.ok) return found;
  const { application, operator } = found.value;
  const { id, receiver, relation, isSigned } = input;
  const returned: OriginalReturned = {
    id,
    receiver,
    relation,
    isSigned,
    returnedBy: operator.name,
    returnedAt: parts.clock.now().toISOString(),
  };
  const held = heldOf(parts, application.id);
  const next = afterReturn(held, returned);
  if (next === null) {
    return held.some((one) => one.id === id) ? failed('original/settled') : failed('application/not-found');
  }
  const written = parts.ledger.transact((writer) => {
    putOriginals(parts, writer, application.id, next);
    writer.appendEvent({
      type: 'original/returned',
      operatorId: operator.id,
      applicationId: application.id,
      body: { returned },
    });
  });
  if (!written.ok) return written;
  afterChange(parts);
  return ok([...heldOf(parts, application.id)]);
}

export function openOriginals(parts: TerminalParts): Result<Output<'openOriginals'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const open = (parts.ledger.fact('openOriginals') ?? []).flatMap((applicationId) => {
    const summary = parts.ledger.summary(applicationId);
    if (!summary) return [];
    const { localNumber, applicantName, itemName } = summary;
    return heldOf(parts, applicationId)
      .filter(isOpen)
      .map((one) => ({ ...one, localNumber, applicantName, itemName }));
  });
  return ok(open.toSorted((one, other) => one.keptAt.localeCompare(other.keptAt)));
}

function heldOf(parts: TerminalParts, applicationId: string): readonly HeldOriginal[] {
  return parts.ledger.fact(`originals/${applicationId}`) ?? [];
}

function putOriginals(
  parts: TerminalParts,
  writer: LedgerWriter,
  applicationId: string,
  held: readonly HeldOriginal[],
): void {
  writer.setFact(`originals/${applicationId}`, held);
  const others = (parts.ledger.fact('openOriginals') ?? []).filter((id) => id !== applicationId);
  writer.setFact('openOriginals', held.some(isOpen) ? [...others, applicationId] : others);
}
