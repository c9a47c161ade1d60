/**
 * What a person does with their hands at the simulated devices (design §6). The bench process carries these out; the
 * drivers under test learn of them only through the wire.
 */
export type Hand =
  | { readonly hand: 'placeCard'; readonly citizen: string }
  | { readonly hand: 'liftCard' }
  /** The card is pulled away in the middle of the next read. */
  | { readonly hand: 'pullCardDuringNextRead' }
  | { readonly hand: 'unplugReader' }
  | { readonly hand: 'plugReader' }
  | { readonly hand: 'removePaper' }
  | { readonly hand: 'loadPaper' }
  /** Paper runs out after this many more receipts. */
  | { readonly hand: 'paperForReceipts'; readonly count: number }
  | { readonly hand: 'jamPrinter' }
  | { readonly hand: 'clearPrinter' }
  | { readonly hand: 'openPrinterCover' }
  | { readonly hand: 'closePrinterCover' }
  | { readonly hand: 'switchPrinterOff' }
  | { readonly hand: 'switchPrinterOn' }
  | { readonly hand: 'feedPages'; readonly pages: readonly string[] }
  /** 1 jams while the first page is pulled in. */
  | { readonly hand: 'jamScannerAtPage'; readonly page: number }
  | { readonly hand: 'clearScanner' }
  /** A bar code or QR code is held before the gun. */
  | { readonly hand: 'scanCode'; readonly text: string; readonly encoding?: 'utf-8' | 'gb18030' }
  /** The signer writes on the pad and presses OK. */
  | { readonly hand: 'signOnPad' }
  | { readonly hand: 'cancelOnPad' }
  | { readonly hand: 'unplugPad' }
  | { readonly hand: 'plugPad' }
  | { readonly hand: 'putFinger'; readonly touch: 'good' | 'fair' | 'dry' | 'wet' | 'off-centre' }
  | { readonly hand: 'unplugFingerprintReader' }
  | { readonly hand: 'plugFingerprintReader' }
  | { readonly hand: 'unplugCodeScanner' }
  | { readonly hand: 'plugCodeScanner' };

/** What lies on the simulated desk; shown in the panel and asserted by journeys. */
export interface BenchState {
  readonly citizens: readonly BenchCitizen[];
  /** Key of the citizen whose card lies on the reader. */
  readonly cardOnReader: string | null;
  readonly readerPlugged: boolean;
  readonly printer: {
    readonly paper: boolean;
    readonly coverOpen: boolean;
    readonly jammed: boolean;
    readonly power: boolean;
    /** Finished receipts, newest last: what came out as text, and as a PNG picture (base64). */
    readonly receipts: readonly { readonly text: string; readonly png: string }[];
  };
  readonly scanner: {
    /** Pages one can choose to feed. */
    readonly library: readonly { readonly key: string; readonly title: string }[];
    readonly inFeeder: readonly string[];
    readonly jammed: boolean;
  };
  readonly codeScanner: {
    readonly plugged: boolean;
    readonly lastCode: string | null;
  };
  readonly signaturePad: {
    readonly plugged: boolean;
    /** What the signer reads; null while the pad is closed. */
    readonly asks: string | null;
  };
  readonly fingerprintReader: {
    readonly plugged: boolean;
    readonly isAsking: boolean;
  };
}

export interface BenchCitizen {
  readonly key: string;
  readonly name: string;
  readonly idNumber: string;
  readonly note: string;
}

/** Where the drivers find the simulated devices. */
export interface BenchAddresses {
  /** A pseudo-terminal path, or `tcp://127.0.0.1:PORT` where no pseudo-terminal can be had. */
  readonly cardReader: string;
  /** `tcp://127.0.0.1:PORT` */
  readonly receiptPrinter: string;
  /** `http://127.0.0.1:PORT/eSCL` */
  readonly documentScanner: string;
  /** As the card reader's. */
  readonly codeScanner: string;
  /** `ipp://127.0.0.1:PORT` */
  readonly pagePrinter: string;
  /** `plugin:…/relay-plugin.mjs#tcp://127.0.0.1:PORT` */
  readonly signaturePad: string;
  /** As the signature pad's. */
  readonly fingerprintReader: string;
}
