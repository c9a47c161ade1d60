import { randomInt } from 'node:crypto';
import type { Input, Output } from '../../../preload/contract.ts';
import type { Draft } from '../../domain/application.ts';
import type { Item } from '../../domain/catalogue.ts';
import { shanghaiDate } from '../../domain/dates.ts';
import { readPointer } from '../../domain/form/json-pointer.ts';
import {
  type Brought,
  filedMaterials,
  filingDays,
  filingNumber,
  type HeldFiling,
  type PreCheckFiling,
  preCheckVerdict,
  whatToBring,
} from '../../domain/pre-check-filing.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { itemOf } from '../check-draft.ts';
import { currentOperator, deskChanged, type TerminalParts } from '../parts.ts';
import { syncView } from '../sending.ts';

type View = Output<'filePreCheck'>;

/** 自助预审: what the local rules find, all at once. */
export function preCheckDraft(parts: TerminalParts, input: Input<'preCheckDraft'>): Result<Output<'preCheckDraft'>> {
  const found = draftOf(parts, input.draftId);
  if (!found.ok) return found;
  const { draft, item } = found.value;
  const { barring, bring } = preCheckVerdict({ draft, item, ...circumstances(parts, draft) });
  return ok({ problems: [...barring], bring: bring.map((one) => broughtView(one, draft)), revision: draft.revision });
}

/**
 * T2: number, event and the end of the draft in one transaction; the event carries it to the county, where every window
 * opens it by its number. Nothing is received by it and no clock starts: that takes a window and the originals (T3).
 */
export function filePreCheck(parts: TerminalParts, input: Input<'filePreCheck'>): Result<View> {
  const before = heldFrom(parts, input.draftId);
  if (before) return ok(viewOf(parts, before));
  const found = draftOf(parts, input.draftId);
  if (!found.ok) return found;
  const { draft, item } = found.value;
  const enrolment = parts.ledger.fact('enrolment');
  if (!enrolment) return failed('terminal/not-enrolled');
  if (draft.revision !== input.revision) return failed('draft/changed-elsewhere');
  if (draft.identity.method !== 'chip') return failed('card/absent', 'only a card says who files');
  const { barring } = preCheckVerdict({ draft, item, ...circumstances(parts, draft) });
  if (barring.length > 0) return { ok: false, failure: { code: 'application/incomplete', problems: barring } };
  const filedAt = parts.clock.now();
  const filing: PreCheckFiling = {
    caseNumber: filingNumber(filedAt.toISOString(), randomSigns(10)),
    itemCode: draft.itemCode,
    itemName: draft.itemName,
    catalogueVersion: draft.catalogueVersion,
    situation: draft.situation,
    form: draft.form,
    materials: filedMaterials(draft),
    filedAt: filedAt.toISOString(),
    expiresAt: new Date(filedAt.getTime() + filingDays * dayMs).toISOString(),
    officeName: enrolment.officeName,
  };
  const unsentPages = [...new Set(filing.materials.flatMap(({ pages }) => (pages ?? []).map(({ sha256 }) => sha256)))];
  const written = parts.ledger.transact((writer): HeldFiling => {
    const event = writer.appendEvent({
      type: 'pre-check/filed',
      operatorId: parts.session.operator?.id ?? null,
      applicationId: null,
      body: { filing },
    });
    const held = { filing, draftId: draft.id, eventSeq: event.seq, unsentPages };
    writer.setFact(`filing/${filing.caseNumber}`, held);
    writer.setFact('filings', [...(parts.ledger.fact('filings') ?? []), filing.caseNumber]);
    writer.removeDraft(draft.id);
    return held;
  });
  if (!written.ok) return written;
  deskChanged(parts);
  parts.publish('sync', syncView(parts));
  parts.engine()?.kick();
  return ok(viewOf(parts, written.value));
}

/** Newest first; another person's do not exist here. */
export function kioskFilings(parts: TerminalParts): Result<Output<'kioskFilings'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  return ok(ownFilings(parts).map((held) => viewOf(parts, held)));
}

export function ownFiling(parts: TerminalParts, caseNumber: string): HeldFiling | null {
  return ownFilings(parts).find(({ filing }) => filing.caseNumber === caseNumber) ?? null;
}

function ownFilings(parts: TerminalParts): HeldFiling[] {
  const { visitor } = parts.kiosk.visit;
  if (visitor?.kind !== 'card') return [];
  const number = visitor.reading.idNumber;
  return allFilings(parts)
    .filter(({ filing }) => readPointer(filing.form, '/applicant/idNumber') === number)
    .toReversed();
}

function allFilings(parts: TerminalParts): HeldFiling[] {
  const numbers = parts.ledger.fact('filings') ?? [];
  return numbers.map((number) => parts.ledger.fact(`filing/${number}`)).filter((held) => held !== null);
}

/** A second press, or an answer that was lost on its way. */
function heldFrom(parts: TerminalParts, draftId: string): HeldFiling | null {
  return allFilings(parts).findLast((held) => held.draftId === draftId) ?? null;
}

export function viewOf(parts: TerminalParts, held: HeldFiling): View {
  const { caseNumber, itemName, filedAt, expiresAt } = held.filing;
  const bring = broughtOf(parts, held);
  return { caseNumber, itemName, filedAt, expiresAt, reach: reachOf(parts, held), bring };
}

/** Where it is, by the ledger alone. */
export function reachOf(parts: TerminalParts, { eventSeq, unsentPages }: HeldFiling): View['reach'] {
  if ((parts.ledger.fact('shippedSeq') ?? 0) < eventSeq) return 'on-terminal';
  return unsentPages.length > 0 ? 'pages' : 'at-county';
}

function broughtOf(parts: TerminalParts, { filing }: HeldFiling): View['bring'] {
  const item = itemOf(parts, filing);
  if (!item) return [];
  const materials = item.materials.map(({ code }) => {
    const pages = filing.materials.find((one) => one.code === code)?.pages ?? [];
    return { code, pages: [...pages], originalSeen: false, method: 'none' as const };
  });
  const content = { materials, situation: filing.situation, identity: { method: 'chip', readingId: '' } as const };
  return whatToBring(content, item).map((one) => broughtView(one, content));
}

export function broughtView(
  { material, bringing }: Brought,
  { materials }: Pick<Draft, 'materials'>,
): View['bring'][number] {
  const { code, name, source, deferrable, commitmentOk } = material;
  const pageCount = materials.find((one) => one.code === code)?.pages.length ?? 0;
  return { code, name, bringing, source, pageCount, deferrable, commitmentOk };
}

export function draftOf(parts: TerminalParts, draftId: string): Result<{ readonly draft: Draft; readonly item: Item }> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(draftId);
  if (!draft) return failed('application/not-found');
  const item = itemOf(parts, draft);
  return item ? ok({ draft, item }) : failed('item/unknown');
}

function circumstances(parts: TerminalParts, { identity }: Draft) {
  const reading = identity.method === 'chip' ? parts.ledger.cardReading(identity.readingId) : null;
  return { reading, today: shanghaiDate(parts.clock.now().toISOString()) };
}

const dayMs = 24 * 3600 * 1000;
/** As on enrolment codes: no sign that is read as another one. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const randomSigns = (count: number) => Array.from({ length: count }, () => signs[randomInt(signs.length)]).join('');
