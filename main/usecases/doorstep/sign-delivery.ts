import type { Input, Output } from '../../../preload/contract.ts';
import { itemOfCase, keptMoves, putMoves, wholeCaseOf } from '../../case-moves.ts';
import type { Application } from '../../domain/application.ts';
import type { Move } from '../../domain/case/move.ts';
import { failureOf } from '../../domain/case/refusal.ts';
import { judgeMove } from '../../domain/case/replay.ts';
import { shanghaiDate } from '../../domain/dates.ts';
import type { DeliveryProof, SheetSigned } from '../../domain/doorstep/delivery.ts';
import type { VisitReport } from '../../domain/doorstep/visit.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { LedgerWriter } from '../../ledger/port.ts';
import { keepVisit } from '../../visit-sync.ts';
import { afterChange } from '../amend-application.ts';
import { keepSignature } from '../keep-signature.ts';
import type { TerminalParts } from '../parts.ts';
import { documentWords } from '../signable-words.ts';
import { deliverable, openDelivery, viewOf } from './deliver.ts';

/**
 * 签收: report, proof and T19 in ONE transaction, after the strokes lie sealed in the vault. The case itself is mostly another
 * terminal's: the county makes the step there when the report comes, and tells its window.
 */
export async function signDelivery(
  parts: TerminalParts,
  { visitId, documentId, signature }: Input<'signDelivery'>,
): Promise<Result<Output<'delivery'>>> {
  const found = deliverable(parts, visitId);
  if (!found.ok) return found;
  const open = openDelivery(parts, visitId);
  const document = open && parts.ledger.fact(`document/${open.documentId}`);
  if (!open || !document || open.documentId !== documentId) return failed('visit/no-sheet', documentId);
  const at = parts.clock.now().toISOString();
  // Its day stands on it: a sheet of yesterday would say that yesterday it was handed over.
  if (shanghaiDate(open.move.at) !== shanghaiDate(at)) return failed('visit/no-sheet', 'of another day');
  const signed = await kept(parts, documentId, signature, at);
  if (!signed.ok) return signed;

  // From here on nothing waits: what is judged is what is written.
  const again = deliverable(parts, visitId);
  if (!again.ok) return again;
  const { held, result } = again.value;
  if (openDelivery(parts, visitId)?.documentId !== documentId) return failed('visit/no-sheet', 'changed meanwhile');
  const own = ownCase(parts, result.applicationId);
  const move = own ? judgedHere(parts, own, open.move) : ok(open.move);
  if (!move.ok) return move;
  const { numberText, contentHash, issuedBy } = document;
  const proof: DeliveryProof = {
    move: move.value,
    document: { id: documentId, numberText, contentHash },
    signed: signed.value,
  };
  const { receiver } = open.order;
  const report: VisitReport = {
    id: parts.newId(),
    visitId,
    at,
    by: { id: issuedBy.id, name: issuedBy.name },
    detail: { kind: 'delivered', receiver, isSigned: true, note: '', proof },
  };
  const after = { ...held, reports: [...held.reports, report] };
  const written = parts.ledger.transact((writer) => {
    if (own) stepOf(parts, writer, own, move.value);
    keepVisit(parts.ledger, writer, after);
    writer.setFact(`delivery-open/${visitId}`, null);
    writer.appendEvent({
      type: 'visit/reported',
      operatorId: issuedBy.id,
      applicationId: null,
      body: { report },
    });
  });
  if (!written.ok) return written;
  afterChange(parts);
  parts.engine()?.kick();
  return viewOf(parts, after);
}

async function kept(
  parts: TerminalParts,
  documentId: string,
  signature: Input<'signDelivery'>['signature'],
  at: string,
): Promise<Result<SheetSigned>> {
  if (signature.how === 'paper') return ok({ how: 'paper', at });
  const words = documentWords(parts, documentId);
  if (!words.ok) return words;
  const { documentHash, written } = signature;
  const signed = await keepSignature(parts, {
    words: words.value,
    shownHash: documentHash,
    written,
    device: 'tablet',
  });
  return signed.ok ? ok({ how: 'strokes', at: signed.value.at, documentHash, written }) : signed;
}

/** Taken in here and never handed over: then the step is this terminal's own to make. */
function ownCase({ ledger }: TerminalParts, applicationId: string): Application | null {
  const application = ledger.application(applicationId);
  return application && !ledger.fact(`handed-over/${applicationId}`) ? application : null;
}

function judgedHere(parts: TerminalParts, application: Application, made: Move): Result<Move> {
  const item = itemOfCase(parts.ledger, application);
  if (!item) return failed('item/unknown');
  const judged = judgeMove(wholeCaseOf(parts.ledger, application, item), made);
  return judged.ok ? ok(judged.value) : { ok: false, failure: failureOf(judged.refusal) };
}

function stepOf(parts: TerminalParts, writer: LedgerWriter, application: Application, made: Move): void {
  const { ledger } = parts;
  const before = keptMoves(ledger, application.id);
  const { dueDate } = putMoves(ledger, writer, application, { ...before, made: [...before.made, made] });
  writer.appendEvent({
    type: 'case/moved',
    operatorId: made.by.id,
    applicationId: application.id,
    body: { move: made, dueDate },
  });
}
