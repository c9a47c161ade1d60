import type { StaffList } from '../staff-list.ts';
import type { Move, Mover } from './move.ts';
import { postsOf } from './posts.ts';
import { replay } from './replay.ts';
import { caseRoleNames } from './states.ts';
import type { WholeCase } from './whole-case.ts';

/** A step that stands, because a citizen relies on it, and that should not have been made. */
export interface UnlawfulStep {
  readonly at: string;
  readonly why: { readonly zh: string; readonly en: string };
}

/**
 * R23: the steps of the receipt, judged again from nothing by whoever gets them. They are not undone as a later step is: the
 * receipt is in the citizen's hands, and the case must not be lost with it.
 */
export function unlawfulOpening(content: WholeCase['application'], item: WholeCase['item'], opening: readonly Move[]) {
  // What was typed is looked at by a person; what is missing and in which order is the machine's.
  const { refused } = replay({ application: content, item, moves: [], formProblems: [] }, opening);
  return refused.map(({ move, refusal }): UnlawfulStep => ({ at: move.at, why: refusal.text }));
}

export interface PublishedStaff {
  readonly publishedAt: string;
  readonly list: StaffList;
}

const dayMs = 86_400_000;

/**
 * R10: who claims a post that no list of their office gave them, as far as a terminal can have known: those in force on the
 * day and, the line having been cut, so many days before. Before the first list people took in and led.
 */
export function stepsWithoutPost(
  moves: readonly Move[],
  lists: readonly PublishedStaff[],
  offlineStaffDays: number,
): readonly UnlawfulStep[] {
  if (lists.length === 0) return [];
  return moves
    .filter(({ where }) => where === 'terminal')
    .flatMap(({ at, by, second }) => {
      const known = knownAt(lists, at, offlineStaffDays);
      return [by, ...(second ? [second] : [])]
        .filter((mover) => !isNobodyOnAList(mover) && !known.some((list) => hasPost(list, mover, at)))
        .map(({ id, name, role }) => ({
          at,
          why: {
            zh: `${name}（${id}）以“${caseRoleNames[role].zh}”办理，人员名单上没有这个岗位`,
            en: `${name} (${id}) acted as ${caseRoleNames[role].en}, a post that the staff list does not give`,
          },
        }));
    });
}

/** 申请人 at a kiosk, and the clock. */
function isNobodyOnAList({ role }: Mover): boolean {
  return role === 'U' || role === 'system';
}

/** Null stands for the time before the first list. */
function knownAt(lists: readonly PublishedStaff[], at: string, days: number): readonly (StaffList | null)[] {
  const until = Date.parse(at);
  const earlier = lists.filter(({ publishedAt }) => Date.parse(publishedAt) <= until);
  const firstKept = earlier.findLastIndex(({ publishedAt }) => Date.parse(publishedAt) <= until - days * dayMs);
  const kept = earlier.slice(Math.max(0, firstKept)).map(({ list }) => list);
  return firstKept < 0 ? [null, ...kept] : kept;
}

function hasPost(list: StaffList | null, { id, role }: Mover, at: string): boolean {
  if (list === null) return role === 'A' || postsOf(['lead']).includes(role);
  const person = list.people.find((one) => one.id === id);
  if (!person || (person.revokedAt !== null && person.revokedAt <= at)) return false;
  return postsOf(person.roles).includes(role);
}
