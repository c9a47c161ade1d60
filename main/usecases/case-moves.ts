import type { Input, Output } from '../../preload/contract.ts';
import { countingOf, itemOfCase, keptMoves, putMoves, wholeCaseOf } from '../case-moves.ts';
import { caseFileOf } from '../case-sync.ts';
import type { Application } from '../domain/application.ts';
import { committedMaterials, missingMaterials, openDeferrals, stateOf } from '../domain/case/case-facts.ts';
import { flagsOf } from '../domain/case/flags.ts';
import type { Scene } from '../domain/case/guard.ts';
import { move, type PossibleMove, possibleMoves } from '../domain/case/machine.ts';
import type { Move, MoveDetail, Mover } from '../domain/case/move.ts';
import { failureOf, refused } from '../domain/case/refusal.ts';
import type { CaseRole } from '../domain/case/states.ts';
import type { WholeCase } from '../domain/case/whole-case.ts';
import { contentHere } from '../domain/case-file.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { afterChange } from './amend-application.ts';
import { daysFrom, moverFor, peopleHere, postsAt, signSecond } from './case-people.ts';
import { operatedCase } from './case-view.ts';
import { theClock } from './clock-move.ts';
import { moveByClock } from './clock-moves.ts';
import { contentProblems } from './content-problems.ts';
import { boundedByLine, refuseTooLongOffline } from './offline-staff.ts';
import type { TerminalParts } from './parts.ts';
import { refuseDemand } from './refuse-demand.ts';
import { isOffline } from './sending.ts';
import { refuseForPerson } from './standing-of-person.ts';

type View = Output<'caseMoves'>;

/** What has happened to a case, and what whoever works here may do with it now; for the rest of theirs, why not. */
export function caseMoves(parts: TerminalParts, input: Input<'caseMoves'>): Result<View> {
  const found = operatedCase(parts, input.applicationId);
  if (!found.ok) return found;
  moveByClock(parts, found.value.application.id);
  const read = readCase(parts, input.applicationId);
  return read.ok ? ok(viewOf(parts, read.value)) : read;
}

/**
 * One step of a case: judged by the machine on what stands in the ledger at this moment, then move, state and event in one
 * durable transaction. What is refused changes nothing; a forged order is noted (R23).
 */
export async function makeMove(parts: TerminalParts, input: Input<'makeMove'>): Promise<Result<View>> {
  const found = operatedCase(parts, input.applicationId);
  if (!found.ok) return found;
  const { operator } = found.value;
  const { detail } = input;
  if (parts.ledger.fact(`handed-over/${input.applicationId}`)) return failed('handover/gone');
  if (isOpening(detail)) return failed('input/invalid', `${detail.transition} begins a case`);
  const signed = detail.transition === 'lapse' ? lapseSigned(parts) : await signedBy(parts, operator, input);
  if (!signed.ok) return signed;
  const { by, second } = signed.value;

  // From here on nothing waits: what is judged is what is written.
  moveByClock(parts, input.applicationId);
  const read = readCase(parts, input.applicationId);
  if (!read.ok) return read;
  const { application, record } = read.value;
  if ((record.moves.at(-1)?.id ?? null) !== input.after) return failed('case/changed-elsewhere');
  const unscanned = handedInHere(parts, read.value, detail);
  if (unscanned) return unscanned;
  const stopped = refuseForPerson(parts, application, detail);
  if (stopped) return { ok: false, failure: stopped };
  const { isRelative, notes } = input;
  const scene = { ...sceneOf(parts, application), id: parts.newId() };
  const judged = move(record, { detail, by, second, isRelative, notes }, scene);
  if (!judged.ok) {
    if (judged.refusal.why === 'unknown-material') return refuseStrange(parts, application, detail);
    return { ok: false, failure: failureOf(judged.refusal) };
  }
  const written = writeMove(parts, application, judged.value);
  if (!written.ok) return written;
  const after = readCase(parts, input.applicationId);
  return after.ok ? ok(viewOf(parts, after.value)) : after;
}

/** A person has read that a move made here has no effect. */
export function noteRefusedMoves(parts: TerminalParts, input: Input<'noteRefusedMoves'>): Result<View> {
  const read = readCase(parts, input.applicationId);
  if (!read.ok) return read;
  const { application } = read.value;
  const kept = keptMoves(parts.ledger, application.id);
  const refusedMoves = kept.refused.map((one) => ({ ...one, isNoted: true }));
  const noted = parts.ledger.transact((writer) => {
    writer.setFact(`moves/${application.id}`, { ...kept, refused: refusedMoves });
    const listed = parts.ledger.fact('refusedMoveCases') ?? [];
    writer.setFact(
      'refusedMoveCases',
      listed.filter((id) => id !== application.id),
    );
  });
  if (!noted.ok) return noted;
  afterChange(parts);
  return caseMoves(parts, input);
}

interface ReadCase {
  readonly application: Application;
  readonly record: WholeCase;
}

function readCase(parts: TerminalParts, applicationId: string): Result<ReadCase> {
  const found = operatedCase(parts, applicationId);
  if (!found.ok) return found;
  const { application } = found.value;
  const item = itemOfCase(parts.ledger, application);
  if (!item) return failed('item/unknown');
  const record = wholeCaseOf(parts.ledger, application, item);
  const formProblems = contentProblems(parts, application, record);
  return ok({ application, record: { ...record, formProblems } });
}

export function sceneOf(parts: TerminalParts, application: Application): Omit<Scene, 'id'> {
  return {
    at: parts.clock.now().toISOString(),
    where: 'terminal',
    offline: isOffline(parts),
    counting: countingOf(parts.ledger, application.catalogueVersion),
  };
}

/** Move, state and event, together; then whoever looks is told. */
export function writeMove(parts: TerminalParts, application: Application, made: Move): Result<void> {
  const { ledger } = parts;
  const written = ledger.transact((writer) => {
    const kept = keptMoves(ledger, application.id);
    const { dueDate } = putMoves(ledger, writer, application, { ...kept, made: [...kept.made, made] });
    writer.appendEvent({
      type: 'case/moved',
      operatorId: made.by.role === 'system' ? (made.second?.id ?? null) : made.by.id,
      applicationId: application.id,
      body: { move: made, dueDate },
    });
  });
  if (!written.ok) return written;
  afterChange(parts);
  parts.engine()?.kick();
  return ok();
}

interface Signatures {
  readonly by: Mover;
  readonly second: Mover | null;
}

async function signedBy(
  parts: TerminalParts,
  operator: { readonly id: string; readonly name: string },
  input: Input<'makeMove'>,
): Promise<Result<Signatures>> {
  const by = moverFor(parts, input.detail.transition);
  if (!by.ok) return by;
  const second = await signSecond(parts, { ...operator, post: '' }, input.detail, input.second ?? null);
  return second.ok ? ok({ by: by.value, second: second.value }) : second;
}

/** T9: the clock has ended the time to correct, and whoever leads the counter signs that the case ends with it. */
function lapseSigned(parts: TerminalParts): Result<Signatures> {
  const { operator } = parts.session;
  if (!operator || !postsAt(parts, operator).includes('W2')) return failed('case/not-your-post', 'lapse');
  const bound = refuseTooLongOffline(parts, 'lapse');
  if (bound) return bound;
  return ok({ by: theClock, second: { id: operator.id, name: operator.name, role: 'W2' } });
}

/** A draft becomes a case by being taken in, never by a move of its own. */
function isOpening({ transition }: MoveDetail): boolean {
  return transition === 'receive' || transition === 'receive-pre-checked' || transition === 'pre-check';
}

/** 补件: what is said to be handed in has been scanned, or its original seen, before. */
function handedInHere(
  parts: TerminalParts,
  { application, record }: ReadCase,
  detail: MoveDetail,
): Result<never> | null {
  if (detail.transition !== 'hand-in' && detail.transition !== 'complete-deferred') return null;
  const { materials } = contentHere(application, caseFileOf(parts.ledger, application.id));
  const there = new Set(materials.filter(({ method }) => method !== 'none').map(({ code }) => code));
  const absent = detail.materials.filter((code) => !there.has(code));
  if (absent.length === 0) return null;
  const names = absent.map((code) => record.item.materials.find((one) => one.code === code)?.name ?? code).join('、');
  return {
    ok: false,
    failure: failureOf(
      refused('incomplete', 'T6', `先扫描补交的材料：${names}`, `Scan what was handed in first: ${names}`),
    ),
  };
}

function refuseStrange(parts: TerminalParts, application: Application, detail: MoveDetail): Result<never> {
  const { itemCode, catalogueVersion, id } = application;
  return refuseDemand(parts, {
    itemCode,
    catalogueVersion,
    materialCodes: codesIn(detail),
    applicationId: id,
    verb: `makeMove ${detail.transition}`,
  });
}

function codesIn(detail: MoveDetail): readonly string[] {
  switch (detail.transition) {
    case 'accept':
      return [...detail.deferred.map(({ materialCode }) => materialCode), ...detail.committed];
    case 'ask-correction':
      return detail.defects.flatMap(({ materialCode }) => materialCode ?? []);
    case 'hand-in':
    case 'complete-deferred':
    case 'verify':
      return detail.materials;
    case 'withdraw':
      return detail.returned;
    default:
      return [];
  }
}

function viewOf(parts: TerminalParts, { application, record }: ReadCase): View {
  const operator = parts.session.operator;
  const posts = operator ? postsAt(parts, operator) : [];
  const who = { id: operator?.id ?? '', name: operator?.name ?? '', roles: posts };
  const scene = { ...sceneOf(parts, application), id: parts.newId() };
  return {
    state: application.state,
    flags: [...flagsOf(record)],
    moves: record.moves.map((one) => ({ ...one })),
    possible: [...possibleMoves(record, who, scene), ...lapseFor(record, posts, scene)].map(
      ({ transition, second, refusal }) => ({
        transition,
        second: second && [...second],
        refusal: boundedByLine(parts, transition) ?? (refusal && { clause: refusal.clause, text: { ...refusal.text } }),
      }),
    ),
    people: peopleHere(parts),
    missing: [...missingMaterials(record)],
    deferrals: openDeferrals(record.moves).map((one) => ({ ...one })),
    committed: [...committedMaterials(record.moves)],
    days: daysFrom(record, scene),
    refused: keptMoves(parts.ledger, application.id).refused.map(({ move: one, why, isNoted }) => ({
      move: { ...one },
      why: { ...why },
      isNoted,
    })),
    stateByMoves: stateOf(record.moves),
  };
}

/** Offered to whoever may sign it; nobody else is asked then. */
function lapseFor(record: WholeCase, posts: readonly CaseRole[], scene: Scene): readonly PossibleMove[] {
  if (!posts.includes('W2')) return [];
  return possibleMoves(record, { ...theClock, roles: ['system'] }, scene)
    .filter(({ transition }) => transition === 'lapse')
    .map((lapse) => ({ ...lapse, second: null }));
}
