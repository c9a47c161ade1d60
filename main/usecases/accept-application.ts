import type { Input } from '../../preload/contract.ts';
import type { AcceptedMaterial, Application, ApplicationSummary, Draft } from '../domain/application.ts';
import type { Item } from '../domain/catalogue.ts';
import { shanghaiDate } from '../domain/dates.ts';
import { dueDate } from '../domain/due-date.ts';
import { citizenNumberTypes } from '../domain/form/formats.ts';
import { formatLocalNumber } from '../domain/local-number.ts';
import { normaliseCitizenId } from '../domain/numbers/citizen-id.ts';
import { normalisePhone } from '../domain/numbers/phone.ts';
import { compact } from '../domain/numbers/problem.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { LedgerWriter } from '../ledger/port.ts';
import { calendarInForce } from '../publications/in-force.ts';
import { bundleMaterials } from './bundle-materials.ts';
import { itemOf, problemsOf } from './check-draft.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';
import { syncView } from './sending.ts';

/**
 * 受理: number, frozen content, event and outbox entry in ONE durable transaction (design §3), after the county's files
 * are in the vault. Nothing is printed here. A repeat, after a lost answer, gets the application that is already there.
 */
export async function acceptApplication(
  parts: TerminalParts,
  input: Input<'acceptApplication'>,
): Promise<Result<ApplicationSummary>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const before = parts.ledger.summary(input.draftId);
  if (before) return ok(before);
  const draft = parts.ledger.draft(input.draftId);
  if (!draft) return failed('application/not-found');
  if (draft.revision !== input.revision) return failed('draft/changed-elsewhere');
  const item = itemOf(parts, draft);
  if (!item) return failed('item/unknown');
  if (isWithdrawn(parts, draft.itemCode)) return failed('item/retired');
  const enrolment = parts.ledger.fact('enrolment');
  if (!enrolment) return failed('terminal/not-enrolled');
  const problems = problemsOf(parts, draft, item);
  if (problems.length > 0) {
    const onlyMismatch = problems.every((problem) => problem.kind === 'mismatch');
    return {
      ok: false,
      failure: { code: onlyMismatch ? 'application/chip-mismatch' : 'application/incomplete', problems: [...problems] },
    };
  }
  const shelved = await everyPageIsInTheVault(parts, draft);
  if (!shelved.ok) return shelved;
  const materials = await bundleMaterials(parts, draft, item);
  if (!materials.ok) return materials;

  // Pages were read and bundled asynchronously: meanwhile the draft may have been changed, or accepted by a second click.
  const accepted = parts.ledger.summary(input.draftId);
  if (accepted) return ok(accepted);
  if (parts.ledger.draft(input.draftId)?.revision !== input.revision) return failed('draft/changed-elsewhere');
  const written = parts.ledger.transact((writer) =>
    writeAcceptance(parts, writer, {
      draft,
      item,
      materials: materials.value,
      numberPrefix: enrolment.numberPrefix,
      operator: operator.value,
    }),
  );
  if (!written.ok) return written;
  deskChanged(parts);
  // Without a line no engine says anything: the counts of the strip come from the ledger, now.
  parts.publish('sync', syncView(parts));
  parts.engine()?.kick();
  const summary = parts.ledger.summary(input.draftId);
  if (!summary) throw new Error('the application was committed but cannot be read back');
  return ok(summary);
}

/**
 * An open case finishes on the version it began with, but a draft is none yet: what the county has withdrawn meanwhile is
 * not begun any more.
 */
function isWithdrawn(parts: TerminalParts, itemCode: string): boolean {
  const current = parts.ledger.catalogue()?.items.find((item) => item.code === itemCode);
  return current === undefined || current.status === 'retired';
}

async function everyPageIsInTheVault(parts: TerminalParts, draft: Draft): Promise<Result<void>> {
  for (const entry of draft.materials) {
    for (const page of entry.pages) {
      if (!(await parts.vault.has(page.sha256))) return failed('vault/missing', `${entry.code} ${page.sha256}`);
    }
  }
  return ok();
}

interface Acceptance {
  readonly draft: Draft;
  readonly item: Item;
  readonly materials: AcceptedMaterial[];
  readonly numberPrefix: string;
  readonly operator: { readonly id: string; readonly name: string };
}

function writeAcceptance(parts: TerminalParts, writer: LedgerWriter, acceptance: Acceptance): void {
  const { draft, numberPrefix } = acceptance;
  const now = parts.clock.now().toISOString();
  const date = shanghaiDate(now);
  const counter = writer.nextCount(`number/${numberPrefix}/${date}`);
  const localNumber = formatLocalNumber({ prefix: numberPrefix, date, counter });
  const application = frozen(parts, acceptance, { now, localNumber });
  writer.insertApplication(application);
  const event = writer.appendEvent({
    type: 'application/accepted',
    operatorId: acceptance.operator.id,
    applicationId: draft.id,
    body: { application },
  });
  writer.putSubmission({
    applicationId: draft.id,
    eventSeq: event.seq,
    state: 'waiting',
    attempts: 0,
    nextAttemptAtMs: 0,
    failure: null,
    failureDetail: null,
  });
  writer.removeDraft(draft.id);
}

function frozen(
  parts: TerminalParts,
  { draft, item, materials, operator }: Acceptance,
  made: { readonly now: string; readonly localNumber: string },
): Application {
  const applicant = (draft.form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  const text = (key: string): string => (typeof applicant[key] === 'string' ? applicant[key] : '');
  const calendar = calendarInForce(parts.ledger, draft.catalogueVersion);
  return {
    id: draft.id,
    localNumber: made.localNumber,
    countyNumber: null,
    itemCode: draft.itemCode,
    itemName: draft.itemName,
    catalogueVersion: draft.catalogueVersion,
    channel: draft.channel,
    applicantName: text('name'),
    idType: text('idType'),
    idNumber: personNumber(text('idType'), text('idNumber')),
    phone: normalisePhone(text('phone')),
    state: 'ACCEPTED',
    receivedAt: made.now,
    acceptedAt: made.now,
    dueDate: calendar ? dueDate({ acceptedAt: made.now, limit: item.promisedLimit, calendar }).date : null,
    operatorId: operator.id,
    operatorName: operator.name,
    situation: draft.situation,
    form: draft.form,
    provenance: draft.provenance,
    identity: draft.identity,
    materials,
    decision: null,
    countyStatusVersion: 0,
    ...(draft.preCheck ? { preCheck: { caseNumber: draft.preCheck.caseNumber } } : {}),
  };
}

/** One spelling, so that a person is found again; the form keeps what was typed. */
function personNumber(idType: string, idNumber: string): string {
  return citizenNumberTypes.includes(idType) ? normaliseCitizenId(idNumber) : compact(idNumber);
}
