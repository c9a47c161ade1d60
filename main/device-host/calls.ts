import type { ChipReading, PhotoOutcome } from '../../drivers/card-reader/port.ts';
import type { CodeScannerStatus, ScannedCode } from '../../drivers/code-scanner/port.ts';
import type { DeviceResult, DeviceStatus } from '../../drivers/device-status.ts';
import type { FoundScanner } from '../../drivers/document-scanner/discovery.ts';
import type { ScannedPage, ScannerOffer, ScanRequest } from '../../drivers/document-scanner/port.ts';
import type { FingerQuality } from '../../drivers/fingerprint-reader/port.ts';
import type { PageOutcome } from '../../drivers/page-image/page-desk.ts';
import type { PluggedSight } from '../../drivers/plugged/plugged-device.ts';
import type { PluginAsks, PluginNews } from '../../drivers/plugin/parent-plugins.ts';
import type { ReceiptJob } from '../../drivers/receipt-printer/port.ts';
import type { Signature, SignRequest } from '../../drivers/signature-pad/port.ts';
import type { PageCalls } from './page-calls.ts';

/** What the device host answers. */
export interface DeviceCalls extends PageCalls, PluginNews {
  readCard(timeoutMs: number): Promise<DeviceResult<ChipReading>>;
  cardLies(): Promise<boolean | null>;
  decodePhoto(wlt: Uint8Array): Promise<PhotoOutcome>;
  sign(request: SignRequest): Promise<DeviceResult<Signature>>;
  tryFinger(timeoutMs: number): Promise<DeviceResult<FingerQuality>>;
  /** Pages come as events under `scanId`, all of them before the answer. */
  scan(scanId: number, request: ScanRequest): Promise<DeviceResult<{ readonly pageCount: number }>>;
  processPhoto(bytes: Uint8Array): Promise<PageOutcome>;
  scannerOffer(): ScannerOffer | null;
  findScanners(limitMs: number): Promise<readonly FoundScanner[]>;
  /** At the usual printer unless one is named. */
  printReceipt(
    job: ReceiptJob,
    printerName?: string,
  ): Promise<DeviceResult<{ readonly printed: 'confirmed' | 'unconfirmed' }>>;
  /** Answers as long as the event loop there turns. */
  ping(): boolean;
  close(): Promise<void>;
}

/** What the device host tells by itself, and what only its parent can do for it. */
export interface DeviceEvents extends PluginAsks {
  /** Of the configured devices only. */
  statuses(statuses: readonly DeviceStatus[]): void;
  card(outcome: DeviceResult<ChipReading>): void;
  code(code: ScannedCode): void;
  codeScannerStatus(status: CodeScannerStatus): void;
  /** What is plugged in, whenever that changes. */
  seen(sight: PluggedSight): void;
  page(scanId: number, page: ScannedPage): void;
}
