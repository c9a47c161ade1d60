import type { Input, Output } from '../../preload/contract.ts';
import type { DisplayAsk } from '../../preload/contract-display.ts';
import type { DisplayTask, SignableWords } from '../display/port.ts';
import { qrSquares } from '../display/qr-squares.ts';
import type { KeptSignature } from '../domain/display/signature.ts';
import { writtenSignatureSchema } from '../domain/display/strokes.ts';
import { yuan } from '../domain/fees.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { staffHere } from './documents/staff-here.ts';
import { paymentNoticeContext } from './fees.ts';
import { keepSignature } from './keep-signature.ts';
import type { TerminalParts } from './parts.ts';
import { documentWords, formWords, wordsOf } from './signable-words.ts';

/** 请群众确认、签名、评价: what the clerk sends to the other side of the glass. */
export function askOnDisplay(parts: TerminalParts, input: Input<'askOnDisplay'>): Result<Output<'displayState'>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  if (parts.display.state().screens === 0) return failed('display/absent');
  const task = taskOf(parts, input, operator.value.id);
  if (!task.ok) return task;
  const shown = parts.display.show(task.value);
  return shown.ok ? ok(parts.display.state()) : shown;
}

export function clearDisplay(parts: TerminalParts): Result<Output<'displayState'>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  parts.display.end();
  return ok(parts.display.state());
}

function taskOf(parts: TerminalParts, ask: DisplayAsk, askedBy: string): Result<DisplayTask> {
  switch (ask.what) {
    case 'confirm': {
      const draft = parts.ledger.draft(ask.draftId);
      if (!draft) return failed('application/not-found');
      const words = formWords(parts, draft.id);
      if (!words.ok) return words;
      const { id: draftId, revision, itemName } = draft;
      const asksSignature = ask.withSignature;
      return ok({ what: 'confirm', draftId, revision, itemName, words: words.value, asksSignature });
    }
    case 'sign-form':
      return toSign('sign-form', formWords(parts, ask.id));
    case 'sign-document':
      if (parts.ledger.fact(`document/${ask.documentId}`)?.voided) return failed('document/not-found', 'it is void');
      return toSign('sign-document', documentWords(parts, ask.documentId));
    case 'rate': {
      const application = parts.ledger.application(ask.applicationId);
      if (!application) return failed('application/not-found');
      const { id: applicationId, itemName, idNumber: person } = application;
      return ok({ what: 'rate', applicationId, itemName, person, askedBy });
    }
    case 'fee':
      return feeTask(parts, ask.applicationId);
  }
}

function toSign(what: 'sign-form' | 'sign-document', words: Result<SignableWords>): Result<DisplayTask> {
  return words.ok ? ok({ what, words: words.value, isRead: false }) : words;
}

/** Of the catalogue alone; nothing here takes money or says that it was taken. */
function feeTask(parts: TerminalParts, applicationId: string): Result<DisplayTask> {
  const context = paymentNoticeContext(parts, applicationId);
  if (!context.ok) return context;
  const { application, fee } = context.value;
  return ok({
    what: 'fee',
    applicationId,
    person: application.idNumber,
    notice: {
      itemName: application.itemName,
      lines: fee.lines.map(({ name, amountFen }) => ({ name, amount: amountFen === null ? '' : yuan(amountFen) })),
      total: yuan(fee.totalFen),
      number: application.localNumber,
      code: qrSquares(application.localNumber),
    },
  });
}

export function citizenWord(parts: TerminalParts, { id }: Input<'citizenWord'>): Result<Output<'citizenWord'>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const confirmed = parts.ledger.fact(`confirmed/${id}`);
  const draft = parts.ledger.draft(id);
  const stands =
    confirmed &&
    (draft === null ? wordsStand(parts, id, confirmed.documentHash) : draft.revision === confirmed.revision);
  return ok({
    confirmed: confirmed ? { at: confirmed.at, stands: stands === true } : null,
    signatures: (parts.ledger.fact(`signatures/${id}`) ?? []).map((kept) => signatureView(parts, id, kept)),
    hasPad: parts.devices.statuses().some((status) => status.deviceClass === 'signature-pad'),
  });
}

function wordsStand(parts: TerminalParts, id: string, documentHash: string): boolean {
  const words = formWords(parts, id);
  return words.ok && words.value.documentHash === documentHash;
}

function signatureView(parts: TerminalParts, id: string, { about, at, device, documentHash }: KeptSignature) {
  const words = wordsOf(parts, { about, id });
  return { about, at, device, stands: words.ok && words.value.documentHash === documentHash };
}

/** Long enough to read a page and to write a name. */
const padPatienceMs = 120_000;

/** 签字板: another way to the same signature. */
export async function signOnPad(parts: TerminalParts, input: Input<'signOnPad'>): Promise<Result<Output<'signOnPad'>>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const words = 'documentId' in input ? documentWords(parts, input.documentId) : formWords(parts, input.id);
  if (!words.ok) return words;
  const { sheet, documentHash, id } = words.value;
  const startedAt = parts.clock.now().toISOString();
  const signed = await parts.devices.sign({ prompt: sheet.title, timeoutMs: padPatienceMs });
  if (!signed.ok) return failed(signed.trouble, signed.detail);
  const { widthPx, heightPx, strokes } = signed.value;
  const written = writtenSignatureSchema.safeParse({
    widthPx,
    heightPx,
    strokes: strokes.map((stroke) => stroke.map(({ xPx, yPx, pressure, timeMs }) => [xPx, yPx, pressure, timeMs])),
    startedAt,
    finishedAt: parts.clock.now().toISOString(),
    pointer: 'pad',
  });
  if (!written.success) return failed('signature-pad/unusable', written.error.issues[0]?.message);
  const kept = await keepSignature(parts, {
    words: words.value,
    shownHash: documentHash,
    device: 'signature-pad',
    written: written.data,
  });
  return kept.ok ? ok(signatureView(parts, id, kept.value)) : kept;
}
