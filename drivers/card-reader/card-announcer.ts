import type { DeviceResult, DeviceStatus, DeviceTrouble } from '../device-status.ts';
import type { ChipReading, ReadWish } from './port.ts';

type Outcome = DeviceResult<ChipReading>;

/** Who hears of cards and of the reader's state, and who waits for the next card: the same for every kind of reader. */
export class CardAnnouncer {
  readonly #statusListeners = new Set<(status: DeviceStatus) => void>();
  readonly #cardListeners = new Set<(outcome: Outcome) => void>();
  readonly #waiting = new Map<(outcome: Outcome) => void, ReadWish>();

  onStatus(listener: (status: DeviceStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onCard(listener: (outcome: Outcome) => void): () => void {
    this.#cardListeners.add(listener);
    return () => this.#cardListeners.delete(listener);
  }

  /** `onTimeout` null: a card is being read, which ends by itself; the wait goes on until then. */
  wait({ timeoutMs, wish, onTimeout }: Wait): Promise<Outcome> {
    return new Promise((resolve) => {
      const settle = (outcome: Outcome) => {
        clearTimeout(deadline);
        this.#waiting.delete(settle);
        resolve(outcome);
      };
      const deadline = setTimeout(() => {
        const trouble = onTimeout();
        if (trouble !== null) settle({ ok: false, trouble });
      }, timeoutMs);
      this.#waiting.set(settle, wish);
    });
  }

  /** What everybody who waits wants of the next card. */
  wishes(): Iterable<ReadWish> {
    return this.#waiting.values();
  }

  tellStatus(status: DeviceStatus): void {
    for (const listener of [...this.#statusListeners]) listener(status);
  }

  /** The one outcome of a placing. */
  announce(outcome: Outcome): void {
    this.settleWaiting(outcome);
    this.tellListeners(outcome);
  }

  /** For those who wait; no card was placed. */
  settleWaiting(outcome: Outcome): void {
    for (const settle of [...this.#waiting.keys()]) settle(outcome);
  }

  tellListeners(outcome: Outcome): void {
    for (const listener of [...this.#cardListeners]) listener(outcome);
  }

  /** Nobody hears anything afterwards; who waits gets this. */
  close(last: Outcome): void {
    this.#statusListeners.clear();
    this.#cardListeners.clear();
    this.settleWaiting(last);
  }
}

interface Wait {
  readonly timeoutMs: number;
  readonly wish: ReadWish;
  onTimeout(): DeviceTrouble | null;
}
