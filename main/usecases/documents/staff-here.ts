import type { Operator } from '../../../preload/contract.ts';
import { failed, type Result } from '../../domain/result.ts';
import { isStaffSession } from '../../session.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';

/** 文书 are an office's: whoever serves themselves at a kiosk neither issues nor opens one (R10, R61). */
export function staffHere(parts: TerminalParts): Result<Operator> {
  const operator = currentOperator(parts);
  if (!operator.ok || isStaffSession({ operator: operator.value })) return operator;
  return failed('case/not-your-post');
}
