import { type DetailOf, stateOfCase } from './case-facts.ts';
import { firstOf, type Guard, type Guards, type Scene, type Stand } from './guard.ts';
import { endingGuards } from './guards-ending.ts';
import { handlingGuards } from './guards-handling.ts';
import { intakeGuards } from './guards-intake.ts';
import { err, type Judged, ok } from './judged.ts';
import { type Move, type MoveDetail, type Mover, type TransitionName, transitionNames } from './move.ts';
import { type Refusal, refused } from './refusal.ts';
import { isNamedInHousehold, type RiskPoint, risksAt } from './risk-points.ts';
import { type CaseRole, type CaseState, caseRoleNames, caseStateNames } from './states.ts';
import { type Signers, targetOf, transitions } from './transitions.ts';
import type { WholeCase } from './whole-case.ts';

/** What somebody wants to be done. */
export interface MoveOrder {
  readonly detail: MoveDetail;
  readonly by: Mover;
  readonly second: Mover | null;
  /** 近亲属: declared by the applicant or the clerk (R26). */
  readonly isRelative?: boolean;
  /** Notes that risk points ask for, by their code. */
  readonly notes?: Readonly<Record<string, string>>;
}

const guards: Guards = { ...intakeGuards, ...handlingGuards, ...endingGuards };

/**
 * The state machine of a case (dossier §3.3): a total function. Either the move that follows, or why it does not, in a
 * sentence for the clerk. Nobody changes a case in another way.
 */
export function move(record: WholeCase, order: MoveOrder, scene: Scene): Judged<Move> {
  const { detail, by, second } = order;
  const name = detail.transition;
  const isRelative = order.isRelative === true || isNamedInHousehold(record, by);
  const stand: Stand = { record, state: stateOfCase(record), by, second, isRelative, scene };
  const risks = risksAt({ record, step: name, by, isRelative, detail });
  const refusal = firstOf(
    standsThere(name, stand.state),
    isTheirPost(name, by.role),
    opens(name, stand),
    isSignedTwice(name, stand, risks),
    says(detail, stand),
    isNoted(risks, order.notes ?? {}),
  );
  if (refusal !== null) return err(refusal);
  const written = risks.map(({ code }) => ({ code, note: order.notes?.[code] ?? '' }));
  return ok({
    id: scene.id,
    from: stand.state,
    to: targetOf(detail, stand.state),
    at: scene.at,
    by,
    second,
    where: scene.where,
    offline: scene.offline,
    detail,
    ...(written.length > 0 ? { risks: written } : {}),
  });
}

export interface PossibleMove {
  readonly transition: TransitionName;
  /** Roles of which the second person needs one; null where nobody else signs. */
  readonly second: readonly CaseRole[] | null;
  /** Null where it can be begun. */
  readonly refusal: Refusal | null;
}

/**
 * Every move of these posts that begins where the case stands, with the reason for those that can't be made now. What is
 * of no post of theirs is left out: who may not do a step does not see it (R10).
 */
export function possibleMoves(
  record: WholeCase,
  who: { readonly id: string; readonly name: string; readonly roles: readonly CaseRole[] },
  scene: Scene,
): readonly PossibleMove[] {
  const state = stateOfCase(record);
  return transitionNames.flatMap((transition): PossibleMove[] => {
    if (!transitions[transition].from.includes(state)) return [];
    const role = who.roles.find((one) => isTheirPost(transition, one) === null);
    if (role === undefined) return [];
    const by = { id: who.id, name: who.name, role };
    const isRelative = isNamedInHousehold(record, by);
    const stand: Stand = { record, state, by, second: null, isRelative, scene };
    const risks = risksAt({ record, step: transition, by, isRelative, detail: null });
    const { second } = secondFor(transition, role, risks);
    return [{ transition, second, refusal: opens(transition, stand) }];
  });
}

/** The post under which a person may do this here, or null: the first that the table knows. */
export function postFor(transition: TransitionName, roles: readonly CaseRole[]): CaseRole | null {
  return roles.find((role) => isTheirPost(transition, role) === null) ?? null;
}

function standsThere(name: TransitionName, state: CaseState): Refusal | null {
  const { number, from, name: words } = transitions[name];
  if (from.includes(state)) return null;
  const { zh, en } = caseStateNames[state];
  return refused(
    'wrong-state',
    `T${number}`,
    `这一件现在是“${zh}”，不能${words.zh}`,
    `It stands as “${en}”: “${words.en}” is not possible`,
  );
}

function isTheirPost(name: TransitionName, role: CaseRole): Refusal | null {
  const { number, signers, name: words } = transitions[name];
  if (signers.some(({ by }) => by.includes(role))) return null;
  const post = caseRoleNames[role];
  return refused(
    'wrong-post',
    `R10 T${number}`,
    `“${words.zh}”不归${post.zh}`,
    `“${words.en}” is not of the post “${post.en}”`,
  );
}

function opens(name: TransitionName, stand: Stand): Refusal | null {
  return guards[name].opens?.(stand) ?? null;
}

function says<N extends TransitionName>(detail: DetailOf<N> & MoveDetail, stand: Stand): Refusal | null {
  // The table pairs each name with the guard of its own detail; the compiler can't follow that through a lookup.
  const guard = guards[detail.transition] as unknown as Guard<N>;
  return guard.says?.(detail, stand) ?? null;
}

function secondFor(name: TransitionName, role: CaseRole, risks: readonly RiskPoint[]): Signers {
  const signers = transitions[name].signers.find(({ by }) => by.includes(role)) ?? { by: [], second: null };
  const isAsked = risks.some(({ measure }) => measure === 'second-person');
  return signers.second === null && isAsked ? { by: signers.by, second: ['W2', 'H', 'C'] } : signers;
}

function isSignedTwice(name: TransitionName, stand: Stand, risks: readonly RiskPoint[]): Refusal | null {
  const { by, second } = stand;
  const asked = secondFor(name, by.role, risks).second;
  const words = transitions[name].name;
  if (second !== null && second.id === by.id) {
    return refused('same-person', 'R26', '第二个人不能是经办人自己', 'The second person can’t be the same one');
  }
  if (asked === null) return null;
  const posts = asked.map((role) => caseRoleNames[role]);
  if (second !== null && asked.includes(second.role)) return null;
  return refused(
    'second-person',
    `T${transitions[name].number}`,
    `${words.zh}要另一个人签字：${posts.map(({ zh }) => zh).join('或')}`,
    `“${words.en}” needs a second person: ${posts.map(({ en }) => en).join(' or ')}`,
  );
}

/** R26: what the guard measure wants in the clerk's own words. */
function isNoted(risks: readonly RiskPoint[], notes: Readonly<Record<string, string>>): Refusal | null {
  const open = risks.find((risk) => risk.measure === 'note' && (notes[risk.code] ?? '').trim().length < 2);
  if (open === undefined) return null;
  return refused('reason-missing', `R26 ${open.code}`, `风险提示“${open.name.zh}”：${open.guard.zh}`, open.guard.en);
}
