import { Buffer } from 'node:buffer';
import type { PhotoOutcome } from '../../drivers/card-reader/port.ts';
import type { Input } from '../../preload/contract.ts';
import type { CardPhoto } from '../../preload/contract-devices.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** The photo of a card that was read here. Only its raw bytes are kept; the picture is made anew for each look. */
export async function cardPhoto(parts: TerminalParts, { readingId }: Input<'cardPhoto'>): Promise<Result<CardPhoto>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const reading = parts.ledger.cardReading(readingId);
  if (!reading) return failed('input/invalid', 'unknown card reading');
  if (reading.photo === null) return ok({ kind: 'none', because: 'no-photo' });
  const wlt = await parts.vault.get(reading.photo);
  if (!wlt.ok) return wlt;
  const outcome = await parts.devices.decodePhoto(wlt.value);
  wlt.value.fill(0);
  // Locked meanwhile: nobody is there to look at it.
  if (!parts.session.operator) return failed('terminal/locked');
  if (outcome.kind === 'undecoded' && outcome.because !== 'no-decoder') {
    parts.log.warn({ detail: outcome.detail }, 'a card photo was not decoded');
  }
  return ok(photoShown(outcome));
}

export function photoShown(outcome: PhotoOutcome): CardPhoto {
  return outcome.kind === 'decoded'
    ? { kind: 'picture', bmpBase64: Buffer.from(outcome.bmp).toString('base64') }
    : { kind: 'none', because: outcome.because };
}
