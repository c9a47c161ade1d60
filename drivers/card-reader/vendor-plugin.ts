import { z } from 'zod';
import type { DeviceCondition, DeviceFault, DeviceResult, DeviceStatus, DeviceTrouble } from '../device-status.ts';
import { decodeCardText } from './card-layout.ts';
import { type PluginProcess, startPlugin } from './plugin-process.ts';
import type { CardReader, ChipReading, ReadWish } from './port.ts';
import type { PuaTable } from './pua-table.ts';
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
 *   {"say":"pong","id":7}                                                   the answer to {"do":"ping","id":7}
 *
 * The text is the chip's own 256 bytes, which every vendor's library hands out beside its decoded fields: one decoder, one
 * treatment of rare characters for all readers. A plug-in that ends or hangs is an absent reader, and is started again.
 */
export interface VendorCardReaderOptions {
  readonly path: string;
  readonly name?: string;
  readonly puaTable?: PuaTable;
  /** Unanswered for as long twice over, it hangs. */
  readonly pingEveryMs?: number;
}

const base64Of = (bytes: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes, `not ${bytes} bytes`);

const saying = z.discriminatedUnion('say', [
  z.object({
    say: z.literal('status'),
    condition: z.enum(['ready', 'absent', 'needs-help']),
    detail: z.string().max(500).optional(),
    identity: z.string().max(200).optional(),
  }),
  z.object({ say: z.literal('busy') }),
  z.object({ say: z.literal('card'), text: base64Of(textBytes), photo: base64Of(photoBytes) }),
  z.object({
    say: z.literal('trouble'),
    trouble: z.enum(['card/pulled-early', 'card/unreadable', 'card/lift-and-place-again']),
    detail: z.string().max(500).optional(),
  }),
  z.object({ say: z.literal('pong'), id: z.number() }),
]);

export class VendorCardReader implements CardReader {
  readonly #options: VendorCardReaderOptions;
  readonly #statusListeners = new Set<(status: DeviceStatus) => void>();
  readonly #cardListeners = new Set<(outcome: DeviceResult<ChipReading>) => void>();
  readonly #waiting = new Set<(outcome: DeviceResult<ChipReading>) => void>();
  #status: DeviceStatus;
  #plugin: PluginProcess | null = null;
  #restart: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;
  #waitMs = restartFirstMs;
  #onGone: (() => void) | null = null;
  #pongs = 0;

  constructor(options: VendorCardReaderOptions) {
    this.#options = options;
    this.#status = this.#describe('opening', null);
  }

  start(): void {
    if (this.#plugin !== null || this.#onGone !== null) return;
    this.#plugin = startPlugin({
      path: this.#options.path,
      onMessage: (message) => this.#hear(message),
      onEnd: (why) => this.#ended(why),
    });
    this.#watch = this.#killWhenStuck(this.#plugin);
  }

  status(): DeviceStatus {
    return this.#status;
  }

  onStatus(listener: (status: DeviceStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onCard(listener: (outcome: DeviceResult<ChipReading>) => void): () => void {
    this.#cardListeners.add(listener);
    return () => this.#cardListeners.delete(listener);
  }

  /** Wishes beyond text and photo are not part of the plug-in's protocol and stay unread. */
  readNow(timeoutMs: number, wish: ReadWish = {}): Promise<DeviceResult<ChipReading>> {
    if (!this.#isReachable()) return Promise.resolve(readerMissing);
    return new Promise((resolve) => {
      const settle = (outcome: DeviceResult<ChipReading>) => {
        clearTimeout(deadline);
        this.#waiting.delete(settle);
        resolve(outcome.ok ? { ok: true, value: withUnread(outcome.value, wish) } : outcome);
      };
      const deadline = setTimeout(() => {
        if (this.#status.condition !== 'busy') settle({ ok: false, trouble: 'card/absent' });
      }, timeoutMs);
      this.#waiting.add(settle);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#restart);
    clearInterval(this.#watch);
    this.#statusListeners.clear();
    this.#cardListeners.clear();
    for (const settle of [...this.#waiting]) settle(readerMissing);
    await new Promise<void>((resolve) => {
      this.#onGone = resolve;
      if (this.#plugin === null) resolve();
      else this.#plugin.kill();
    });
  }

  #hear(message: unknown): void {
    const heard = saying.safeParse(message);
    if (!heard.success || this.#onGone !== null) return;
    const said = heard.data;
    switch (said.say) {
      case 'pong':
        this.#pongs += 1;
        break;
      case 'busy':
        this.#setStatus('busy', null);
        break;
      case 'status':
        if (said.condition === 'ready') this.#waitMs = restartFirstMs;
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

  #readingOf(rawText: string, photoWlt: string): DeviceResult<ChipReading> {
    const text = Buffer.from(rawText, 'base64');
    const words = decodeCardText(text, this.#options.puaTable);
    text.fill(0);
    if (words === null) return { ok: false, trouble: 'card/unreadable', detail: 'unknown card type' };
    return { ok: true, value: { ...words, photoWlt, rawText } };
  }

  #announce(outcome: DeviceResult<ChipReading>): void {
    this.#setStatus('ready', null);
    for (const settle of [...this.#waiting]) settle(outcome);
    for (const listener of [...this.#cardListeners]) listener(outcome);
  }

  #ended(why: string): void {
    this.#plugin = null;
    clearInterval(this.#watch);
    if (this.#onGone !== null) {
      this.#onGone();
      return;
    }
    const wasReading = this.#status.condition === 'busy';
    this.#setStatus('absent', { kind: 'plugin-failed', detail: `${this.#options.path}: ${why}` });
    // A card that was being read is a placing that needs its one outcome.
    if (wasReading) for (const listener of [...this.#cardListeners]) listener(readerMissing);
    this.#restart = setTimeout(() => this.start(), this.#waitMs);
    this.#waitMs = Math.min(this.#waitMs * 2, restartMaxMs);
  }

  #killWhenStuck(plugin: PluginProcess): NodeJS.Timeout {
    this.#pongs = 0;
    let [pings, heard, misses] = [0, 0, 0];
    return setInterval(() => {
      misses = pings > 0 && this.#pongs === heard ? misses + 1 : 0;
      heard = this.#pongs;
      if (misses === 2) plugin.kill();
      pings += 1;
      plugin.say({ do: 'ping', id: pings });
    }, this.#options.pingEveryMs ?? 5_000);
  }

  #isReachable(): boolean {
    const { condition } = this.#status;
    return this.#onGone === null && condition !== 'absent' && condition !== 'needs-help';
  }

  #setStatus(condition: DeviceCondition, fault: DeviceFault | null, identity = this.#status.identity): void {
    const now = this.#status;
    if (now.condition === condition && now.fault?.detail === fault?.detail && now.identity === identity) return;
    this.#status = this.#describe(condition, fault, identity);
    for (const listener of [...this.#statusListeners]) listener(this.#status);
    if (!this.#isReachable()) for (const settle of [...this.#waiting]) settle(readerMissing);
  }

  #describe(condition: DeviceCondition, fault: DeviceFault | null, identity?: string): DeviceStatus {
    const { name = '身份证阅读器', path } = this.#options;
    const isOut = condition === 'absent' || condition === 'needs-help';
    const trouble: DeviceTrouble | null = isOut ? 'card/reader-missing' : null;
    const described = { name, condition, trouble, where: `plugin:${path}`, warnings: [], fault };
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
const restartFirstMs = 250;
const restartMaxMs = 15_000;
