import { z } from 'zod';
import type { DeviceCondition, DeviceFault, DeviceResult, DeviceStatus, DeviceTrouble } from '../device-status.ts';
import { type KeptPlugin, keepPlugin } from '../plugin/kept-plugin.ts';
import { addressOf, type PluginFile, type SpawnPlugin } from '../plugin/plugin-process.ts';
import { bytesSaid, statusSaying } from '../plugin/plugin-words.ts';
import { CardAnnouncer } from './card-announcer.ts';
import { decodeCardText } from './card-layout.ts';
import type { CardReader, ChipReading, ReadWish } from './port.ts';
import type { PuaTable } from './pua-table.ts';
import { checkWish } from './read-wish.ts';
import { photoBytes, textBytes } from './sam-messages.ts';

/**
 * A reader that only its vendor's library can reach: raw USB pipes, sealed protocols. The plug-in is a program
 * (plugin-process.ts) that polls for cards by itself and says:
 *
 *   {"say":"status","condition":"ready","identity":"model and number"}
 *   {"say":"status","condition":"absent","detail":"why, for staff"}         also "needs-help"
 *   {"say":"busy"}                                                          a card is being read
 *   {"say":"card","text":"base64 of 256 bytes","photo":"base64 of 1024"}    once for each placing
 *   {"say":"trouble","trouble":"card/unreadable"}                           or card/pulled-early, card/lift-and-place-again
 *
 * The text is the chip's own 256 bytes, which every vendor's library hands out beside its decoded fields: one decoder, one
 * treatment of rare characters for all readers. A plug-in that ends or hangs is an absent reader, and is started again.
 */
export interface VendorCardReaderOptions {
  readonly plugin: PluginFile;
  readonly spawn: SpawnPlugin;
  readonly name?: string;
  readonly puaTable?: PuaTable;
  /** Unanswered for as long twice over, it hangs. */
  readonly pingEveryMs?: number;
}

const bytesOf = (count: number) =>
  bytesSaid({ most: count }).refine((bytes) => bytes.length === count, `not ${count} bytes`);

const saying = z.discriminatedUnion('say', [
  statusSaying,
  z.object({ say: z.literal('busy') }),
  z.object({ say: z.literal('card'), text: bytesOf(textBytes), photo: bytesOf(photoBytes) }),
  z.object({
    say: z.literal('trouble'),
    trouble: z.enum(['card/pulled-early', 'card/unreadable', 'card/lift-and-place-again']),
    detail: z.string().max(500).optional(),
  }),
]);

export class VendorCardReader implements CardReader {
  readonly #options: VendorCardReaderOptions;
  readonly #announcer = new CardAnnouncer();
  readonly #plugin: KeptPlugin;
  #status: DeviceStatus;
  #isClosed = false;

  constructor(options: VendorCardReaderOptions) {
    this.#options = options;
    this.#status = this.#describe('opening', null);
    this.#plugin = keepPlugin({
      ...options,
      onMessage: (message) => this.#hear(message),
      onLost: (why) => this.#lost(why),
    });
  }

  start(): void {
    this.#plugin.start();
  }

  status(): DeviceStatus {
    return this.#status;
  }

  onStatus(listener: (status: DeviceStatus) => void): () => void {
    return this.#announcer.onStatus(listener);
  }

  onCard(listener: (outcome: DeviceResult<ChipReading>) => void): () => void {
    return this.#announcer.onCard(listener);
  }

  /** Wishes beyond text and photo are not part of the plug-in's protocol and stay unread. */
  async readNow(timeoutMs: number, wish: ReadWish = {}): Promise<DeviceResult<ChipReading>> {
    checkWish(wish);
    if (!this.#isReachable()) return readerMissing;
    const onTimeout = () => (this.#status.condition === 'busy' ? null : 'card/absent');
    const outcome = await this.#announcer.wait({ timeoutMs, wish, onTimeout });
    return outcome.ok ? { ok: true, value: withUnread(outcome.value, wish) } : outcome;
  }

  /** The plug-in's protocol has no word for it. */
  lies(): Promise<null> {
    return Promise.resolve(null);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#announcer.close(readerMissing);
    await this.#plugin.close();
  }

  #hear(message: unknown): void {
    const heard = saying.safeParse(message);
    if (!heard.success) return;
    const said = heard.data;
    switch (said.say) {
      case 'busy':
        this.#setStatus('busy', null);
        break;
      case 'status':
        if (said.condition === 'ready') this.#plugin.isWell();
        this.#setStatus(
          said.condition,
          said.condition === 'ready' ? null : { kind: 'no-device', detail: said.detail ?? '' },
          said.identity,
        );
        break;
      case 'trouble':
        this.#announce({ ok: false, trouble: said.trouble, detail: said.detail });
        break;
      case 'card':
        this.#announce(this.#readingOf(said.text, said.photo));
    }
  }

  #readingOf(text: Uint8Array, photo: Uint8Array): DeviceResult<ChipReading> {
    const words = decodeCardText(text, this.#options.puaTable);
    const [rawText, photoWlt] = [base64(text), base64(photo)];
    text.fill(0);
    photo.fill(0);
    if (words === null) return { ok: false, trouble: 'card/unreadable', detail: 'unknown card type' };
    return { ok: true, value: { ...words, photoWlt, rawText } };
  }

  #announce(outcome: DeviceResult<ChipReading>): void {
    this.#setStatus('ready', null);
    this.#announcer.announce(outcome);
  }

  #lost(why: string): void {
    const wasReading = this.#status.condition === 'busy';
    this.#setStatus('absent', { kind: 'plugin-failed', detail: why });
    // A card that was being read is a placing that needs its one outcome.
    if (wasReading) this.#announcer.tellListeners(readerMissing);
  }

  #isReachable(): boolean {
    const { condition } = this.#status;
    return !this.#isClosed && condition !== 'absent' && condition !== 'needs-help';
  }

  #setStatus(condition: DeviceCondition, fault: DeviceFault | null, identity = this.#status.identity): void {
    const now = this.#status;
    if (now.condition === condition && now.fault?.detail === fault?.detail && now.identity === identity) return;
    this.#status = this.#describe(condition, fault, identity);
    this.#announcer.tellStatus(this.#status);
    if (!this.#isReachable()) this.#announcer.settleWaiting(readerMissing);
  }

  #describe(condition: DeviceCondition, fault: DeviceFault | null, identity?: string): DeviceStatus {
    const { name = '身份证阅读器', plugin } = this.#options;
    const isOut = condition === 'absent' || condition === 'needs-help';
    const trouble: DeviceTrouble | null = isOut ? 'card/reader-missing' : null;
    const described = { name, condition, trouble, where: addressOf(plugin), warnings: [], fault };
    return { deviceClass: 'card-reader', ...described, ...(identity === undefined ? {} : { identity }) };
  }
}

function withUnread(reading: ChipReading, wish: ReadWish): ChipReading {
  return {
    ...reading,
    ...(wish.newestAddress ? { newestAddress: { kind: 'unread', why: 'vendor plug-in' } as const } : {}),
    ...(wish.fingerprint ? { fingerprint: 'unread' as const } : {}),
  };
}

const readerMissing: DeviceResult<never> = { ok: false, trouble: 'card/reader-missing' };

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
