import type { DeviceCondition, DeviceFault } from '../device-status.ts';

/**
 * A gun or a window that reads bar codes and QR codes. Guarantees, proved by `runCodeScannerTests`:
 *
 * - `start` listens until `close`. Each code that was read is exactly one `onCode` call, in order, complete or not at all:
 *   a code that was cut off by unplugging, that is too long or in no known encoding never reaches `onCode`.
 * - Text is what the code holds, without the terminator, the AIM prefix and a byte order mark; private-use and rare
 *   characters stay as they are.
 * - After unplugging, the status is `absent` within 3 s and the port is free; after plugging in, listening goes on by itself.
 * - After `close` nothing is called any more and the port is free.
 */
export interface CodeScanner {
  start(): void;
  status(): CodeScannerStatus;
  onStatus(listener: (status: CodeScannerStatus) => void): () => void;
  onCode(listener: (code: ScannedCode) => void): () => void;
  close(): Promise<void>;
}

export interface ScannedCode {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030';
  /** AIM identifier without its bracket, `Q1`; null where the scanner does not tell. */
  readonly aimId: string | null;
}

/** The states of every device, in a class of its own: no screen stops working because a gun is missing. */
export interface CodeScannerStatus {
  readonly deviceClass: 'code-scanner';
  readonly name: string;
  readonly condition: DeviceCondition;
  readonly trouble: 'code-scanner/missing' | null;
  readonly where: string;
  readonly fault: DeviceFault | null;
  /** Since the start: codes that were read by the gun and could not be understood. */
  readonly unreadableCount: number;
}
