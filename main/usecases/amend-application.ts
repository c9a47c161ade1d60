import type { Input, Output } from '../../preload/contract.ts';
import { caseFileOf, putCaseFile } from '../case-sync.ts';
import { type Amendment, changesFrom, formAfter } from '../domain/amendment.ts';
import type { AcceptedMaterial, Application } from '../domain/application.ts';
import { contentHere, countyContent, emptyAmending, mergeQuestion } from '../domain/case-file.ts';
import type { Item } from '../domain/catalogue.ts';
import { isAmendable } from '../domain/correction-request.ts';
import { shanghaiDate } from '../domain/dates.ts';
import { checkForm } from '../domain/form/check-form.ts';
import { settleMerge } from '../domain/merge-amendments.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { amendableCase } from './amending.ts';
import { bundleMaterials } from './bundle-materials.ts';
import { operatedCase, viewOf } from './case-view.ts';
import { itemOf } from './check-draft.ts';
import { deskChanged, type TerminalParts } from './parts.ts';
import { syncView } from './sending.ts';

type View = Output<'caseFile'>;

/**
 * 补正: what was prepared becomes an amendment, an event and an outbox entry in ONE durable transaction. It takes effect
 * when the county says so. An open request for correction is answered by it.
 */
export async function amendApplication(parts: TerminalParts, input: Input<'amendApplication'>): Promise<Result<View>> {
  const { applicationId } = input;
  const found = amendableCase(parts, applicationId);
  if (!found.ok) return found;
  const { application, operator } = found.value;
  const item = itemOf(parts, application);
  if (!item) return failed('item/unknown');
  const prepared = parts.ledger.fact(`amending/${applicationId}`) ?? emptyAmending;
  const materials = await bundleMaterials(parts, { materials: prepared.materials.map((one) => ({ ...one })) }, item);
  if (!materials.ok) return materials;

  // Pages were bundled asynchronously: only now is it certain what the clerk's work stands on.
  const file = caseFileOf(parts.ledger, applicationId);
  const content = contentHere(application, file);
  const { base = input.base } = prepared;
  if (content.madeBy !== input.base || content.madeBy !== base) return failed('case/changed-elsewhere');
  if (parts.ledger.fact(`amending/${applicationId}`) === null && prepared !== emptyAmending) {
    return failed('case/changed-elsewhere');
  }
  const changes = changesFrom(content.form, prepared.wishes);
  const answers = file.correction?.id ?? null;
  if (prepared.reason.trim().length < 2) return failed('application/incomplete', 'an amendment has a reason');
  if (changes.length === 0 && materials.value.length === 0 && answers === null) {
    return failed('application/incomplete', 'nothing was changed');
  }
  const problems = problemsOfChanges(parts, item, formAfter(content.form, changes), changes);
  if (problems.length > 0) return { ok: false, failure: { code: 'application/incomplete', problems } };
  return writeAmendment(parts, application, {
    base: content.madeBy,
    baseVersion: content.version,
    actorId: operator.id,
    actorName: operator.name,
    reason: prepared.reason.trim(),
    changes,
    materials: materials.value,
    answers,
    merges: [],
  });
}

/** 合并: a person has answered every field that both sides changed; the result stands on the county's version. */
export function mergeAmendments(parts: TerminalParts, input: Input<'mergeAmendments'>): Result<View> {
  const { applicationId } = input;
  const found = amendableCase(parts, applicationId);
  if (!found.ok) return found;
  const { application, operator } = found.value;
  const file = caseFileOf(parts.ledger, applicationId);
  const question = mergeQuestion(application, file);
  if (!question || question.theirVersion !== input.theirVersion) return failed('case/changed-elsewhere');
  const settled = settleMerge(
    question.fields,
    input.choices.map((choice) => (choice.take === 'other' ? { ...choice, value: choice.value ?? null } : choice)),
  );
  if (!settled.ok) return settled;
  const theirs = countyContent(application, file);
  if (settled.value.some(({ pointer }) => !isAmendable(theirs.form, pointer))) return failed('input/invalid');
  const item = itemOf(parts, application);
  const problems = item ? problemsOfChanges(parts, item, formAfter(theirs.form, settled.value), settled.value) : [];
  if (problems.length > 0) return { ok: false, failure: { code: 'application/incomplete', problems } };
  const answered = question.amendments.findLast(({ answers }) => answers !== null);
  return writeAmendment(parts, application, {
    base: theirs.madeBy,
    baseVersion: theirs.version,
    actorId: operator.id,
    actorName: operator.name,
    reason: question.amendments
      .map(({ reason }) => reason)
      .join('；')
      .slice(0, 1000),
    changes: [...settled.value],
    // Their pages are at the county already, with no effect: they come into effect with this one.
    materials: question.amendments.flatMap(({ materials }) => materials),
    answers: answered?.answers ?? file.correction?.id ?? null,
    merges: question.amendments.map(({ id }) => id),
  });
}

/** The case was decided before the amendment came: a person has read that it has no effect. */
export function noteLateAmendments(parts: TerminalParts, input: Input<'noteLateAmendments'>): Result<View> {
  const found = operatedCase(parts, input.applicationId);
  if (!found.ok) return found;
  const { application, operator } = found.value;
  const file = caseFileOf(parts.ledger, application.id);
  const isLate = ({ state }: (typeof file.own)[number]) => state === 'decided' || state === 'conflict';
  const late = file.own.filter(isLate);
  if (late.length === 0) return ok(viewOf(parts, application));
  if (amendableCase(parts, application.id).ok) return failed('application/state-forbids', 'the case is still open');
  const written = parts.ledger.transact((writer) => {
    const own = file.own.map((one) => (isLate(one) ? { ...one, state: 'noted' as const } : one));
    putCaseFile(parts.ledger, writer, application.id, { ...file, own });
    writer.appendEvent({
      type: 'application/amendment-settled',
      operatorId: operator.id,
      applicationId: application.id,
      body: { noted: late.map(({ amendment }) => amendment.id) },
    });
  });
  if (!written.ok) return written;
  afterChange(parts);
  return ok(viewOf(parts, application));
}

function writeAmendment(
  parts: TerminalParts,
  application: Application,
  made: Omit<Amendment, 'id' | 'version' | 'origin' | 'at' | 'materials'> & {
    readonly materials: readonly AcceptedMaterial[];
  },
): Result<View> {
  const { ledger } = parts;
  const amendment: Amendment = {
    ...made,
    id: parts.newId(),
    version: null,
    origin: 'terminal',
    at: parts.clock.now().toISOString(),
    materials: [...made.materials],
  };
  const applicationId = application.id;
  const written = ledger.transact((writer) => {
    const file = caseFileOf(ledger, applicationId);
    const merged = new Set(made.merges);
    const own = file.own.map((one) => (merged.has(one.amendment.id) ? { ...one, state: 'merged' as const } : one));
    putCaseFile(ledger, writer, applicationId, { ...file, own: [...own, { amendment, state: 'waiting' }] });
    const event = writer.appendEvent({
      type: 'application/amended',
      operatorId: made.actorId,
      applicationId,
      body: { amendment },
    });
    writer.putSubmission({
      applicationId,
      eventSeq: event.seq,
      state: 'waiting',
      attempts: 0,
      nextAttemptAtMs: 0,
      failure: null,
      failureDetail: null,
    });
    if (made.merges.length === 0) writer.setFact(`amending/${applicationId}`, null);
  });
  if (!written.ok) return written;
  afterChange(parts);
  parts.engine()?.kick();
  return ok(viewOf(parts, application));
}

/** The strip, the tray and the desk look again. */
export function afterChange(parts: TerminalParts): void {
  deskChanged(parts);
  parts.publish('sync', syncView(parts));
}

/** Only what was changed is held against the form: what was accepted then is not judged anew. */
function problemsOfChanges(
  parts: TerminalParts,
  item: Item,
  form: Readonly<Record<string, unknown>>,
  changes: readonly { readonly pointer: string }[],
) {
  const today = shanghaiDate(parts.clock.now().toISOString());
  return checkForm({ schema: item.formSchema, answers: form, pointer: '/form', today }).filter((problem) =>
    changes.some(({ pointer }) => problem.pointer.startsWith(`/form${pointer}`)),
  );
}
