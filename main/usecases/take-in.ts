import { countingOf, watchByClock } from '../case-moves.ts';
import { applicantNumber } from '../domain/applicant-number.ts';
import type { AcceptedMaterial, Application, ApplicationSummary, Draft } from '../domain/application.ts';
import type { Scene } from '../domain/case/guard.ts';
import { move } from '../domain/case/machine.ts';
import type { Move, MoveDetail, Mover } from '../domain/case/move.ts';
import { failureOf } from '../domain/case/refusal.ts';
import { standingOf } from '../domain/case/standing.ts';
import type { WholeCase } from '../domain/case/whole-case.ts';
import type { Item } from '../domain/catalogue.ts';
import { shanghaiDate } from '../domain/dates.ts';
import { personNumbersIn } from '../domain/household.ts';
import { formatLocalNumber } from '../domain/local-number.ts';
import { normalisePhone } from '../domain/numbers/phone.ts';
import { type FieldProblem, failed, ok, type Result } from '../domain/result.ts';
import type { LedgerWriter } from '../ledger/port.ts';
import { bundleMaterials } from './bundle-materials.ts';
import { moverFor, type SecondSignature, signSecond } from './case-people.ts';
import { itemOf, problemsOf } from './check-draft.ts';
import { refuseTooLongOffline } from './offline-staff.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';
import { isOffline, syncView } from './sending.ts';
import { refuseForPerson } from './standing-of-person.ts';
import { refuseTwin } from './window/earlier-cases.ts';
import { refusePlace } from './window/place-problems.ts';

/** What follows the receipt in the same breath; null leaves it received. */
export interface TakeInOrder {
  readonly draftId: string;
  readonly revision: number;
  readonly next: Extract<MoveDetail, { transition: 'accept' | 'ask-correction' | 'refuse' }> | null;
  readonly second: SecondSignature | null;
  readonly isRelative: boolean;
  readonly notes: Readonly<Record<string, string>>;
}

/**
 * 收件, and what the clerk decides with it: number, frozen content, moves, event and outbox entry in ONE durable transaction
 * (design §3), after the county's files are in the vault. Nothing is printed here. A repeat, after a lost answer, gets the
 * application that is already there.
 */
export async function takeIn(parts: TerminalParts, order: TakeInOrder): Promise<Result<ApplicationSummary>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const before = parts.ledger.summary(order.draftId);
  if (before) return ok(before);
  // Said before anything else is found wrong with it: no correction of the form would help.
  const bound = order.next && refuseTooLongOffline(parts, order.next.transition);
  if (bound) return bound;
  const draft = parts.ledger.draft(order.draftId);
  if (!draft) return failed('application/not-found');
  if (draft.revision !== order.revision) return failed('draft/changed-elsewhere');
  const item = itemOf(parts, draft);
  if (!item) return failed('item/unknown');
  if (isWithdrawn(parts, draft.itemCode)) return failed('item/retired');
  const enrolment = parts.ledger.fact('enrolment');
  if (!enrolment) return failed('terminal/not-enrolled');
  const problems = problemsOf(parts, draft, item);
  const refused = refusePlace(problems) ?? refuseTwin(parts, draft);
  if (refused) return refused;
  const barred = order.next?.transition === 'accept' ? barring(problems, draft, order.next) : null;
  if (barred) return { ok: false, failure: barred };
  const idNumber = personNumbersIn({ applicant: draft.form.applicant })[0] ?? '';
  const stopped = order.next && refuseForPerson(parts, { id: draft.id, idNumber }, order.next);
  if (stopped) return { ok: false, failure: stopped };
  const shelved = await everyPageIsInTheVault(parts, draft);
  if (!shelved.ok) return shelved;
  const materials = await bundleMaterials(parts, draft, item);
  if (!materials.ok) return materials;
  const second = await signSecond(parts, operator.value, order.next, order.second);
  if (!second.ok) return second;

  // Pages were read and bundled asynchronously: meanwhile the draft may have been changed, or taken in by a second click.
  const taken = parts.ledger.summary(order.draftId);
  if (taken) return ok(taken);
  if (parts.ledger.draft(order.draftId)?.revision !== order.revision) return failed('draft/changed-elsewhere');
  const now = parts.clock.now().toISOString();
  const content = frozen({ draft, materials: materials.value, operator: operator.value, now });
  const formProblems = problems.filter((problem) => !isMissingPaper(problem, draft));
  const opening = openingMoves(parts, { content, item, formProblems, order, second: second.value, now });
  if (!opening.ok) return opening;
  const written = parts.ledger.transact((writer) =>
    write(parts, writer, { ...content, opening: [...opening.value] }, { item, prefix: enrolment.numberPrefix }),
  );
  if (!written.ok) return written;
  deskChanged(parts);
  // Without a line no engine says anything: the counts of the strip come from the ledger, now.
  parts.publish('sync', syncView(parts));
  parts.engine()?.kick();
  const summary = parts.ledger.summary(order.draftId);
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

/** What keeps it from being accepted, all at once; what is deferred or committed keeps nothing. */
function barring(
  problems: readonly FieldProblem[],
  draft: Draft,
  { deferred, committed }: Extract<MoveDetail, { transition: 'accept' }>,
) {
  const waived = new Set([...deferred.map(({ materialCode }) => materialCode), ...committed]);
  const left = problems.filter((one) => !(isMissingPaper(one, draft) && waived.has(codeOf(one))));
  if (left.length === 0) return null;
  const onlyMismatch = left.every(({ kind }) => kind === 'mismatch');
  const code = onlyMismatch ? ('application/chip-mismatch' as const) : ('application/incomplete' as const);
  return { code, problems: left };
}

export function isMissingPaper(problem: FieldProblem, { materials }: Draft): boolean {
  if (problem.kind !== 'missing' || !problem.pointer.startsWith('/materials/')) return false;
  const entry = materials.find(({ code }) => code === codeOf(problem));
  return entry === undefined || entry.method === 'none';
}

const codeOf = ({ pointer }: FieldProblem): string => pointer.split('/')[2] ?? '';

async function everyPageIsInTheVault(parts: TerminalParts, draft: Draft): Promise<Result<void>> {
  for (const entry of draft.materials) {
    for (const page of entry.pages) {
      if (!(await parts.vault.has(page.sha256))) return failed('vault/missing', `${entry.code} ${page.sha256}`);
    }
  }
  return ok();
}

/** The receipt, and what comes with it, each judged by the machine on what was before. */
function openingMoves(
  parts: TerminalParts,
  made: {
    readonly content: Application;
    readonly item: Item;
    readonly formProblems: readonly FieldProblem[];
    readonly order: TakeInOrder;
    readonly second: Mover | null;
    readonly now: string;
  },
): Result<readonly Move[]> {
  const { content, item, order, now } = made;
  let record: WholeCase = { application: content, item, moves: [], formProblems: made.formProblems };
  const scene: Omit<Scene, 'id'> = {
    at: now,
    where: 'terminal',
    offline: isOffline(parts),
    counting: countingOf(parts.ledger, content.catalogueVersion),
  };
  for (const detail of [receiptOf(content), ...(order.next ? [order.next] : [])]) {
    const by = moverFor(parts, detail.transition);
    if (!by.ok) return by;
    const second = detail === order.next ? made.second : null;
    const { isRelative, notes } = order;
    const judged = move(record, { detail, by: by.value, second, isRelative, notes }, { ...scene, id: parts.newId() });
    if (!judged.ok) return { ok: false, failure: failureOf(judged.refusal) };
    record = { ...record, moves: [...record.moves, judged.value] };
  }
  return ok(record.moves);
}

function receiptOf({ preCheck, materials, channel }: Application): MoveDetail {
  if (!preCheck) return { transition: 'receive', mode: channel };
  const originalsShown = materials.filter(({ originalSeen }) => originalSeen).map(({ code }) => code);
  return { transition: 'receive-pre-checked', originalsShown };
}

function write(
  parts: TerminalParts,
  writer: LedgerWriter,
  content: Application & { readonly opening: readonly Move[] },
  { item, prefix }: { readonly item: Item; readonly prefix: string },
): void {
  const date = shanghaiDate(content.receivedAt);
  const localNumber = formatLocalNumber({ prefix, date, counter: writer.nextCount(`number/${prefix}/${date}`) });
  const record = { application: content, item, moves: content.opening };
  const counting = countingOf(parts.ledger, content.catalogueVersion);
  const standing = standingOf(record, counting);
  const application: Application = { ...content, ...standing, localNumber, opening: [...content.opening] };
  writer.insertApplication(application);
  const event = writer.appendEvent({
    type: application.acceptedAt === null ? 'application/received' : 'application/accepted',
    operatorId: content.operatorId,
    applicationId: content.id,
    body: { application },
  });
  writer.putSubmission({
    applicationId: content.id,
    eventSeq: event.seq,
    state: 'waiting',
    attempts: 0,
    nextAttemptAtMs: 0,
    failure: null,
    failureDetail: null,
  });
  watchByClock(parts.ledger, writer, content.id, application.state);
  writer.removeDraft(content.id);
}

/** Everything but its number and what the moves will say of it. */
export function frozen(made: {
  readonly draft: Draft;
  readonly materials: AcceptedMaterial[];
  readonly operator: { readonly id: string; readonly name: string };
  readonly now: string;
}): Application {
  const { draft, operator, materials } = made;
  const applicant = (draft.form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  const text = (key: string): string => (typeof applicant[key] === 'string' ? applicant[key] : '');
  return {
    id: draft.id,
    localNumber: '',
    countyNumber: null,
    itemCode: draft.itemCode,
    itemName: draft.itemName,
    catalogueVersion: draft.catalogueVersion,
    channel: draft.channel,
    applicantName: text('name'),
    idType: text('idType'),
    idNumber: applicantNumber(draft.form),
    phone: normalisePhone(text('phone')),
    state: 'RECEIVED',
    receivedAt: made.now,
    acceptedAt: null,
    dueDate: null,
    operatorId: operator.id,
    operatorName: operator.name,
    situation: draft.situation,
    form: draft.form,
    provenance: draft.provenance,
    identity: draft.identity,
    materials,
    decision: null,
    countyStatusVersion: 0,
    ...(draft.handledBy ? { handledBy: draft.handledBy } : {}),
    ...(draft.goesOn ? { goesOn: draft.goesOn } : {}),
    ...(draft.preCheck ? { preCheck: { caseNumber: draft.preCheck.caseNumber } } : {}),
  };
}
