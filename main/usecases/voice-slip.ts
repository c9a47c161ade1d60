import type { Input, Output } from '../../preload/contract.ts';
import type { Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';
import { printSlip } from './print-slip.ts';
import { heldVoice } from './voices.ts';

/** For whoever has number and code on the screen. */
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
    { isLarge: input.isLarge ?? false },
  );
  return printSlip(parts, input.jobId, slip);
}
