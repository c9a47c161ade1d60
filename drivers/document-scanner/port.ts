import type { DeviceResult, DeviceStatus } from '../device-status.ts';
import type { Unprocessed } from '../page-image/page-desk.ts';
import type { PageVerdict } from '../page-image/process-page.ts';

/**
 * A document scanner. Guarantees, proved by `runDocumentScannerTests`:
 *
 * - `onPage` gets each page complete and once, in feeding order; a page cut off in transfer is never handed over.
 * - Trouble after n pages yields the trouble and the n pages already handed over stay valid.
 * - When `onPage` answers with a promise, the next page is asked for only after it: a slow receiver is not flooded.
 * - Whatever happens, the job is deleted on the device before `scan` settles, and `scan` settles within its limits.
 */
export interface DocumentScanner {
  start(): void;
  status(): DeviceStatus;
  onStatus(listener: (status: DeviceStatus) => void): () => void;
  /** What can be asked of it; null while it hasn't said. */
  offer(): ScannerOffer | null;
  scan(request: ScanRequest, onPage: OnPage): Promise<DeviceResult<{ readonly pageCount: number }>>;
  close(): Promise<void>;
}

export type OnPage = (page: ScannedPage) => void | Promise<void>;

/**
 * A device that has only one way in is used by that one, whatever `source` says; colour, resolution and both sides are
 * brought to the nearest that it can do.
 */
export interface ScanRequest {
  readonly source: 'feeder' | 'platen';
  readonly colour: 'colour' | 'grey';
  readonly resolutionDpi: 150 | 200 | 300;
  readonly maxPages: number;
  /** Both sides of every sheet, front first; from the feeder only. Each side is a page. */
  readonly duplex?: boolean;
}

export interface ScannerOffer {
  readonly model: string;
  /** In the order in which they should be proposed. */
  readonly sources: readonly SourceOffer[];
}

export interface SourceOffer {
  readonly source: 'feeder' | 'platen';
  readonly duplex: boolean;
  readonly colours: readonly ('colour' | 'grey')[];
  readonly resolutionsDpi: readonly (150 | 200 | 300)[];
  /** Largest sheet; null when the device doesn't say. */
  readonly maxWidthMm: number | null;
  readonly maxHeightMm: number | null;
}

export interface ScannedPage {
  /** 1 for the first page of this scan. */
  readonly number: number;
  readonly mediaType: 'image/jpeg';
  readonly bytes: Uint8Array;
  /** What the page pipeline found; nothing of it is there for a page that it has not worked on. */
  readonly verdict?: PageVerdict;
  /** It has been turned back by this; 0 when it lay straight. */
  readonly skewDegrees?: number;
  /** Ground around the paper has been cut away. */
  readonly cropped?: boolean;
  /** The pipeline failed on this page: it is as the scanner gave it. */
  readonly unprocessed?: Unprocessed;
}
