import type { Input, Output } from '../../preload/contract.ts';
import { ok, type Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';
import { heldVoice } from './voices.ts';

const printTimeoutMs = 20_000;

/** For whoever has number and code on the screen. The printer's own journal keeps a job from coming out twice. */
export async function printVoiceSlip(
  parts: TerminalParts,
  input: Input<'printVoiceSlip'>,
): Promise<Result<Output<'printVoiceSlip'>>> {
  const held = heldVoice(parts, input);
  if (!held.ok) return held;
  const { number, at } = held.value;
  const officeName = parts.ledger.fact('enrolment')?.officeName ?? '';
  const slip = parts.paper.voiceSlip(
    { officeName, number, queryCode: input.queryCode, at },
    parts.deviceBook.profileOf(undefined),
  );
  if (!slip.ok) return slip;
  const { bytes, warnings } = slip.value;
  const printed = await parts.devices.printReceipt({ id: input.jobId, bytes, timeoutMs: printTimeoutMs });
  if (!printed.ok) {
    return ok({ printed: 'failed', failure: { code: printed.trouble, detail: printed.detail }, warnings });
  }
  return ok({ printed: printed.value.printed, failure: null, warnings });
}
