import type { DeviceResult, DeviceTrouble } from '../device-status.ts';
import { decodeAddress, decodeCardText } from './card-layout.ts';
import type { ChipReading, NewestAddress } from './port.ts';
import type { PuaTable } from './pua-table.ts';
import type { JoinedWish } from './read-wish.ts';
import type { Exchange, SamChannel } from './sam-channel.ts';
import { samCommand } from './sam-commands.ts';
import type { CardBlocks, CardBlocksWithFingerprint } from './sam-messages.ts';
import { samWord, samWords } from './sam-words.ts';

/** What came of one placing. `seenLifted`: the module said afterwards that no card is there. */
export type Placing =
  | { readonly kind: 'over'; readonly outcome: DeviceResult<ChipReading>; readonly seenLifted: boolean }
  | { readonly kind: 'line-lost' };

/**
 * Reads the card that `find` has just found: select, read; find and select again before every further try, because the
 * module wants the pair before each read (devices §1.4).
 */
export async function readPlacedCard(channel: SamChannel, wish: JoinedWish, puaTable?: PuaTable): Promise<Placing> {
  let detail = '';
  let answerWasLost = false;
  let asksFingerprint = wish.fingerprints.length > 0;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (attempt > 1) {
      const found = await channel.exchange(samCommand.find, same);
      // Silent twice in a row: nobody is there any more.
      if (found.kind === 'unanswered' && found.because !== 'damaged') return { kind: 'line-lost' };
      if (found.kind === 'done' && found.value === 'none') {
        // A module that sent its answer holds the card for read and stays blind to it; one that did not misses the card.
        return over(trouble(answerWasLost ? 'card/lift-and-place-again' : 'card/pulled-early', detail), true);
      }
      if (found.kind !== 'done') continue;
    }
    const selected = await channel.exchange(samCommand.select, same);
    if (isLost(selected)) return { kind: 'line-lost' };
    if (selected.kind !== 'done') {
      detail = `select: ${reason(selected)}`;
      continue;
    }
    const read = await readSelectedCard(channel, asksFingerprint ? wish : null, puaTable);
    if (isLost(read)) return { kind: 'line-lost' };
    if (read.kind === 'done') {
      if (read.value === null) return over(trouble('card/unreadable', 'unknown card type'), false);
      const reading = asksFingerprint || wish.fingerprints.length === 0 ? read.value : withoutFingerprint(read.value);
      return over({ ok: true, value: await withNewestAddress(channel, wish, reading, puaTable) }, false);
    }
    // A module that does not give fingerprints away still reads the card.
    if (read.kind === 'refused' && refusesFingerprint.includes(read.word)) asksFingerprint = false;
    answerWasLost = read.kind === 'unanswered';
    detail = `read: ${reason(read)}`;
  }
  return over(trouble('card/unreadable', detail), false);
}

const attempts = 3;
const refusesFingerprint: readonly number[] = [samWord.commandWrong, samWord.noPermission, samWord.lengthWrong];

/** `wish` null: no fingerprint is asked for, whoever waits. Everything is copied out of the blocks, which are wiped then. */
function readSelectedCard(
  channel: SamChannel,
  wish: JoinedWish | null,
  puaTable: PuaTable | undefined,
): Promise<Exchange<ChipReading | null>> {
  const toReading = ({ text, photo }: CardBlocks): ChipReading | null => {
    const words = decodeCardText(text, puaTable);
    return words === null ? null : { ...words, photoWlt: base64(photo), rawText: base64(text) };
  };
  if (wish === null) return channel.exchange(samCommand.read, toReading);
  return channel.exchange(samCommand.readWithFingerprint, (blocks: CardBlocksWithFingerprint) => {
    const reading = toReading(blocks);
    if (reading === null) return null;
    for (const { take } of wish.fingerprints) take(blocks.fingerprint);
    return { ...reading, fingerprint: blocks.fingerprint.length as 1_024 | 512 | 0 };
  });
}

function withoutFingerprint(reading: ChipReading): ChipReading {
  return { ...reading, fingerprint: 'unread' };
}

/** Asked for after the text, so that a module that dislikes it never costs the reading itself. */
async function withNewestAddress(
  channel: SamChannel,
  wish: JoinedWish,
  reading: ChipReading,
  puaTable: PuaTable | undefined,
): Promise<ChipReading> {
  if (!wish.newestAddress) return reading;
  const asked = await channel.exchange(samCommand.newestAddress, (value): NewestAddress => {
    return value === 'none' ? { kind: 'none' } : { kind: 'address', ...decodeAddress(value, puaTable) };
  });
  return { ...reading, newestAddress: asked.kind === 'done' ? asked.value : { kind: 'unread', why: reason(asked) } };
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
  if (exchange.kind === 'refused') return samWords(exchange.word);
  return exchange.kind === 'unanswered' ? exchange.because : '';
}
