import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceCondition, DeviceFault, DeviceResult, DeviceStatus, DeviceTrouble } from '../device-status.ts';
import type { ByteLine, LineOpener } from '../transport/byte-line.ts';
import { deviceFault } from '../transport/open-fault.ts';
import { CardAnnouncer } from './card-announcer.ts';
import type { CardReader, ChipReading, ReadWish } from './port.ts';
import type { PuaTable } from './pua-table.ts';
import { checkWish, joinWishes } from './read-wish.ts';
import { SamChannel } from './sam-channel.ts';
import { samCommand } from './sam-commands.ts';
import { readPlacedCard } from './sam-placing.ts';
import { type BaudRate, baudRates } from './sam-requests.ts';
import { silencesUntilAbsent, wakeModule } from './sam-wake.ts';

export interface SamCardReaderOptions {
  readonly open: LineOpener;
  /** For staff: the address behind `open`. */
  readonly where: string;
  readonly name?: string;
  readonly pollMs?: number;
  /** A module found at a slower speed is set to 115200 baud (sam-wake.ts). */
  readonly raisesSpeed?: boolean;
  /** Private-use characters beyond those of the standard (pua-table.ts). */
  readonly puaTable?: PuaTable;
}

/**
 * A reader with a SAM_A or SAM_V module, on a serial line, a socket or HID reports.
 *
 *   open → module status (at each speed) → module id → find … find → select → read → outcome → find … (line lost) → close → open …
 *
 * The module keeps quiet about a card that it has read until the card is lifted (devices §1.4): "no card" and "still the
 * same card" are one answer. So after a read, `readNow` presumes for a while that the card still lies there.
 */
export class SamCardReader implements CardReader {
  readonly #options: SamCardReaderOptions;
  readonly #announcer = new CardAnnouncer();
  readonly #closing = new AbortController();
  #status: DeviceStatus;
  #running: Promise<void> | null = null;
  /** False while the card found last was dealt with and the module has not yet said that it is gone. */
  #expectsCard = true;
  /** A reset module found nothing, and nothing was read since: whatever is found next was laid down after that. */
  #isKnownEmpty = false;
  #lastReadAtMs = Number.NEGATIVE_INFINITY;
  #baudRate: BaudRate = baudRates[0];
  #identity: string | null = null;
  #asksLying: ((lies: boolean | null) => void)[] = [];

  constructor(options: SamCardReaderOptions) {
    this.#options = options;
    this.#status = this.#describe('opening', null);
  }

  start(): void {
    this.#running ??= this.#run();
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

  readNow(timeoutMs: number, wish: ReadWish = {}): Promise<DeviceResult<ChipReading>> {
    checkWish(wish);
    if (!this.#isReachable()) return Promise.resolve(readerMissing);
    // A read that is under way is let finish: it ends by itself.
    const onTimeout = () => (this.#status.condition === 'busy' ? null : this.#absence());
    return this.#announcer.wait({ timeoutMs, wish, onTimeout });
  }

  /** "No card" and "still the same card" are one answer of a module that has read it; one that was reset finds it anew. */
  lies(): Promise<boolean | null> {
    if (!this.#isReachable()) return Promise.resolve(null);
    return new Promise((resolve) => this.#asksLying.push(resolve));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#tellLying(null);
    this.#announcer.close(readerMissing);
    await this.#running;
  }

  async #run(): Promise<void> {
    let waitMs = reopenFirstMs;
    while (!this.#isClosing()) {
      const line = await this.#options.open().catch((error: unknown) => deviceFault(error));
      if ('write' in line) {
        const onAbort = () => void line.close();
        this.#closing.signal.addEventListener('abort', onAbort);
        if (this.#isClosing()) await line.close();
        const wasAlive = await this.#serve(line);
        if (wasAlive) waitMs = reopenFirstMs;
        this.#setStatus('absent', 'card/reader-missing', noAnswer);
        await line.close();
        this.#closing.signal.removeEventListener('abort', onAbort);
      } else {
        this.#setStatus('absent', 'card/reader-missing', line);
      }
      await this.#pause(waitMs);
      waitMs = Math.min(waitMs * 2, reopenMaxMs);
    }
  }

  /** Works until the line is lost; true when a module answered at all. */
  async #serve(line: ByteLine): Promise<boolean> {
    const channel = new SamChannel(line);
    // Opened at its usual speed; a module that was heard at another one is asked there first.
    if (this.#baudRate !== baudRates[0]) await line.setBaudRate?.(this.#baudRate).catch(() => {});
    if (!(await this.#wake(channel, line))) return false;
    // Pulling the plug made the module forget: a card that lies there is found anew.
    this.#expectsCard = true;
    let silences = 0;
    while (!channel.isLost) {
      if (this.#asksLying.length > 0) await this.#lookForCard(channel);
      const found = await channel.exchange(samCommand.find, (value) => value);
      if (found.kind === 'unanswered') {
        silences = found.because === 'damaged' ? 0 : silences + 1;
        if (silences === silencesUntilAbsent) break;
        continue;
      }
      silences = 0;
      if (found.kind === 'refused') {
        if (!(await this.#wake(channel, line))) break;
        this.#setStatus('unknown', null);
      } else {
        this.#setStatus('ready', null);
        if (found.value === 'none') this.#expectsCard = true;
        else if (this.#expectsCard) await this.#takeCard(channel);
      }
      await this.#pause(this.#options.pollMs ?? 400);
    }
    return true;
  }

  async #wake(channel: SamChannel, line: ByteLine): Promise<boolean> {
    const module = await wakeModule({
      channel,
      line,
      knownBaudRate: this.#baudRate,
      raisesSpeed: this.#options.raisesSpeed ?? false,
      onUnfit: (fault) => this.#setStatus('needs-help', 'card/reader-missing', fault),
      pause: (ms) => this.#pause(ms),
    });
    if (module === null) return false;
    this.#baudRate = module.baudRate;
    this.#identity = module.id;
    return true;
  }

  async #takeCard(channel: SamChannel): Promise<void> {
    this.#isKnownEmpty = false;
    this.#setStatus('busy', null);
    const placing = await readPlacedCard(channel, joinWishes(this.#announcer.wishes()), this.#options.puaTable);
    if (placing.kind === 'line-lost') {
      this.#announce(readerMissing);
      return;
    }
    this.#expectsCard = placing.seenLifted;
    const { outcome } = placing;
    if (outcome.ok || outcome.trouble === 'card/lift-and-place-again') this.#lastReadAtMs = performance.now();
    this.#setStatus('ready', null);
    this.#announce(outcome);
  }

  async #lookForCard(channel: SamChannel): Promise<void> {
    const answering = await channel.exchange(samCommand.find, (value) => value);
    if (answering.kind === 'done' && answering.value !== 'none') {
      this.#tellLying(!this.#expectsCard);
      // Laid down just now. What found it reads it: a module may answer to one find only.
      if (this.#expectsCard) await this.#takeCard(channel);
      return;
    }
    const reset = await channel.exchange(samCommand.reset, (value) => value);
    const found = reset.kind === 'done' ? await channel.exchange(samCommand.find, (value) => value) : reset;
    if (found.kind !== 'done') return this.#tellLying(null);
    if (found.value === 'none') {
      this.#isKnownEmpty = true;
      return this.#tellLying(false);
    }
    if (this.#isKnownEmpty) {
      this.#tellLying(false);
      // Laid down while the module was being reset.
      return this.#takeCard(channel);
    }
    // It kept quiet until it was reset: this card was read, however long ago.
    this.#expectsCard = false;
    this.#tellLying(true);
  }

  #tellLying(lies: boolean | null): void {
    for (const tell of this.#asksLying.splice(0)) tell(lies);
  }

  #announce(outcome: DeviceResult<ChipReading>): void {
    if (!this.#isClosing()) this.#announcer.announce(outcome);
  }

  #absence(): DeviceTrouble {
    if (!this.#isReachable()) return 'card/reader-missing';
    const readRecently = performance.now() - this.#lastReadAtMs < presumedLyingMs;
    return !this.#expectsCard || readRecently ? 'card/lift-and-place-again' : 'card/absent';
  }

  #isReachable(): boolean {
    const { condition } = this.#status;
    return !this.#isClosing() && condition !== 'absent' && condition !== 'needs-help';
  }

  #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  #setStatus(condition: DeviceCondition, trouble: DeviceTrouble | null, fault: DeviceFault | null = null): void {
    const now = this.#status;
    const isSame = now.condition === condition && now.trouble === trouble && now.fault?.detail === fault?.detail;
    if (isSame) return;
    this.#status = this.#describe(condition, trouble, fault);
    this.#announcer.tellStatus(this.#status);
    if (this.#isReachable()) return;
    this.#announcer.settleWaiting(readerMissing);
    this.#tellLying(null);
  }

  #describe(condition: DeviceCondition, trouble: DeviceTrouble | null, fault: DeviceFault | null = null): DeviceStatus {
    const { name = '身份证阅读器', where } = this.#options;
    const described = { deviceClass: 'card-reader', name, condition, trouble, where, warnings: [], fault } as const;
    return this.#identity === null ? described : { ...described, identity: this.#identity };
  }

  #pause(ms: number): Promise<void> {
    return delay(ms, undefined, { signal: this.#closing.signal }).catch(() => {});
  }
}

const readerMissing: DeviceResult<never> = { ok: false, trouble: 'card/reader-missing' };
const noAnswer: DeviceFault = { kind: 'no-answer', detail: '端口可以打开，但没有读卡模块应答；请检查连接和波特率' };
const reopenFirstMs = 250;
const reopenMaxMs = 2_000;
/** How long after a read a card that can't be found is taken for the one that still lies there. */
const presumedLyingMs = 60_000;
