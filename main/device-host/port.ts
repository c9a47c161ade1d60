import type { ChipReading, PhotoOutcome } from '../../drivers/card-reader/port.ts';
import type { CodeScannerStatus, ScannedCode } from '../../drivers/code-scanner/port.ts';
import type { DeviceResult, DeviceStatus } from '../../drivers/device-status.ts';
import type { FoundScanner } from '../../drivers/document-scanner/discovery.ts';
import type { ScannedPage, ScannerOffer, ScanRequest } from '../../drivers/document-scanner/port.ts';
import type { FingerQuality } from '../../drivers/fingerprint-reader/port.ts';
import type { PageOutcome } from '../../drivers/page-image/page-desk.ts';
import type { PluggedSight } from '../../drivers/plugged/plugged-device.ts';
import type { ReceiptJob } from '../../drivers/receipt-printer/port.ts';
import type { PrinterSettings } from '../../drivers/receipt-printer/receipt-printers.ts';
import type { Signature, SignRequest } from '../../drivers/signature-pad/port.ts';
import type { PageCalls } from './page-calls.ts';

/**
 * The devices as the use cases see them. Behind it runs the device host, a child process; when that dies every device is
 * `absent`, calls in flight answer with the class's `offline` trouble, and it is started again with backoff (design §2).
 */
export interface Devices extends PageCalls {
  statuses(): readonly DeviceStatus[];
  onStatuses(listener: (statuses: readonly DeviceStatus[]) => void): () => void;
  /** Every placing of a card, wherever the clerk is on the screen. */
  onCard(listener: (outcome: DeviceResult<ChipReading>) => void): () => void;
  /** Every code that is scanned, in order. */
  onCode(listener: (code: ScannedCode) => void): () => void;
  codeScannerStatus(): CodeScannerStatus;
  onCodeScannerStatus(listener: (status: CodeScannerStatus) => void): () => void;
  readCard(timeoutMs: number): Promise<DeviceResult<ChipReading>>;
  /** Whether a card that was read still lies on the reader; null where nobody can tell. */
  cardLies(): Promise<boolean | null>;
  /** What the decoder makes of a card's photo; without one, and without a device host, it says so. */
  decodePhoto(wlt: Uint8Array): Promise<PhotoOutcome>;
  /** Opens the pad to one signer. */
  sign(request: SignRequest): Promise<DeviceResult<Signature>>;
  /** How well a finger reads; no template is asked for. */
  tryFinger(timeoutMs: number): Promise<DeviceResult<FingerQuality>>;
  scan(
    request: ScanRequest,
    onPage: (page: ScannedPage) => void,
  ): Promise<DeviceResult<{ readonly pageCount: number }>>;
  /** A photo of a document camera, cut, straightened and judged like a scanned page; unprocessed when that fails. */
  processPhoto(bytes: Uint8Array): Promise<PageOutcome>;
  /** What can be asked of the scanner; null while it hasn't said, and without one. */
  scannerOffer(): Promise<ScannerOffer | null>;
  /** Scanners on the network and at this machine, for the settings; whatever answered within the limit. */
  findScanners(limitMs: number): Promise<readonly FoundScanner[]>;
  /** At the usual printer unless one is named. */
  printReceipt(
    job: ReceiptJob,
    printerName?: string,
  ): Promise<DeviceResult<{ readonly printed: 'confirmed' | 'unconfirmed' }>>;
  /** What is plugged into this machine, looked at every three seconds; no attach events are relied on. */
  plugged(): PluggedSight;
  /** The devices are elsewhere from now on. What was under way ends like at the death of the device host. */
  configure(addresses: DeviceAddresses): Promise<void>;
  close(): Promise<void>;
}

/** Which device is where. An address of null means the terminal has none of this class. */
export interface DeviceAddresses {
  /** `/dev/ttyUSB0`, `COM3`, `tcp://host:port`, `hid://VVVV:PPPP?profile=NAME`, or `plugin:/path/to/module.mjs`. */
  readonly cardReader: string | null;
  /** `tcp://host:9100` */
  readonly receiptPrinter: string | null;
  /** Instead of it, where there are any: several printers with names and profiles, the first of them the usual one. */
  readonly receiptPrinters?: readonly PrinterSettings[];
  /** Where receipt jobs are remembered across deaths of the device host. */
  readonly printJournalFile?: string | null;
  /** `http://host:port/eSCL`, the same with `https:`, or `sane:DEVICE` as `scanimage -L` names it. */
  readonly documentScanner: string | null;
  /** Where the certificates of `https:` scanners are remembered. */
  readonly scannerPinFile?: string | null;
  /** `/dev/ttyACM0?ending=crlf`, `COM4`, `tcp://host:port`, or `hid://VVVV:PPPP?profile=fx100`. */
  readonly codeScanner?: string | null;
  /** `ipp://host:port`; left out or null, A4 documents go to the print system of this machine. */
  readonly pagePrinter?: string | null;
  /** `plugin:FILE` or `plugin:FILE#ARGUMENT` (drivers/plugin/plugin-process.ts), as the three below; a decoder of card photos. */
  readonly photoDecoder?: string | null;
  readonly signaturePad?: string | null;
  readonly fingerprintReader?: string | null;
  /** How staff call them, where they chose a name. */
  readonly names?: Readonly<Partial<Record<NamedClass, string>>>;
}

type NamedClass = 'card-reader' | 'document-scanner' | 'code-scanner' | 'signature-pad' | 'fingerprint-reader';

/** How this host starts child processes: `child_process.fork` or Electron's `utilityProcess`. */
export interface ChildHost {
  /** `entry` is a module path without extension below the house's root: `main/device-host/child`. */
  fork(entry: string, options: { args: readonly string[]; env: Readonly<Record<string, string>> }): ChildProcessLine;
  /** A plug-in's module, anywhere on the disk. Left out where the device host can start them by itself. */
  forkModule?(file: string, args: readonly string[]): ChildProcessLine;
}

/** A line to a child: structured messages both ways. */
export interface ChildProcessLine {
  readonly pid: number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}
