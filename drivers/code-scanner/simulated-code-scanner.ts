import { setTimeout as delay } from 'node:timers/promises';
import iconv from 'iconv-lite';
import type { ByteLine } from '../transport/byte-line.ts';
import type { PluggedDevice } from '../transport/plug.ts';

/** How the gun is set up, and how it misbehaves. */
export interface CodeScannerMood {
  readonly encoding: 'utf-8' | 'gb18030';
  /** What it sends behind a code; empty for none. */
  readonly terminator: string;
  /** `]Q1` and the like before a code; empty for none. */
  readonly aimPrefix: string;
  /** Sizes of the pieces that a code is written in, over and over; empty for all at once. */
  readonly fragments: readonly number[];
  readonly betweenFragmentsMs: number;
  /** Bytes before every code. */
  readonly noise: Uint8Array;
}

export const goodCodeScannerMood: CodeScannerMood = {
  encoding: 'utf-8',
  terminator: '\r\n',
  aimPrefix: '',
  fragments: [],
  betweenFragmentsMs: 0,
  noise: new Uint8Array(0),
};

/** A gun seen from the wire: what is scanned goes to every line that is connected. */
export class SimulatedCodeScanner implements PluggedDevice {
  readonly #lines = new Set<ByteLine>();
  readonly #wrap: (message: Uint8Array) => readonly Uint8Array[];
  #mood: CodeScannerMood = goodCodeScannerMood;

  /** `wrap` makes the reports of a HID gun; a serial one sends its bytes as they are. */
  constructor(wrap: (message: Uint8Array) => readonly Uint8Array[] = (message) => [message]) {
    this.#wrap = wrap;
  }

  /** Somebody listens. */
  get isConnected(): boolean {
    return this.#lines.size > 0;
  }

  setMood(mood: Partial<CodeScannerMood>): void {
    this.#mood = { ...this.#mood, ...mood };
  }

  powerOn(): void {
    this.#lines.clear();
  }

  connect(line: ByteLine): void {
    this.#lines.add(line);
    line.onClose(() => this.#lines.delete(line));
  }

  /** Resolves when the code has left the gun, or the cable has. */
  async scanCode(text: string): Promise<void> {
    const { encoding, terminator, aimPrefix, noise } = this.#mood;
    const content = encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030');
    const message = Buffer.concat([
      noise,
      Buffer.from(aimPrefix, 'latin1'),
      content,
      Buffer.from(terminator, 'latin1'),
    ]);
    await this.scanBytes(message);
  }

  /** Only so many reports of a HID gun's code: the cable is about to go. */
  async scanReports(text: string, count: number): Promise<void> {
    for (const report of this.#wrap(Buffer.from(text)).slice(0, count)) await this.#send(report);
  }

  async scanBytes(message: Uint8Array): Promise<void> {
    const { fragments, betweenFragmentsMs } = this.#mood;
    for (const packet of this.#wrap(message)) {
      for (let at = 0, index = 0; at < packet.length; index += 1) {
        const size = fragments[index % fragments.length] ?? packet.length;
        const piece = packet.subarray(at, at + size);
        await this.#send(piece);
        if (betweenFragmentsMs > 0) await delay(betweenFragmentsMs);
        at += size;
      }
    }
  }

  async #send(bytes: Uint8Array): Promise<void> {
    await Promise.all([...this.#lines].map((line) => line.write(bytes).catch(() => {})));
  }
}
