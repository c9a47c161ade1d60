import type { Input, Output } from '../../../preload/contract.ts';
import { deliveryRefusal } from '../../domain/case/guards-ending.ts';
import type { Move, Mover } from '../../domain/case/move.ts';
import { failureOf } from '../../domain/case/refusal.ts';
import { shanghaiDate } from '../../domain/dates.ts';
import type { IssuedDocument } from '../../domain/documents/issued.ts';
import type { DeliveryScene } from '../../domain/documents/scene.ts';
import {
  type DeliveryOrder,
  type OpenDelivery,
  type ResultToBring,
  receiverProblem,
} from '../../domain/doorstep/delivery.ts';
import { type HeldVisit, mayReport, visitState } from '../../domain/doorstep/visit.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { moverFor } from '../case-people.ts';
import { voidDocument, writeDocument } from '../documents/issue-document.ts';
import { currentOperator, deskChanged, type TerminalParts } from '../parts.ts';
import { isOffline } from '../sending.ts';
import { documentWords } from '../signable-words.ts';

type View = Output<'delivery'>;

/** 送达 at the door: the sheet that waits for its signature, or the one that was signed. */
export function delivery(parts: TerminalParts, { visitId }: Input<'delivery'>): Result<View> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = parts.ledger.fact(`visit/${visitId}`);
  return held ? viewOf(parts, held) : failed('application/not-found', 'no such visit');
}

/**
 * 填写送达回证: with its number and in the words that will be signed; T19 is fixed with it, so that the sheet and the case say
 * the same to the minute. Said once more it is the same sheet; said otherwise the first is voided, and its number stays taken.
 */
export function prepareDelivery(parts: TerminalParts, input: Input<'prepareDelivery'>): Result<View> {
  const { visitId } = input;
  const found = deliverable(parts, visitId);
  if (!found.ok) return found;
  const { held, result } = found.value;
  const order = withPerson(input.order, result);
  const by = moverFor(parts, 'deliver');
  if (!by.ok) return by;
  const at = parts.clock.now().toISOString();
  const open = openDelivery(parts, visitId);
  if (open && JSON.stringify(open.order) === JSON.stringify(order)) return viewOf(parts, held);
  const wrong = receiverProblem(order, at);
  if (wrong) return failed(wrong);
  const draft = moveOf({ id: parts.newId(), at, by: by.value, offline: isOffline(parts) }, { held, result, order });
  if (draft.detail.transition !== 'deliver') throw new Error('another move than a delivery was made');
  const refusal = deliveryRefusal(draft.detail);
  if (refusal) return { ok: false, failure: failureOf(refusal) };
  const unit = parts.ledger.fact('enrolment')?.numberPrefix;
  const scene = sceneAt(parts, { result, move: draft, clerk: { id: by.value.id, name: by.value.name } });
  if (unit === undefined || !scene) return failed('terminal/not-enrolled');
  const composed = parts.paper.composeDelivery(scene);
  if (!composed.ok) return composed;
  const dropped = open ? dropSheet(parts, open, '填写有变') : ok();
  if (!dropped.ok) return dropped;
  const written = parts.ledger.transact((writer) => {
    const document = writeDocument(parts, writer, {
      documentId: parts.newId(),
      applicationId: result.applicationId,
      kind: 'delivery-receipt',
      moveId: draft.id,
      unit,
      at,
      clerk: scene.clerk,
      caseNumber: result.localNumber,
      compose: (numberText) => parts.paper.composeDelivery({ ...scene, numberText }),
    });
    const { id: documentId, numberText: receipt } = document;
    const move: Move = { ...draft, detail: { ...draft.detail, receipt } as Move['detail'] };
    writer.setFact(`delivery-open/${visitId}`, { documentId, order, move });
  });
  if (!written.ok) return written;
  deskChanged(parts);
  parts.engine()?.kick();
  return viewOf(parts, held);
}

/** Into their own hands, or left behind at their door: whose it is was the county's to say, and nobody types it. */
function withPerson(order: DeliveryOrder, { applicantName, idNumber }: ResultToBring): DeliveryOrder {
  return order.method === 'agent' ? order : { ...order, receiver: { name: applicantName, idNumber, relation: '本人' } };
}

/** 作废: nobody takes it after all, or something on it is wrong. */
export function dropDelivery(parts: TerminalParts, { visitId }: Input<'dropDelivery'>): Result<View> {
  const found = deliverable(parts, visitId);
  if (!found.ok) return found;
  const open = openDelivery(parts, visitId);
  const dropped = open ? dropSheet(parts, open, '没有送达') : ok();
  if (!dropped.ok) return dropped;
  const written = parts.ledger.transact((writer) => writer.setFact(`delivery-open/${visitId}`, null));
  return written.ok ? viewOf(parts, found.value.held) : written;
}

/** Nobody was there to take it: its number stays taken, and the next time another sheet is made out. */
export function voidOpenSheet(parts: TerminalParts, visitId: string): Result<unknown> {
  const open = openDelivery(parts, visitId);
  return open ? dropSheet(parts, open, '没有送达') : ok();
}

/** Null too where the sheet was voided, and the power went before that was noted here. */
export function openDelivery({ ledger }: Pick<TerminalParts, 'ledger'>, visitId: string): OpenDelivery | null {
  const open = ledger.fact(`delivery-open/${visitId}`);
  const document = open && ledger.fact(`document/${open.documentId}`);
  return open && document && document.voided === null ? open : null;
}

interface Deliverable {
  readonly held: HeldVisit;
  readonly result: ResultToBring;
}

export function deliverable(parts: TerminalParts, visitId: string): Result<Deliverable> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = parts.ledger.fact(`visit/${visitId}`);
  if (!held) return failed('application/not-found', 'no such visit');
  if (!mayReport(held, { kind: 'delivered' })) return failed('visit/settled', visitState(held));
  const { result } = held.visit;
  return result ? ok({ held, result }) : failed('visit/no-case', visitId);
}

export function viewOf(parts: TerminalParts, held: HeldVisit): Result<View> {
  const { ledger } = parts;
  const open = openDelivery(parts, held.visit.id);
  const report = held.reports.find(({ detail }) => detail.kind === 'delivered')?.detail;
  const proof = report?.kind === 'delivered' ? report.proof : undefined;
  const words = open && documentWords(parts, open.documentId);
  if (words && !words.ok) return words;
  return ok({
    sheet:
      open && words
        ? {
            documentId: open.documentId,
            order: open.order,
            at: open.move.at,
            isOfToday: shanghaiDate(open.move.at) === shanghaiDate(parts.clock.now().toISOString()),
            sheet: words.value.sheet,
            documentHash: words.value.documentHash,
            line: words.value.line,
          }
        : null,
    done: proof
      ? {
          documentId: proof.document.id,
          numberText: proof.document.numberText,
          how: proof.signed.how,
          at: proof.move.at,
          prints: printsOf(ledger.fact(`document/${proof.document.id}`)),
        }
      : null,
  });
}

const printsOf = (document: IssuedDocument | null): number => document?.prints.length ?? 0;

function dropSheet(parts: TerminalParts, { documentId }: OpenDelivery, reason: string): Result<unknown> {
  return voidDocument(parts, { documentId, reason });
}

function moveOf(
  scene: { readonly id: string; readonly at: string; readonly by: Mover; readonly offline: boolean },
  { held, result, order }: Deliverable & { readonly order: DeliveryOrder },
): Move {
  const { visit } = held;
  const { method, receiver, place, witness, refusedBecause } = order;
  return {
    ...scene,
    from: result.state,
    to: 'DELIVERED',
    second: null,
    where: 'terminal',
    detail: {
      transition: 'deliver',
      documents: visit.documents.length > 0 ? [...visit.documents] : [`${result.itemName}办理结果`],
      method,
      receiver,
      place,
      witness: witness === '' ? null : witness,
      refusedBecause: method === 'left' ? refusedBecause : null,
    },
  };
}

function sceneAt(
  parts: TerminalParts,
  of: { readonly result: ResultToBring; readonly move: Move; readonly clerk: DeliveryScene['clerk'] },
): DeliveryScene | null {
  const { result, move, clerk } = of;
  const enrolment = parts.ledger.fact('enrolment');
  if (!enrolment) return null;
  const { localNumber, countyNumber, itemName, itemCode, applicantName, idNumber, agentName } = result;
  return {
    application: {
      ...{ localNumber, countyNumber, itemName, itemCode, applicantName, idNumber },
      form: agentName === '' ? {} : { agent: { name: agentName } },
    },
    item: { consultPhone: result.consultPhone, supervisePhone: result.supervisePhone },
    move,
    clerk,
    at: move.at,
    countyName: enrolment.countyName,
    officeName: result.officeName,
    issued: [],
    numberText: null,
  };
}
