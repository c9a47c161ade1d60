import type { PrinterProfile } from '../../drivers/receipt-printer/port.ts';
import type { Application, Draft } from '../domain/application.ts';
import type { Item, WorkCalendar } from '../domain/catalogue.ts';
import type { WrittenSignature } from '../domain/display/strokes.ts';
import type { ComposedDocument, DocumentContent } from '../domain/documents/content.ts';
import type { CaseDocumentKind, DocumentCopy } from '../domain/documents/kinds.ts';
import type { DeliveryScene, DocumentScene } from '../domain/documents/scene.ts';
import type { Result } from '../domain/result.ts';
import type { KioskSlip } from './kiosk-slips.ts';
import type { PublicPapers } from './public-papers/port.ts';
import type { RecoverySlip } from './recovery-slip.ts';
import type { TicketSlip } from './ticket-slip.ts';
import type { VoiceSlip } from './voice-slip.ts';

export type { KioskSlip } from './kiosk-slips.ts';
export type {
  ClosingSheet,
  CopyOutContext,
  DisclosureContext,
  HandoverSheet,
  ItemSheetContext,
  PaymentNoticeContext,
  PublicNoticeContext,
} from './public-papers/port.ts';

/** What every paper needs to know. */
export interface PaperContext {
  readonly application: Application;
  readonly item: Item;
  readonly calendar: WorkCalendar;
  readonly countyName: string;
  readonly officeName: string;
  /** A second print says 补打. */
  readonly reprint: boolean;
  readonly printedAt: string;
  /** True while the county has not confirmed the application: the receipt says 已存本机,待县平台确认. */
  readonly provisional: boolean;
  /** 长辈模式: double size on the roll. */
  readonly isLarge?: boolean;
}

/** What a test page says about the printer that printed it. */
export interface TestFacts {
  readonly printerName: string;
  readonly where: string;
  /** As staff read it. */
  readonly printedAt: string;
}

/** 群众签名 as it stands on the line of a paper. */
export interface SignatureOnPaper {
  /** PNG, as a data address. */
  readonly picture: string;
  readonly at: string;
}

/** What the application form needs: the answers of a draft, or of the application that it became. */
export interface FormContext {
  readonly content: Pick<Draft, 'itemName' | 'situation' | 'form' | 'provenance'>;
  readonly item: Item;
  readonly officeName: string;
  readonly printedAt: string;
  /** null until accepted. */
  readonly localNumber: string | null;
  /** Answers are still missing or wrong: every page is marked 草稿, so that nobody signs it. */
  readonly isDraft: boolean;
  /** Written under these very words on the second screen or a pad. */
  readonly signature?: SignatureOnPaper | null;
}

/** Pages that are no whole JPEG, counted from 1. */
export interface UnusablePages {
  readonly pageNumbers: readonly number[];
}

/** How a slip is printed, whatever it says. */
export interface SlipLook {
  /** 长辈模式: everything in double size on a roll, in 16 pt and more on a sheet. */
  readonly isLarge: boolean;
}

export interface PrinterReceipt {
  /** Complete ESC/POS stream, init to cut. */
  readonly bytes: Uint8Array;
  readonly warnings: readonly ReceiptWarning[];
}

/** What the clerk must know beside a printed receipt. */
export type ReceiptWarning =
  /** Nothing here can draw them; they stand spelled out (〔U+30EDE〕), to be written in by hand. */
  | { readonly kind: 'characters-spelled-out'; readonly characters: readonly string[] }
  /** The printer's own font lacks them; their lines are drawn with the shipped one, to be looked at. */
  | { readonly kind: 'characters-drawn'; readonly characters: readonly string[] }
  /** At this width no scanner would read it; the QR code says the same. */
  | { readonly kind: 'barcode-left-out' };

/** What is printed on one sheet of a document beside its words. */
export interface SheetMarks {
  readonly copy: DocumentCopy;
  /** 草稿 until issued; 仅供查看 for a look at what was issued; null on paper. */
  readonly watermark: '草稿' | '仅供查看' | null;
  /** Null for a draft: there is no code to check. */
  readonly issued: {
    readonly token: string;
    /** What the code holds: an address that a phone opens, or the bare token. */
    readonly codeText: string;
    /** 0 for the first print; from 1 on it is 补打. */
    readonly reprint: number;
    readonly printedAt: string;
  } | null;
  readonly isVoided: boolean;
  /** Whole numbers in place of `{{key}}`; the citizen's copy shows them masked. */
  readonly whole: Readonly<Record<string, string>>;
  readonly signature?: SignatureOnPaper | null;
}

/**
 * Receipts and A4 documents. One template for printer and screen (design §7). A line with any character outside the
 * printer's two-byte set is rasterised with the shipped font; a name is never printed as `?`.
 */
export interface Paper extends PublicPapers {
  /** For one model of printer: its width, its font, its codes. */
  receiptForPrinter(context: PaperContext, profile: PrinterProfile): Result<PrinterReceipt>;
  /** 号票, for one model of printer. */
  ticketSlip(slip: TicketSlip, profile: PrinterProfile, look?: SlipLook): Result<PrinterReceipt>;
  /** 恢复码 of the backup, to be locked away. */
  recoverySlip(slip: RecoverySlip, profile: PrinterProfile): Result<PrinterReceipt>;
  /** 投诉和意见登记凭条, for one model of printer. */
  voiceSlip(slip: VoiceSlip, profile: PrinterProfile, look?: SlipLook): Result<PrinterReceipt>;
  /** 自助凭条, for one model of printer. */
  kioskSlip(slip: KioskSlip, profile: PrinterProfile, look?: SlipLook): Result<PrinterReceipt>;
  /** The same words as an A4 sheet, PDF. */
  kioskSheet(slip: KioskSlip, look: SlipLook): Promise<Result<Uint8Array>>;
  /** 回执 as an A4 sheet, PDF. */
  receiptSheet(context: PaperContext, look: SlipLook): Promise<Result<Uint8Array>>;
  /** For when no printer will do it. */
  receiptPdf(context: PaperContext): Promise<Result<Uint8Array>>;
  /** What shows at one look whether a receipt printer works: rare characters, codes, all densities. */
  testReceipt(facts: TestFacts, profile: PrinterProfile): Result<Uint8Array>;
  /** The same on A4, as PDF. */
  testPage(facts: TestFacts): Promise<Result<Uint8Array>>;
  /** Self-contained SVG. */
  receiptSvg(context: PaperContext): Result<string>;
  /** 申请表, A4 PDF: all answers in the words of the item's form, with room for the signature. */
  applicationForm(context: FormContext): Promise<Result<Uint8Array>>;
  /** Ink on nothing, cut to what was written, as PNG. */
  signaturePicture(written: Pick<WrittenSignature, 'strokes'>): Promise<Result<Uint8Array>>;
  /** 文书: all of its words; `document/field-missing` names what it cannot be without. */
  composeDocument(kind: CaseDocumentKind, scene: DocumentScene): Result<ComposedDocument>;
  /** 送达回证 at the door: from what the county said with the assignment. */
  composeDelivery(scene: DeliveryScene): Result<ComposedDocument>;
  /** SHA-256 of the canonical JSON, base64url. */
  contentHash(content: DocumentContent): string;
  /** The same content and marks give the same bytes. */
  document(content: DocumentContent, marks: SheetMarks): Promise<Result<Uint8Array>>;
  /** Pages of an earlier application as one PDF, each with what it may be used for across it. */
  watermarkedPages(pages: readonly Uint8Array[], lines: readonly [string, string]): Promise<Result<Uint8Array>>;
  /** The JPEG pages of one material as one PDF, titled with its name: same pages and title, same bytes. */
  materialBundle(pages: readonly Uint8Array[], title: string): Promise<Result<Uint8Array, UnusablePages>>;
}
