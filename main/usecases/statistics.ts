import type { Input, Output } from '../../preload/contract.ts';
import type { WorkCalendar } from '../domain/catalogue.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { calendarInForce } from '../publications/in-force.ts';
import { rolesOf } from './operator-roles.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** 统计 (R54): for whoever leads here; each number is counted from the events when it is asked for. */
export async function statistics(
  parts: TerminalParts,
  { period, filter }: Input<'statistics'>,
): Promise<Result<Output<'statistics'>>> {
  const leads = currentLead(parts);
  if (!leads.ok) return leads;
  const calendar = calendarInForce(parts.ledger) ?? plainWeek;
  return parts.audit.statistics({ period, filter, calendar });
}

/** The cases behind a number. All of them were accepted here, so all of them are in the ledger. */
export async function statisticsCases(
  parts: TerminalParts,
  order: Input<'statisticsCases'>,
): Promise<Result<Output<'statisticsCases'>>> {
  const leads = currentLead(parts);
  if (!leads.ok) return leads;
  const found = await parts.audit.cases(order);
  if (!found.ok) return found;
  const { total, ids } = found.value;
  return ok({ total, cases: ids.flatMap((id) => parts.ledger.summary(id) ?? []) });
}

/** Before the first catalogue there is no case to count either. */
const plainWeek: WorkCalendar = { holidays: [], makeUpDays: [], knownUntil: '1970-01-01' };

function currentLead(parts: TerminalParts): Result<void> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  return rolesOf(parts, operator.value.id).includes('lead') ? ok() : failed('case/not-your-post');
}
