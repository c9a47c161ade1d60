import type { Input, Output } from '../../preload/contract.ts';
import type { ApplicationSummary } from '../domain/application.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { NameIndex } from './name-index.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

export function application(parts: TerminalParts, input: Input<'application'>): Result<Output<'application'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const found = parts.ledger.application(input.applicationId);
  const summary = parts.ledger.summary(input.applicationId);
  return found && summary ? ok({ application: found, summary }) : failed('application/not-found');
}

const fullIdNumber = /^\d{15}$|^\d{17}[\dXx]$|^[A-Z]{3}\d{12}$/;

/** By receipt number, by full ID number, else by name or pinyin. */
export function searchApplications(
  parts: TerminalParts,
  names: NameIndex,
  input: Input<'searchApplications'>,
): Result<ApplicationSummary[]> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const query = input.query.trim();
  if (query === '') return ok([...parts.ledger.recentApplications({ limit: input.limit })]);
  const byNumber = parts.ledger.applicationByNumber(query.toUpperCase());
  if (byNumber) return ok(summariesOf(parts, [byNumber.id]));
  if (fullIdNumber.test(query)) {
    return ok([...parts.ledger.applicationsOfPerson(query.toUpperCase(), input.limit)]);
  }
  return ok(summariesOf(parts, names.find(query, input.limit)));
}

function summariesOf(parts: TerminalParts, ids: readonly string[]): ApplicationSummary[] {
  return ids.map((id) => parts.ledger.summary(id)).filter((summary) => summary !== null);
}
