import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceCondition, DeviceFault } from '../device-status.ts';
import type { ByteLine, LineOpener } from '../transport/byte-line.ts';
import { deviceFault } from '../transport/open-fault.ts';
import type { CodeDecoder, CodeEvent } from './code-event.ts';
import { decodeCode } from './code-text.ts';
import type { CodeScanner, CodeScannerStatus, ScannedCode } from './port.ts';

export interface LineCodeScannerOptions {
  readonly open: LineOpener;
  /** A fresh one for each connection: half a code of the one before is nobody's. */
  readonly decoder: () => CodeDecoder;
  /** For staff: the address behind `open`. */
  readonly where: string;
  readonly name?: string;
}

/** A gun that sends its codes over a line without being asked: USB-COM, TCP, HID POS. */
export class LineCodeScanner implements CodeScanner {
  readonly #options: LineCodeScannerOptions;
  readonly #statusListeners = new Set<(status: CodeScannerStatus) => void>();
  readonly #codeListeners = new Set<(code: ScannedCode) => void>();
  readonly #closing = new AbortController();
  #running: Promise<void> | null = null;
  #condition: DeviceCondition = 'opening';
  #fault: DeviceFault | null = null;
  #unreadableCount = 0;

  constructor(options: LineCodeScannerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  status(): CodeScannerStatus {
    const { name = '扫码枪', where } = this.#options;
    const condition = this.#condition;
    return {
      deviceClass: 'code-scanner',
      name,
      condition,
      trouble: condition === 'absent' ? 'code-scanner/missing' : null,
      where,
      fault: this.#fault,
      unreadableCount: this.#unreadableCount,
    };
  }

  onStatus(listener: (status: CodeScannerStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onCode(listener: (code: ScannedCode) => void): () => void {
    this.#codeListeners.add(listener);
    return () => this.#codeListeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#statusListeners.clear();
    this.#codeListeners.clear();
    await this.#running;
  }

  async #run(): Promise<void> {
    let waitMs = reopenFirstMs;
    while (!this.#closing.signal.aborted) {
      const line = await this.#options.open().catch((error: unknown) => deviceFault(error));
      if ('write' in line) {
        await this.#listen(line);
        waitMs = reopenFirstMs;
        this.#setCondition('absent', unplugged);
      } else {
        this.#setCondition('absent', line);
      }
      await delay(waitMs, undefined, { signal: this.#closing.signal }).catch(() => {});
      waitMs = Math.min(waitMs * 2, reopenMaxMs);
    }
  }

  /** Until the line is lost or this scanner is closed. */
  async #listen(line: ByteLine): Promise<void> {
    const decoder = this.#options.decoder();
    let pause: NodeJS.Timeout | undefined;
    const lost = new Promise<void>((resolve) => line.onClose(resolve));
    const onAbort = () => void line.close();
    this.#closing.signal.addEventListener('abort', onAbort);
    line.onBytes((bytes) => {
      clearTimeout(pause);
      this.#take(decoder.push(bytes));
      pause = setTimeout(() => this.#take(decoder.pause()), decoder.pauseMs);
    });
    this.#setCondition('ready', null);
    if (this.#closing.signal.aborted) await line.close();
    await lost;
    // What was not ended before the line went is no code.
    clearTimeout(pause);
    this.#closing.signal.removeEventListener('abort', onAbort);
    await line.close();
  }

  #take(events: readonly CodeEvent[]): void {
    for (const event of events) {
      const code = event.kind === 'code' ? decodeCode(event) : null;
      if (code === null) {
        this.#unreadableCount += 1;
        this.#tellStatus();
      } else for (const listener of [...this.#codeListeners]) listener(code);
    }
  }

  #setCondition(condition: DeviceCondition, fault: DeviceFault | null): void {
    if (this.#condition === condition && this.#fault?.detail === fault?.detail) return;
    this.#condition = condition;
    this.#fault = fault;
    this.#tellStatus();
  }

  #tellStatus(): void {
    const status = this.status();
    for (const listener of [...this.#statusListeners]) listener(status);
  }
}

const unplugged: DeviceFault = { kind: 'no-device', detail: '连接断开' };
const reopenFirstMs = 250;
const reopenMaxMs = 2_000;
