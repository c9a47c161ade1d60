import type { Input, Output } from '../../preload/contract.ts';
import { voiceCodeIndex } from '../citizen/voice-code.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { type HeldVoice, normaliseVoiceNumber } from '../domain/voice/voice.ts';
import { rolesOf } from './operator-roles.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

const mostTries = 5;
const triesMs = 10 * 60_000;
/** Wrong codes of the last ten minutes, by terminal: guessing takes longer than anybody stands at a kiosk. */
const wrongTries = new WeakMap<TerminalParts, readonly number[]>();

/** Whoever holds the slip may ask; the number alone opens nothing. */
export function voiceStatus(parts: TerminalParts, input: Input<'voiceStatus'>): Result<Output<'voiceStatus'>> {
  const held = heldVoice(parts, input);
  if (!held.ok) return held;
  const { number, at, status } = held.value;
  return ok({
    number,
    at,
    state: status?.state ?? 'on-terminal',
    answer: status?.answer ?? null,
  });
}

/** R53: hidden from those at the window whom it may be about. */
export function voices(parts: TerminalParts): Result<Output<'voices'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  if (!rolesOf(parts, operator.value.id).includes('supervise')) return failed('operator/not-allowed');
  const held = (parts.ledger.fact('voices') ?? []).map((number) => parts.ledger.fact(`voice/${number}`));
  return ok(
    held
      .filter((one) => one !== null)
      .map(({ number, at, status }) => ({ number, at, state: status?.state ?? ('on-terminal' as const) }))
      .reverse(),
  );
}

export function heldVoice(
  parts: TerminalParts,
  asked: { readonly number: string; readonly queryCode: string },
): Result<HeldVoice> {
  const nowMs = parts.clock.now().getTime();
  const wrong = (wrongTries.get(parts) ?? []).filter((at) => nowMs - at < triesMs);
  if (wrong.length >= mostTries) return failed('voice/tries');
  const number = normaliseVoiceNumber(asked.number);
  const held = parts.ledger.fact(`voice/${number}`);
  if (held && held.codeIndex === voiceCodeIndex(parts.sealer, number, asked.queryCode)) return ok(held);
  wrongTries.set(parts, [...wrong, nowMs]);
  return failed('voice/unknown');
}
