import type { Input, Output } from '../../preload/contract.ts';
import type { staffCallCalls } from '../../preload/contract-staff-calls.ts';
import type { County } from '../../sync/ports.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { VerbsOf } from '../verbs.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

type Open = Output<'staffCalls'>;

export function staffCallVerbs(parts: TerminalParts): VerbsOf<typeof staffCallCalls> {
  return {
    staffCalls: () => ok([...parts.calls.open()]),
    takeStaffCall: (input) => takeStaffCall(parts, input),
    endStaffCall: ({ callId }) => tellCounty(parts, { step: 'end', callId }),
  };
}

async function takeStaffCall(parts: TerminalParts, { callId }: Input<'takeStaffCall'>): Promise<Result<Open>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const told = await tellCounty(parts, { step: 'take', callId, by: operator.value.name });
  if (!told.ok) return told;
  return told.value.some((call) => call.callId === callId) ? told : failed('staff-call/gone');
}

/** What the county answers is what is open; every terminal of the office hears it at the same time. */
export async function tellCounty(
  parts: TerminalParts,
  order: Parameters<County['staffCall']>[0],
): Promise<Result<Open>> {
  const told = await (parts.county()?.staffCall(order) ?? failed('county/offline', 'no county'));
  if (!told.ok) return told;
  parts.calls.hear(told.value.calls);
  return ok([...parts.calls.open()]);
}
