import type { DeviceResult, DeviceTrouble } from '../device-status.ts';
import { decodeCardText } from './card-layout.ts';
import type { ChipReading } from './port.ts';
import type { Exchange, SamChannel, SamCommand } from './sam-channel.ts';
import { type CardBlocks, decodeFind, decodeRead, decodeSelect, samRequest } from './sam-messages.ts';

export const findCard: SamCommand<'found' | 'none'> = {
  request: samRequest.findCard,
  decode: decodeFind,
  timeoutMs: 1_000,
};

/** What came of one placing. `seenLifted`: the module said afterwards that no card is there. */
export type Placing =
  | { readonly kind: 'over'; readonly outcome: DeviceResult<ChipReading>; readonly seenLifted: boolean }
  | { readonly kind: 'line-lost' };

/**
 * Reads the card that `findCard` has just found: select, read; find and select again before every further try, because
 * the module wants the pair before each read (devices §1.4).
 */
export async function readPlacedCard(channel: SamChannel): Promise<Placing> {
  let detail = '';
  let answerWasLost = false;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (attempt > 1) {
      const found = await channel.exchange(findCard, same);
      // Silent twice in a row: nobody is there any more.
      if (found.kind === 'unanswered' && found.because !== 'damaged') return { kind: 'line-lost' };
      if (found.kind === 'done' && found.value === 'none') {
        // A module that sent its answer holds the card for read and stays blind to it; one that did not misses the card.
        return over(trouble(answerWasLost ? 'card/lift-and-place-again' : 'card/pulled-early', detail), true);
      }
      if (found.kind !== 'done') continue;
    }
    const selected = await channel.exchange(selectCard, same);
    if (isLost(selected)) return { kind: 'line-lost' };
    if (selected.kind !== 'done') {
      detail = `select: ${reason(selected)}`;
      continue;
    }
    const read = await channel.exchange(readCard, toReading);
    if (isLost(read)) return { kind: 'line-lost' };
    if (read.kind === 'done') {
      return over(read.value ?? trouble('card/unreadable', 'unknown card type'), false);
    }
    answerWasLost = read.kind === 'unanswered';
    detail = `read: ${reason(read)}`;
  }
  return over(trouble('card/unreadable', detail), false);
}

const attempts = 3;
const selectCard: SamCommand<'selected'> = { request: samRequest.selectCard, decode: decodeSelect, timeoutMs: 1_500 };
const readCard: SamCommand<CardBlocks> = { request: samRequest.readTextAndPhoto, decode: decodeRead, timeoutMs: 5_000 };

/** Copies everything out of the blocks, which are wiped right after. */
function toReading({ text, photo }: CardBlocks): DeviceResult<ChipReading> | null {
  const words = decodeCardText(text);
  if (words === null) return null;
  return { ok: true, value: { ...words, photoWlt: base64(photo), rawText: base64(text) } };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function same<T>(value: T): T {
  return value;
}

function over(outcome: DeviceResult<ChipReading>, seenLifted: boolean): Placing {
  return { kind: 'over', outcome, seenLifted };
}

function trouble(code: DeviceTrouble, detail: string): DeviceResult<never> {
  return { ok: false, trouble: code, detail };
}

function isLost(exchange: Exchange<unknown>): boolean {
  return exchange.kind === 'unanswered' && exchange.because === 'lost';
}

function reason(exchange: Exchange<unknown>): string {
  if (exchange.kind === 'refused') return `SW3 ${exchange.word.toString(16).padStart(2, '0')}`;
  return exchange.kind === 'unanswered' ? exchange.because : '';
}
