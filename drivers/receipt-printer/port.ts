import type { DeviceResult, DeviceStatus } from '../device-status.ts';

/**
 * A receipt printer. Guarantees, proved by `runReceiptPrinterTests`:
 *
 * - `print` says `printed: 'confirmed'` only when the printer reported itself ready after the last byte;
 *   `'unconfirmed'` when it can't tell; a trouble when it reported one. It always answers within `timeoutMs`.
 * - The state is asked before the first byte: a printer without paper or with an open cover gets nothing at all.
 * - Trouble in the middle of a job leaves the printer usable: buffered bytes of the broken job are cleared.
 */
export interface ReceiptPrinter {
  start(): void;
  status(): DeviceStatus;
  onStatus(listener: (status: DeviceStatus) => void): () => void;
  print(job: ReceiptJob): Promise<DeviceResult<{ readonly printed: 'confirmed' | 'unconfirmed' }>>;
  close(): Promise<void>;
}

export interface ReceiptJob {
  /** Idempotency: the same id is never put on paper twice by the same driver. */
  readonly id: string;
  /** Complete ESC/POS stream, init to cut. */
  readonly bytes: Uint8Array;
  readonly timeoutMs: number;
}

/** What a printer model can do; the paper is laid out for it, and the simulator refuses the rest. */
export interface PrinterProfile {
  /** 58 mm paper prints 384 dots, 80 mm 576 (203 dpi; devices §4.2). */
  readonly widthDots: 384 | 576;
  /** Half-width characters in a line; a hanzi takes two. */
  readonly columns: 32 | 48;
  readonly hasCutter: boolean;
  readonly hasDrawer: boolean;
  /** Draws codes by itself: `GS ( k` and `GS k`. What it does not know, cheap printers print as text. */
  readonly speaksGsK: boolean;
  /** Which hanzi its own font has; the four-byte zone of GB 18030 is in none (devices §4.5). */
  readonly encoding: 'gb2312' | 'gbk' | 'gb18030';
  /** Printed at head and foot of every slip; none where it is left out. */
  readonly mark?: string;
}
