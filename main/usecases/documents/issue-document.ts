import type { Input, Output } from '../../../preload/contract.ts';
import { shanghaiDate } from '../../domain/dates.ts';
import type { ComposedDocument } from '../../domain/documents/content.ts';
import type { IssuedDocument } from '../../domain/documents/issued.ts';
import type { CaseDocumentKind } from '../../domain/documents/kinds.ts';
import { type DocumentNumber, documentNumberText, seriesOf } from '../../domain/documents/number.ts';
import type { DocumentScene } from '../../domain/documents/scene.ts';
import { failed, must, ok, type Result } from '../../domain/result.ts';
import type { LedgerWriter } from '../../ledger/port.ts';
import { refuseTooLongOffline } from '../offline-staff.ts';
import { deskChanged, type TerminalParts } from '../parts.ts';
import { documentView } from './case-documents.ts';
import { type DocumentWish, issuedOf, sceneOf } from './document-scene.ts';
import { staffHere } from './staff-here.ts';

/** What somebody who hands in papers leaves with, and what is theirs to sign: no decision of the office's (R56). */
const paperOfReceipt: ReadonlySet<CaseDocumentKind> = new Set(['receipt-slip', 'hand-in', 'power-of-attorney']);

/**
 * 签发: number, words, signature and event in ONE transaction. So a power cut leaves either the document with its number or
 * neither, and no number is lost or given twice (R16). One document for one step: a second click gets the first.
 */
export function issueDocument(parts: TerminalParts, input: Input<'issueDocument'>): Result<Output<'issueDocument'>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const same = earlierIssue(parts, input);
  if (same) {
    return same.applicationId === input.applicationId ? ok(documentView(same)) : failed('input/invalid', 'id in use');
  }
  const bound = paperOfReceipt.has(input.kind) ? null : refuseTooLongOffline(parts);
  if (bound) return bound;
  const scene = sceneOf(parts, input);
  if (!scene.ok) return scene;
  // All that can be missing is known before a number is taken.
  const draft = parts.paper.composeDocument(input.kind, scene.value);
  if (!draft.ok) return draft;
  const unit = parts.ledger.fact('enrolment')?.numberPrefix;
  if (unit === undefined) return failed('terminal/not-enrolled');
  const issued = parts.ledger.transact((writer) => write(parts, writer, { ...input, unit, scene: scene.value }));
  if (!issued.ok) return issued;
  deskChanged(parts);
  parts.engine()?.kick();
  return ok(documentView(issued.value));
}

function earlierIssue({ ledger }: TerminalParts, input: DocumentWish & { readonly documentId: string }) {
  const repeated = ledger.fact(`document/${input.documentId}`);
  if (repeated || input.moveId === null) return repeated;
  const ofStep = issuedOf(ledger, input.applicationId);
  return ofStep.find(({ kind, moveId, voided }) => kind === input.kind && moveId === input.moveId && voided === null);
}

function write(
  parts: TerminalParts,
  writer: LedgerWriter,
  order: DocumentWish & { readonly documentId: string; readonly unit: string; readonly scene: DocumentScene },
): IssuedDocument {
  const { scene, kind } = order;
  const { at, clerk } = scene;
  return writeDocument(parts, writer, {
    ...order,
    ...{ at, clerk },
    caseNumber: scene.application.localNumber,
    compose: (numberText) => parts.paper.composeDocument(kind, { ...scene, numberText }),
  });
}

export interface DocumentOrder {
  readonly documentId: string;
  readonly applicationId: string;
  readonly kind: CaseDocumentKind;
  readonly moveId: string | null;
  readonly unit: string;
  readonly at: string;
  readonly clerk: IssuedDocument['issuedBy'];
  readonly caseNumber: string;
  /** That nothing is missing was seen before a number was taken. */
  compose(numberText: string): Result<ComposedDocument>;
}

/** Number, words, signature and event, within the transaction of whoever asks. */
export function writeDocument(parts: TerminalParts, writer: LedgerWriter, order: DocumentOrder): IssuedDocument {
  const { kind, applicationId, moveId, documentId: id, unit, at, clerk, caseNumber } = order;
  const date = shanghaiDate(at);
  const series = { unit, kind, year: Number(date.slice(0, 4)) };
  const number: DocumentNumber = { ...series, count: writer.nextCount(seriesOf(series)) };
  const numberText = documentNumberText(number);
  const composed = must(order.compose(numberText));
  const contentHash = parts.paper.contentHash(composed.content);
  const token = must(parts.documentSigner.sign({ number, caseNumber, date, contentHash }));
  const document: IssuedDocument = {
    ...composed,
    id,
    applicationId,
    kind,
    moveId,
    number,
    numberText,
    issuedAt: at,
    issuedBy: clerk,
    contentHash,
    token,
    prints: [],
    voided: null,
  };
  writer.setFact(`document/${id}`, document);
  const ids = parts.ledger.fact(`documents/${applicationId}`) ?? [];
  writer.setFact(`documents/${applicationId}`, [...ids, id]);
  writer.appendEvent({
    type: 'document/issued',
    operatorId: clerk.id,
    applicationId,
    // Nothing of the person: the county shows this to whoever scans the code.
    body: { documentId: id, number, numberText, caseNumber, date, contentHash, moveId },
  });
  return document;
}

/** 作废 a document, not its case: a corrected one may be issued for the same step, under a number of its own. */
export function voidDocument(parts: TerminalParts, input: Input<'voidDocument'>): Result<Output<'voidDocument'>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const document = parts.ledger.fact(`document/${input.documentId}`);
  if (!document) return failed('document/not-found');
  if (document.voided) return ok(documentView(document));
  const bound = refuseTooLongOffline(parts);
  if (bound) return bound;
  const at = parts.clock.now().toISOString();
  const voided: IssuedDocument = { ...document, voided: { at, by: operator.value.name, reason: input.reason } };
  const written = parts.ledger.transact((writer) => {
    writer.setFact(`document/${document.id}`, voided);
    writer.appendEvent({
      type: 'document/voided',
      operatorId: operator.value.id,
      applicationId: document.applicationId,
      body: { documentId: document.id, number: document.number, numberText: document.numberText, reason: input.reason },
    });
  });
  if (!written.ok) return written;
  deskChanged(parts);
  parts.engine()?.kick();
  return ok(documentView(voided));
}
