import type { Input, Output } from '../../preload/contract.ts';
import { codeMeaning } from '../domain/code-meaning.ts';
import { receiptCheck } from '../domain/receipt-code.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { NameIndex } from './name-index.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { lock } from './unlock.ts';

type Screen = Output<'citizenScreen'>;

/**
 * 交给群众: the clerk is signed out by it, so that whoever touches the screen now reaches nothing of the staff's, and nobody
 * of the staff can send what the citizen is asked.
 */
export function handOver(
  parts: TerminalParts,
  names: NameIndex,
  input: Input<'handOver'>,
): Result<NonNullable<Screen>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  if (parts.station === 'kiosk') return failed('input/invalid', 'nobody hands a kiosk over');
  const opened = parts.citizen.open({ ...input, mode: 'on-site', openedBy: operator.value.id });
  if (!opened.ok) return opened;
  names.forget();
  const locked = lock(parts);
  if (!locked.ok) {
    parts.citizen.close(opened.value.token);
    return locked;
  }
  parts.publish('citizen', parts.citizen.screen());
  return opened;
}

/** A card that was read longer ago may have been lifted by somebody who is gone. */
const proofMs = 5 * 60_000;

export function beginRating(parts: TerminalParts, input: Input<'beginRating'>): Result<NonNullable<Screen>> {
  if (parts.station !== 'kiosk') return failed('citizen/staff-session');
  const application = parts.ledger.application(input.applicationId);
  if (!application) return failed('application/not-found');
  const { proof } = input;
  if ('receipt' in proof) {
    const meaning = codeMeaning(proof.receipt);
    const isOfIt =
      meaning.kind === 'application' &&
      meaning.localNumber === application.localNumber &&
      meaning.check === receiptCheck(application.id);
    if (!isOfIt) return failed('citizen/not-yours');
  } else {
    const reading = parts.ledger.cardReading(proof.readingId);
    const isFresh = reading !== null && parts.clock.now().getTime() - Date.parse(reading.readAt) < proofMs;
    if (!isFresh || reading.idNumber !== application.idNumber) return failed('citizen/not-yours');
  }
  return begun(parts, { purpose: 'rating', applicationId: application.id });
}

export function beginVoice(parts: TerminalParts): Result<NonNullable<Screen>> {
  if (parts.station !== 'kiosk') return failed('citizen/staff-session');
  return begun(parts, { purpose: 'voice', applicationId: null });
}

export function closeCitizenScreen(parts: TerminalParts, input: Input<'closeCitizenScreen'>): Result<null> {
  parts.citizen.close(input.token);
  parts.publish('citizen', parts.citizen.screen());
  return ok(null);
}

export async function giveRating(
  parts: TerminalParts,
  input: Input<'giveRating'>,
): Promise<Result<Output<'giveRating'>>> {
  const given = await parts.citizen.rate(input.token, input.rating);
  if (given.ok) parts.engine()?.kick();
  return given;
}

export async function giveVoice(parts: TerminalParts, input: Input<'giveVoice'>): Promise<Result<Output<'giveVoice'>>> {
  const given = await parts.citizen.speak(input.token, input.voice);
  if (given.ok) parts.engine()?.kick();
  return given;
}

export function ratingState(parts: TerminalParts, input: Input<'ratingState'>): Result<Output<'ratingState'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  return ok({ given: parts.ledger.fact(`ratings/${input.applicationId}`) ?? 0 });
}

function begun(
  parts: TerminalParts,
  order: { readonly purpose: 'rating' | 'voice'; readonly applicationId: string | null },
): Result<NonNullable<Screen>> {
  const opened = parts.citizen.open({ ...order, mode: 'kiosk', openedBy: null });
  if (opened.ok) parts.publish('citizen', opened.value);
  return opened;
}
