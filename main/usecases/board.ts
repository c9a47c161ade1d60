import type { Input, Output } from '../../preload/contract.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { staffHere } from './documents/staff-here.ts';
import { rolesOf } from './operator-roles.ts';
import type { TerminalParts } from './parts.ts';

export async function waitingTimes(
  parts: TerminalParts,
  { period }: Input<'waitingTimes'>,
): Promise<Result<Output<'waitingTimes'>>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  if (!rolesOf(parts, operator.value.id).includes('lead')) return failed('case/not-your-post');
  return parts.audit.waitingTimes(period);
}

/** 代办上门: as this terminal's chain knows it; the county's console has all of them. */
export async function agentFigures(
  parts: TerminalParts,
  { period }: Input<'agentFigures'>,
): Promise<Result<Output<'agentFigures'>>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  if (!rolesOf(parts, operator.value.id).includes('lead')) return failed('case/not-your-post');
  return parts.audit.agentFigures(period);
}

/** Who may see the numbers, for whoever may not. */
export function leaders(parts: TerminalParts): Result<Output<'leaders'>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const leads = (id: string) => rolesOf(parts, id).includes('lead');
  const people = parts.staff.list().filter(({ id }) => leads(id));
  return ok({ isOne: leads(operator.value.id), people: people.map(({ id, name, post }) => ({ id, name, post })) });
}

/** Nobody's data is in it: whoever works here may see how the machine does. */
export function health(parts: TerminalParts): Result<Output<'health'>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const hours = parts.health.history();
  const since = hours[0]?.hour ?? '';
  return ok({
    hours,
    offline: (parts.ledger.fact('offlineSpans') ?? []).filter(({ until }) => until === null || until >= since),
  });
}
