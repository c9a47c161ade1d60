import type { Input, Output } from '../../../preload/contract.ts';
import type { DocumentJob } from '../../../preload/contract-devices.ts';
import type { ComposedDocument } from '../../domain/documents/content.ts';
import { type DocumentPrint, type IssuedDocument, printsOf } from '../../domain/documents/issued.ts';
import { type DocumentCopy, documentTrade } from '../../domain/documents/kinds.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { SheetMarks } from '../../paper/port.ts';
import { signatureOnPaper } from '../keep-signature.ts';
import { chosenQueue } from '../page-queue.ts';
import { deskChanged, type TerminalParts } from '../parts.ts';
import { documentWords } from '../signable-words.ts';
import { sceneOf } from './document-scene.ts';
import { staffHere } from './staff-here.ts';

/** Drafts that somebody looks at now: they hold what a document would say, so they are in memory only. */
const drafts = new WeakMap<TerminalParts, Map<string, ComposedDocument>>();
const draftsKept = 20;

export function previewDocument(
  parts: TerminalParts,
  input: Input<'previewDocument'>,
): Result<Output<'previewDocument'>> {
  const scene = sceneOf(parts, input);
  if (!scene.ok) return scene;
  const composed = parts.paper.composeDocument(input.kind, scene.value);
  if (!composed.ok) return composed;
  const kept = drafts.get(parts) ?? new Map<string, ComposedDocument>();
  drafts.set(parts, kept);
  const id = parts.newId();
  kept.set(id, composed.value);
  const [oldest] = kept.keys();
  if (kept.size > draftsKept && oldest !== undefined) kept.delete(oldest);
  return ok({ url: `/documents/case-draft-${id}.pdf` });
}

export function viewDocument(parts: TerminalParts, input: Input<'viewDocument'>): Result<Output<'viewDocument'>> {
  const found = documentWithCopy(parts, input);
  return found.ok ? ok({ url: `/documents/case-view-${input.documentId}-${input.copy}.pdf` }) : found;
}

/** Without a printer: the file counts as a print, since nobody sees what is done with it. */
export function saveCaseDocument(
  parts: TerminalParts,
  input: Input<'saveCaseDocument'>,
): Result<Output<'saveCaseDocument'>> {
  const noted = notePrint(parts, input);
  if (!noted.ok) return noted;
  return ok({ url: `/documents/case-print-${input.documentId}-${input.copy}-${noted.value.ordinal}.pdf` });
}

export async function printCaseDocument(
  parts: TerminalParts,
  input: Input<'printCaseDocument'>,
): Promise<Result<DocumentJob>> {
  const found = documentWithCopy(parts, input);
  if (!found.ok) return found;
  // Without a printer nothing was printed, and nothing is counted.
  const chosen = await chosenQueue(parts, 'acceptance-notice');
  if (!chosen.ok) return chosen;
  const noted = notePrint(parts, input);
  if (!noted.ok) return noted;
  const { document, ordinal } = noted.value;
  const pdf = await printedSheet(parts, document, input.copy, ordinal);
  if (!pdf.ok) return pdf;
  // Titles are read by whoever stands at the printer: no names.
  const title = `${documentTrade[document.kind].name} ${document.numberText}`;
  const { choice, queue } = chosen.value;
  const job = await parts.devices.printPages({ ...choice, copies: 1, id: input.jobId, pdf: pdf.value, title });
  if (!job.ok) return failed(job.trouble, job.detail);
  return ok({ jobId: job.value.id, printer: queue.label, state: job.value.state, trouble: job.value.trouble });
}

/** What the host serves; null for anything that is not there. */
export async function documentFile(parts: TerminalParts, path: string): Promise<Result<Uint8Array> | null> {
  if (!staffHere(parts).ok) return null;
  const draft = /^\/documents\/case-draft-([0-9a-f-]{36})\.pdf$/.exec(path)?.[1];
  if (draft !== undefined) {
    const composed = drafts.get(parts)?.get(draft);
    return composed ? parts.paper.document(composed.content, draftMarks(composed)) : null;
  }
  const view = /^\/documents\/case-view-([0-9a-f-]{36})-(citizen|archive)\.pdf$/.exec(path);
  if (view) {
    const document = parts.ledger.fact(`document/${view[1] ?? ''}`);
    if (!document) return null;
    const marks = { ...issuedMarks(parts, document, view[2] as DocumentCopy, 1), watermark: '仅供查看' } as const;
    return signedSheet(parts, document, marks);
  }
  const print = /^\/documents\/case-print-([0-9a-f-]{36})-(citizen|archive)-(\d{1,4})\.pdf$/.exec(path);
  if (!print) return null;
  const document = parts.ledger.fact(`document/${print[1] ?? ''}`);
  const [copy, ordinal] = [print[2] as DocumentCopy, Number(print[3])];
  if (!document || ordinal < 1 || ordinal > printsOf(document, copy).length) return null;
  return printedSheet(parts, document, copy, ordinal);
}

function printedSheet(parts: TerminalParts, document: IssuedDocument, copy: DocumentCopy, ordinal: number) {
  return signedSheet(parts, document, issuedMarks(parts, document, copy, ordinal));
}

async function signedSheet(parts: TerminalParts, document: IssuedDocument, marks: SheetMarks) {
  const signature = await signatureOnPaper(parts, documentWords(parts, document.id));
  return parts.paper.document(document.content, { ...marks, signature });
}

function draftMarks({ whole }: ComposedDocument): SheetMarks {
  return { copy: 'citizen', watermark: '草稿', issued: null, isVoided: false, whole };
}

function issuedMarks(parts: TerminalParts, document: IssuedDocument, copy: DocumentCopy, ordinal: number): SheetMarks {
  const { token, whole, issuedAt, voided } = document;
  const countyUrl = parts.ledger.fact('enrolment')?.countyUrl;
  const printedAt = printsOf(document, copy)[ordinal - 1]?.at ?? issuedAt;
  return {
    copy,
    watermark: null,
    issued: {
      token,
      codeText: countyUrl === undefined ? token : `${countyUrl.replace(/\/+$/, '')}/verify/${token}`,
      reprint: ordinal - 1,
      printedAt,
    },
    isVoided: voided !== null,
    whole,
  };
}

function documentWithCopy(
  parts: TerminalParts,
  input: { readonly documentId: string; readonly copy: DocumentCopy },
): Result<IssuedDocument> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const document = parts.ledger.fact(`document/${input.documentId}`);
  if (!document) return failed('document/not-found');
  if (!documentTrade[document.kind].copies.includes(input.copy)) return failed('input/invalid', 'it has no such copy');
  return ok(document);
}

/** R16: every print is an event, and says which one it is. The same job is counted once. */
function notePrint(
  parts: TerminalParts,
  input: { readonly documentId: string; readonly copy: DocumentCopy; readonly jobId: string },
): Result<{ readonly document: IssuedDocument; readonly ordinal: number }> {
  const found = documentWithCopy(parts, input);
  if (!found.ok) return found;
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const before = printsOf(found.value, input.copy);
  const repeated = before.findIndex(({ jobId }) => jobId === input.jobId);
  if (repeated >= 0) return ok({ document: found.value, ordinal: repeated + 1 });
  const { copy, jobId } = input;
  const print: DocumentPrint = { copy, jobId, at: parts.clock.now().toISOString(), by: operator.value.name };
  const document: IssuedDocument = { ...found.value, prints: [...found.value.prints, print] };
  const ordinal = before.length + 1;
  const written = parts.ledger.transact((writer) => {
    writer.setFact(`document/${document.id}`, document);
    writer.appendEvent({
      type: ordinal === 1 ? 'document/printed' : 'document/reprinted',
      operatorId: operator.value.id,
      applicationId: document.applicationId,
      body: {
        document: document.kind,
        documentId: document.id,
        numberText: document.numberText,
        copy,
        reprint: ordinal - 1,
      },
    });
  });
  if (!written.ok) return written;
  deskChanged(parts);
  return ok({ document, ordinal });
}
