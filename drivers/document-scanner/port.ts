import type { DeviceResult, DeviceStatus } from '../device-status.ts';

/**
 * A document scanner. Guarantees, proved by `runDocumentScannerTests`:
 *
 * - `onPage` gets each page complete and once, in feeding order; a page cut off in transfer is never handed over.
 * - Trouble after n pages yields the trouble and the n pages already handed over stay valid.
 * - Whatever happens, the job is deleted on the device before `scan` settles, and `scan` settles within its limits.
 */
export interface DocumentScanner {
  start(): void;
  status(): DeviceStatus;
  onStatus(listener: (status: DeviceStatus) => void): () => void;
  scan(
    request: ScanRequest,
    onPage: (page: ScannedPage) => void,
  ): Promise<DeviceResult<{ readonly pageCount: number }>>;
  close(): Promise<void>;
}

export interface ScanRequest {
  readonly source: 'feeder' | 'platen';
  readonly colour: 'colour' | 'grey';
  readonly resolutionDpi: 150 | 200 | 300;
  readonly maxPages: number;
}

export interface ScannedPage {
  /** 1 for the first page of this scan. */
  readonly number: number;
  readonly mediaType: 'image/jpeg';
  readonly bytes: Uint8Array;
}
