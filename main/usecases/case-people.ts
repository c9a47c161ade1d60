import type { Operator, Output } from '../../preload/contract.ts';
import { lastDayOf, promisedDay } from '../domain/case/case-limits.ts';
import type { Scene } from '../domain/case/guard.ts';
import { postFor } from '../domain/case/machine.ts';
import type { MoveDetail, Mover, TransitionName } from '../domain/case/move.ts';
import { postsOf } from '../domain/case/posts.ts';
import { failureOf, refused } from '../domain/case/refusal.ts';
import type { CaseRole } from '../domain/case/states.ts';
import { transitions } from '../domain/case/transitions.ts';
import type { WholeCase } from '../domain/case/whole-case.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { isStaffSession } from '../session.ts';
import { refuseTooLongOffline } from './offline-staff.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

export interface SecondSignature {
  readonly operatorId: string;
  readonly pin: string;
}

/** 岗位 of a person here; whoever serves themselves at a kiosk is the applicant. */
export function postsAt(parts: TerminalParts, operator: Operator): readonly CaseRole[] {
  if (!isStaffSession({ operator })) return ['U'];
  return postsOf(parts.staff.rolesOf(operator.id));
}

/** Whoever works here, in the post under which they may do this; nobody else may press it either (R10). */
export function moverFor(parts: TerminalParts, transition: TransitionName): Result<Mover> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const bound = refuseTooLongOffline(parts, transition);
  if (bound) return bound;
  const { id, name } = operator.value;
  const role = postFor(transition, postsAt(parts, operator.value));
  if (role !== null) return ok({ id, name, role });
  const { name: words, number } = transitions[transition];
  return {
    ok: false,
    failure: failureOf(
      refused('wrong-post', `R10 T${number}`, `“${words.zh}”不归您的岗位`, `“${words.en}” is not of your post`),
    ),
  };
}

/** 第二人 signs by their own PIN, in the dialog of the first; never the same person. */
export async function signSecond(
  parts: TerminalParts,
  operator: Operator,
  detail: Pick<MoveDetail, 'transition'> | null,
  signature: SecondSignature | null,
): Promise<Result<Mover | null>> {
  if (signature === null || detail === null) return ok(null);
  if (signature.operatorId === operator.id) return failed('case/second-person', 'the same person');
  const checked = await parts.staff.checkPin(signature.operatorId, signature.pin);
  if (!checked.ok) return checked;
  const { id, name } = checked.value;
  const posts = postsAt(parts, checked.value);
  const role = posts.find((post) => secondPosts(detail.transition).includes(post)) ?? posts[0];
  return role === undefined ? failed('case/second-person', 'of no post') : ok({ id, name, role });
}

/** Who may be asked to sign beside somebody else; where the table asks for nobody, a risk point may (R26). */
export function secondPosts(transition: TransitionName): readonly CaseRole[] {
  const named = transitions[transition].signers.flatMap(({ second }) => second ?? []);
  return named.length > 0 ? named : ['W2', 'H'];
}

/** Until when corrections and deferred papers may come, from this moment on. */
export function daysFrom(record: WholeCase, { at, counting }: Omit<Scene, 'id'>): Output<'caseMoves'>['days'] {
  if (counting === null) return null;
  const limit = { value: counting.parameters.correctionDays, unit: 'workday' } as const;
  return { respondBy: lastDayOf(at, limit, counting.calendar), deferBy: promisedDay(record, at, counting) };
}

/** Who may sign as the second: everybody else who has a PIN here, with their posts. */
export function peopleHere(parts: TerminalParts): Output<'caseMoves'>['people'] {
  return parts.staff
    .list()
    .filter(({ hasPin, id }) => hasPin && id !== parts.session.operator?.id)
    .map((one) => ({ id: one.id, name: one.name, post: one.post, posts: [...postsAt(parts, one)] }));
}
