import type { CaseRole } from './states.ts';

/**
 * 岗位角色 of the county's staff list in the words of §3.3. Whoever takes in also hands out: 一窗进出 (R15). A person who
 * was listed before posts counted has none, and goes on working at the window.
 */
const postsOfRole: Readonly<Record<string, readonly CaseRole[]>> = {
  accept: ['W', 'D'],
  lead: ['W', 'W2', 'D'],
  delegate: ['A'],
  review: ['R'],
  approve: ['H'],
  deliver: ['D'],
  guide: ['G'],
  supervise: ['S'],
  admin: ['M'],
};

export function postsOf(staffRoles: readonly string[]): readonly CaseRole[] {
  const roles = staffRoles.length === 0 ? ['accept'] : staffRoles;
  return [...new Set(roles.flatMap((role) => postsOfRole[role] ?? []))];
}
