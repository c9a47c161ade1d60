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
