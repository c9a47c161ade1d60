import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceCondition, DeviceResult, DeviceStatus, DeviceTrouble } from '../device-status.ts';
import type { LineOpener } from '../transport/byte-line.ts';
import type { CardReader, ChipReading } from './port.ts';
import { SamChannel } from './sam-channel.ts';
import { decodeStatus, samRequest, samWord } from './sam-messages.ts';
import { findCard, readPlacedCard } from './sam-placing.ts';

export interface SamCardReaderOptions {
  readonly open: LineOpener;
  /** For staff: the address behind `open`. */
  readonly where: string;
  readonly name?: string;
  readonly pollMs?: number;
}

/**
 * A reader with a SAM_A or SAM_V module, on a serial line or a socket.
 *
 *   open → module status → find … find → select → read → outcome → find … (line lost) → close → open …
 *
 * The module keeps quiet about a card that it has read until the card is lifted (devices §1.4): "no card" and "still the
 * same card" are one answer. So after a read, `readNow` presumes for a while that the card still lies there.
 */
export class SamCardReader implements CardReader {
  readonly #options: SamCardReaderOptions;
  readonly #statusListeners = new Set<(status: DeviceStatus) => void>();
  readonly #cardListeners = new Set<(outcome: DeviceResult<ChipReading>) => void>();
  readonly #waiting = new Set<(outcome: DeviceResult<ChipReading>) => void>();
  readonly #closing = new AbortController();
  #status: DeviceStatus;
  #running: Promise<void> | null = null;
  /** False while the card found last was dealt with and the module has not yet said that it is gone. */
  #expectsCard = true;
  #lastReadAtMs = Number.NEGATIVE_INFINITY;

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
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onCard(listener: (outcome: DeviceResult<ChipReading>) => void): () => void {
    this.#cardListeners.add(listener);
    return () => this.#cardListeners.delete(listener);
  }

  readNow(timeoutMs: number): Promise<DeviceResult<ChipReading>> {
    if (!this.#isReachable()) return Promise.resolve(readerMissing);
    return new Promise((resolve) => {
      const settle = (outcome: DeviceResult<ChipReading>) => {
        clearTimeout(deadline);
        this.#waiting.delete(settle);
        resolve(outcome);
      };
      // A read that is under way is let finish: it ends by itself.
      const deadline = setTimeout(() => {
        if (this.#status.condition !== 'busy') settle({ ok: false, trouble: this.#absence() });
      }, timeoutMs);
      this.#waiting.add(settle);
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#statusListeners.clear();
    this.#cardListeners.clear();
    for (const settle of [...this.#waiting]) settle(readerMissing);
    await this.#running;
  }

  async #run(): Promise<void> {
    let waitMs = reopenFirstMs;
    while (!this.#isClosing()) {
      const line = await this.#options.open().catch(() => null);
      if (line !== null) {
        const channel = new SamChannel(line);
        const onAbort = () => void line.close();
        this.#closing.signal.addEventListener('abort', onAbort);
        if (this.#isClosing()) await line.close();
        const wasAlive = await this.#serve(channel);
        if (wasAlive) waitMs = reopenFirstMs;
        this.#setStatus('absent', 'card/reader-missing');
        await line.close();
        this.#closing.signal.removeEventListener('abort', onAbort);
      }
      this.#setStatus('absent', 'card/reader-missing');
      await this.#pause(waitMs);
      waitMs = Math.min(waitMs * 2, reopenMaxMs);
    }
  }

  /** Works until the line is lost; true when a module answered at all. */
  async #serve(channel: SamChannel): Promise<boolean> {
    if (!(await this.#isModuleFit(channel))) return false;
    // Pulling the plug made the module forget: a card that lies there is found anew.
    this.#expectsCard = true;
    let silences = 0;
    while (!channel.isLost) {
      const found = await channel.exchange(findCard, (value) => value);
      if (found.kind === 'unanswered') {
        silences = found.because === 'damaged' ? 0 : silences + 1;
        if (silences === silencesUntilAbsent) break;
        continue;
      }
      silences = 0;
      if (found.kind === 'refused') {
        if (!(await this.#isModuleFit(channel))) break;
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

  /** Asks until the module is in order; false when it does not answer. Authorisation and self-test take a moment. */
  async #isModuleFit(channel: SamChannel): Promise<boolean> {
    for (let silences = 0; silences < silencesUntilAbsent && !channel.isLost; ) {
      const status = await channel.exchange(moduleStatus, (value) => value);
      if (status.kind === 'done') return true;
      if (status.kind === 'unanswered') {
        silences += 1;
        continue;
      }
      silences = 0;
      // Any other refusal is about this one command: somebody is there and talks.
      if (!unfitWords.includes(status.word)) return true;
      this.#setStatus('needs-help', 'card/reader-missing');
      await this.#pause(unfitPauseMs);
    }
    return false;
  }

  async #takeCard(channel: SamChannel): Promise<void> {
    this.#setStatus('busy', null);
    const placing = await readPlacedCard(channel);
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

  #announce(outcome: DeviceResult<ChipReading>): void {
    if (this.#isClosing()) return;
    for (const settle of [...this.#waiting]) settle(outcome);
    for (const listener of [...this.#cardListeners]) listener(outcome);
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

  #setStatus(condition: DeviceCondition, trouble: DeviceTrouble | null): void {
    if (this.#status.condition === condition && this.#status.trouble === trouble) return;
    this.#status = this.#describe(condition, trouble);
    for (const listener of [...this.#statusListeners]) listener(this.#status);
    if (!this.#isReachable()) for (const settle of [...this.#waiting]) settle(readerMissing);
  }

  #describe(condition: DeviceCondition, trouble: DeviceTrouble | null): DeviceStatus {
    const { name = '身份证阅读器', where } = this.#options;
    return { deviceClass: 'card-reader', name, condition, trouble, where, warnings: [] };
  }

  #pause(ms: number): Promise<void> {
    return delay(ms, undefined, { signal: this.#closing.signal }).catch(() => {});
  }
}

const moduleStatus = { request: samRequest.status, decode: decodeStatus, timeoutMs: 1_000 };
const readerMissing: DeviceResult<never> = { ok: false, trouble: 'card/reader-missing' };
/** With the poll between them, two unanswered finds take less than the 3 s within which an unplugged reader is absent. */
const silencesUntilAbsent = 2;
const reopenFirstMs = 250;
const reopenMaxMs = 2_000;
const unfitWords: readonly number[] = [samWord.selfTestFailed, samWord.notAuthorised];
const unfitPauseMs = 1_000;
/** How long after a read a card that can't be found is taken for the one that still lies there. */
const presumedLyingMs = 60_000;
