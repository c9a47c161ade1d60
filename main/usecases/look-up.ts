import type { Input, Output } from '../../preload/contract.ts';
import type { ApplicationSummary } from '../domain/application.ts';
import { normaliseLocalNumber } from '../domain/local-number.ts';
import { normaliseCitizenId } from '../domain/numbers/citizen-id.ts';
import { readReceiptCode } from '../domain/receipt-code.ts';
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

/** A citizen's number, a permit's or a passport's. */
const personNumber = /^(?=.*\d)[A-Z0-9]{5,20}$/;

/** By receipt number, by full ID number, else by name or pinyin. */
export async function searchApplications(
  parts: TerminalParts,
  names: NameIndex,
  input: Input<'searchApplications'>,
): Promise<Result<ApplicationSummary[]>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const query = input.query.trim();
  if (query === '') return ok([...parts.ledger.recentApplications({ limit: input.limit })]);
  const byNumber = parts.ledger.applicationByNumber(readReceiptCode(query)?.localNumber ?? normaliseLocalNumber(query));
  if (byNumber) return ok(summariesOf(parts, [byNumber.id]));
  const number = normaliseCitizenId(query);
  if (personNumber.test(number)) {
    const ofPerson = parts.ledger.applicationsOfPerson(number, input.limit);
    if (ofPerson.length > 0) return ok([...ofPerson]);
  }
  await names.warm();
  // Reading them took a while: whoever asked may have gone.
  if (!parts.session.operator) return failed('terminal/locked');
  return ok(summariesOf(parts, names.find(query, input.limit)));
}

function summariesOf(parts: TerminalParts, ids: readonly string[]): ApplicationSummary[] {
  return ids.map((id) => parts.ledger.summary(id)).filter((summary) => summary !== null);
}
