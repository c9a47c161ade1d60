import type { Input, Output } from '../../../preload/contract.ts';
import type { Item } from '../../domain/catalogue.ts';
import {
  absences,
  type HeldVisit,
  mayReport,
  modeOf,
  takeable,
  takeableBack,
  type Visit,
  type VisitReport,
  visitState,
} from '../../domain/doorstep/visit.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { keepVisit } from '../../visit-sync.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { voidOpenSheet } from './deliver.ts';
import { endEvidence } from './evidence.ts';

type View = Output<'reportVisit'>;

export function allVisits(parts: TerminalParts): readonly View[] {
  const ids = parts.ledger.fact('visits') ?? [];
  return ids
    .flatMap((id) => parts.ledger.fact(`visit/${id}`) ?? [])
    .map((held) => viewOf(parts, held))
    .toSorted((one, other) => one.visit.from.localeCompare(other.visit.from));
}

/** A door that nobody assigned. It is told to the county like the others. */
export function addVisit(parts: TerminalParts, input: Input<'addVisit'>): Result<View> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const item = itemNamed(parts, input.itemCode);
  if (input.itemCode !== null && !item) return failed('item/unknown');
  const at = parts.clock.now();
  const visit: Visit = {
    ...input,
    id: parts.newId(),
    version: 1,
    purpose: 'apply',
    itemName: item?.name ?? '',
    localNumber: null,
    documents: [],
    from: at.toISOString(),
    until: new Date(at.getTime() + 4 * 3_600_000).toISOString(),
    assignedBy: operator.value.name,
    assignedAt: at.toISOString(),
    isCancelled: false,
  };
  const held: HeldVisit = { visit, reports: [] };
  const written = parts.ledger.transact((writer) => {
    keepVisit(parts.ledger, writer, held);
    writer.setFact(`visit-added/${visit.id}`, operator.value.id);
    writer.appendEvent({ type: 'visit/assigned', operatorId: operator.value.id, applicationId: null, body: { visit } });
  });
  if (!written.ok) return written;
  parts.engine()?.kick();
  return ok(viewOf(parts, held));
}

/** Said again it changes nothing. */
export function noteVisitCase(parts: TerminalParts, { visitId, applicationId }: Input<'noteVisitCase'>): Result<View> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { ledger } = parts;
  const held = ledger.fact(`visit/${visitId}`);
  if (!held || !ledger.application(applicationId)) return failed('application/not-found', 'no such visit or case');
  const ids = ledger.fact(`visit-cases/${visitId}`) ?? [];
  if (ids.includes(applicationId)) return ok(viewOf(parts, held));
  const written = ledger.transact((writer) => writer.setFact(`visit-cases/${visitId}`, [...ids, applicationId]));
  return written.ok ? ok(viewOf(parts, held)) : written;
}

/** What came of it: kept, told to the county with the chain, and judged by what was said before. */
export function reportVisit(parts: TerminalParts, { visitId, detail }: Input<'reportVisit'>): Result<View> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = parts.ledger.fact(`visit/${visitId}`);
  if (!held) return failed('application/not-found', 'no such visit');
  if (!mayReport(held, detail)) return failed('visit/settled', visitState(held));
  if (detail.kind === 'done' && held.visit.purpose === 'apply' && modeOf(held.reports) === null) {
    return failed('visit/choose-first');
  }
  if (detail.kind === 'called-off' && !mayCallOff(parts, held))
    return failed('visit/not-to-call-off', visitState(held));
  if (detail.kind === 'absent' || detail.kind === 'called-off') {
    const ended = endEvidence(parts, visitId);
    if (!ended.ok) return ended;
    const voided = voidOpenSheet(parts, visitId);
    if (!voided.ok) return voided;
  }
  return keepReport(parts, operator.value, held, detail);
}

/** What the county assigned is the county's to cancel, and what was received at a door was received there. */
function mayCallOff({ ledger }: TerminalParts, held: HeldVisit): boolean {
  const { id } = held.visit;
  const isOwn = ledger.fact(`visit-added/${id}`) !== null;
  return isOwn && mayReport(held, { kind: 'called-off' }) && (ledger.fact(`visit-cases/${id}`) ?? []).length === 0;
}

/** 撤回: a wrong touch. It is one more word in the chain, and the county hears both. */
export function takeBackReport(parts: TerminalParts, input: Input<'takeBackReport'>): Result<View> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { visitId, reportId, note } = input;
  const held = parts.ledger.fact(`visit/${visitId}`);
  if (!held) return failed('application/not-found', 'no such visit');
  const now = parts.clock.now().toISOString();
  if (takeableBack(held, { operatorId: operator.value.id, now })?.id !== reportId) {
    return failed('visit/not-to-take-back', visitState(held));
  }
  return keepReport(parts, operator.value, held, { kind: 'taken-back', reportId, note });
}

function keepReport(
  parts: TerminalParts,
  { id: operatorId, name }: { readonly id: string; readonly name: string },
  held: HeldVisit,
  detail: VisitReport['detail'],
): Result<View> {
  const report: VisitReport = {
    id: parts.newId(),
    visitId: held.visit.id,
    at: parts.clock.now().toISOString(),
    by: { id: operatorId, name },
    detail,
  };
  const after: HeldVisit = { ...held, reports: [...held.reports, report] };
  const written = parts.ledger.transact((writer) => {
    keepVisit(parts.ledger, writer, after);
    writer.appendEvent({
      type: 'visit/reported',
      operatorId,
      applicationId: null,
      body: { report },
    });
  });
  if (!written.ok) return written;
  parts.engine()?.kick();
  return ok(viewOf(parts, after));
}

function viewOf(parts: TerminalParts, held: HeldVisit): View {
  const { ledger } = parts;
  const { visit, reports } = held;
  const scene = { operatorId: parts.session.operator?.id ?? '', now: parts.clock.now().toISOString() };
  const last = takeableBack(held, scene);
  const materials = itemNamed(parts, visit.itemCode)?.materials ?? [];
  return {
    visit,
    state: visitState(held),
    mode: modeOf(reports),
    absences: absences(reports),
    reports: reports.map((report) => ({ ...report })),
    bring: materials.map(({ code, name, originals }) => ({ code, name, originals })),
    takeableBack: last && {
      reportId: last.id,
      kind: takeable.find((kind) => kind === last.detail.kind) ?? 'absent',
    },
    mayCallOff: mayCallOff(parts, held),
    isEvidenceOpen: ledger.fact(`evidence-open/${visit.id}`) !== null,
    evidenceCount: (ledger.fact(`evidence-of-visit/${visit.id}`) ?? []).length,
    cases: (ledger.fact(`visit-cases/${visit.id}`) ?? []).flatMap((id) => {
      const summary = ledger.summary(id);
      if (!summary) return [];
      const { localNumber, itemName, receiptPrinted } = summary;
      const handReceipt = ledger.fact(`hand-receipt/${id}`)?.serial ?? null;
      return [{ applicationId: id, localNumber, itemName, receiptPrinted, handReceipt }];
    }),
  };
}

function itemNamed(parts: TerminalParts, code: string | null): Item | null {
  return parts.ledger.catalogue()?.items.find((item) => item.code === code) ?? null;
}
