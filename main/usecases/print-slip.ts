import type { Output } from '../../preload/contract.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Paper } from '../paper/port.ts';
import type { TerminalParts } from './parts.ts';

/** A receipt takes about three seconds; a printer that is silent for longer is asked for no more. */
export const printTimeoutMs = 20_000;

/** 凭条 on the roll. The printer's own journal keeps a job from coming out twice. */
export async function printSlip(
  parts: TerminalParts,
  jobId: string,
  slip: ReturnType<Paper['voiceSlip']>,
  /** Another than the usual one, by its name. */
  printer?: string,
): Promise<Result<Output<'printVoiceSlip'>>> {
  if (!slip.ok) return slip;
  const { bytes, warnings } = slip.value;
  const printed = await parts.devices.printReceipt({ id: jobId, bytes, timeoutMs: printTimeoutMs }, printer);
  if (!printed.ok) {
    return ok({ printed: 'failed', failure: { code: printed.trouble, detail: printed.detail }, warnings });
  }
  return ok({ printed: printed.value.printed, failure: null, warnings });
}
