import { keptMoves, putMoves, watchByClock } from '../case-moves.ts';
import { caseFileOf, putCaseFile } from '../case-sync.ts';
import { amendmentSchema } from '../domain/amendment.ts';
import { applicationSchema } from '../domain/application.ts';
import { moveSchema } from '../domain/case/move.ts';
import { disclosureRequestSchema } from '../domain/disclosure-request.ts';
import type { EventType, LedgerEvent } from '../domain/ledger-event.ts';
import {
  afterReturn,
  type HeldOriginal,
  isOpen,
  originalKeptSchema,
  originalReturnedSchema,
} from '../domain/originals.ts';
import type { Ledger, LedgerWriter } from '../ledger/port.ts';

/**
 * What an event of this terminal once wrote beside itself, written again from its body. Everything that the county says of
 * a case (numbers, decisions, effects of amendments) comes with its changes, as ever; what is rebuilt as waiting is offered
 * again and answered as before. A repeat changes nothing.
 */
export function rebuild(ledger: Ledger, writer: LedgerWriter, event: LedgerEvent): void {
  rebuilders[event.type]?.({ ledger, writer, event });
}

interface Rebuilding {
  readonly ledger: Ledger;
  readonly writer: LedgerWriter;
  readonly event: LedgerEvent;
}

const rebuilders: Partial<Record<EventType, (of: Rebuilding) => void>> = {
  'application/received': application,
  'application/accepted': application,
  'application/amended': amendment,
  'case/moved': move,
  'receipt/printed': receipt,
  'original/kept': originalKept,
  'original/returned': originalReturned,
  'disclosure/requested': disclosure,
  'rating/given': rating,
};

function application({ ledger, writer, event }: Rebuilding): void {
  const parsed = applicationSchema.safeParse(event.body.application);
  if (!parsed.success || ledger.application(parsed.data.id)) return;
  // Where it stands at the county is the county's to say.
  const made = { ...parsed.data, countyNumber: null, countyStatusVersion: 0 };
  writer.insertApplication(made);
  waitFor(writer, made.id, event.seq);
  watchByClock(ledger, writer, made.id, made.state);
  writer.removeDraft(made.id);
}

function waitFor(writer: LedgerWriter, applicationId: string, eventSeq: number): void {
  writer.putSubmission({
    applicationId,
    eventSeq,
    state: 'waiting',
    attempts: 0,
    nextAttemptAtMs: 0,
    failure: null,
    failureDetail: null,
  });
}

function amendment({ ledger, writer, event }: Rebuilding): void {
  const parsed = amendmentSchema.safeParse(event.body.amendment);
  const { applicationId } = event;
  if (!parsed.success || applicationId === null || !ledger.application(applicationId)) return;
  const file = caseFileOf(ledger, applicationId);
  const isKnown = [...file.applied, ...file.own.map((own) => own.amendment)].some(({ id }) => id === parsed.data.id);
  if (isKnown) return;
  const merged = new Set(parsed.data.merges);
  const own = file.own.map((one) => (merged.has(one.amendment.id) ? { ...one, state: 'merged' as const } : one));
  const next = { ...file, own: [...own, { amendment: parsed.data, state: 'waiting' as const }] };
  putCaseFile(ledger, writer, applicationId, next);
  waitFor(writer, applicationId, event.seq);
}

function move({ ledger, writer, event }: Rebuilding): void {
  const parsed = moveSchema.safeParse(event.body.move);
  const application = event.applicationId === null ? null : ledger.application(event.applicationId);
  if (!parsed.success || !application) return;
  const kept = keptMoves(ledger, application.id);
  const isKnown = [...kept.made, ...kept.refused.map((one) => one.move)].some(({ id }) => id === parsed.data.id);
  if (!isKnown) putMoves(ledger, writer, application, { ...kept, made: [...kept.made, parsed.data] });
}

function receipt({ ledger, writer, event }: Rebuilding): void {
  const { applicationId } = event;
  if (applicationId !== null && ledger.application(applicationId)) writer.markReceiptPrinted(applicationId);
}

function originalKept({ ledger, writer, event }: Rebuilding): void {
  const parsed = originalKeptSchema.safeParse(event.body.kept);
  if (!parsed.success) return;
  const held = ledger.fact(`originals/${parsed.data.applicationId}`) ?? [];
  if (held.some(({ id }) => id === parsed.data.id)) return;
  putHeld({ ledger, writer }, parsed.data.applicationId, [...held, { ...parsed.data, returned: null }]);
}

function originalReturned({ ledger, writer, event }: Rebuilding): void {
  const parsed = originalReturnedSchema.safeParse(event.body.returned);
  if (!parsed.success || event.applicationId === null) return;
  const next = afterReturn(ledger.fact(`originals/${event.applicationId}`) ?? [], parsed.data);
  if (next) putHeld({ ledger, writer }, event.applicationId, next);
}

function putHeld(
  { ledger, writer }: Pick<Rebuilding, 'ledger' | 'writer'>,
  applicationId: string,
  held: readonly HeldOriginal[],
): void {
  writer.setFact(`originals/${applicationId}`, held);
  const others = (ledger.fact('openOriginals') ?? []).filter((id) => id !== applicationId);
  writer.setFact('openOriginals', held.some(isOpen) ? [...others, applicationId] : others);
}

function disclosure({ ledger, writer, event }: Rebuilding): void {
  const parsed = disclosureRequestSchema.safeParse(event.body.request);
  if (!parsed.success || ledger.fact(`disclosure/${parsed.data.id}`)) return;
  const { id, localNumber } = parsed.data;
  writer.setFact(`disclosure/${id}`, { request: parsed.data, status: null });
  writer.setFact('disclosures', [...(ledger.fact('disclosures') ?? []), { id, localNumber }]);
}

function rating({ ledger, writer, event }: Rebuilding): void {
  const { applicationId, at } = event;
  const visit = typeof event.body.visit === 'string' ? event.body.visit : null;
  if (applicationId === null || visit === null || ledger.fact(`rated/${visit}`)) return;
  writer.setFact(`rated/${visit}`, { applicationId, at });
  writer.setFact(`ratings/${applicationId}`, (ledger.fact(`ratings/${applicationId}`) ?? 0) + 1);
}
