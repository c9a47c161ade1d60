import type { TerminalParts } from './parts.ts';

/** 岗位角色 of whoever works here. */
export function rolesOf(parts: Pick<TerminalParts, 'staff'>, operatorId: string): readonly string[] {
  return parts.staff.rolesOf(operatorId);
}
