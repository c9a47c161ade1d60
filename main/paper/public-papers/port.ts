import type { PrinterProfile } from '../../../drivers/receipt-printer/port.ts';
import type { Application } from '../../domain/application.ts';
import type { Item } from '../../domain/catalogue.ts';
import type { Closing } from '../../domain/day-closing/closing.ts';
import type { DisclosureRequest } from '../../domain/disclosure-request.ts';
import type { KeptHandover } from '../../domain/doorstep/handover.ts';
import type { FeeDue } from '../../domain/fees.ts';
import type { PublicNotice } from '../../domain/public-notice.ts';
import type { Result } from '../../domain/result.ts';
import type { PrinterReceipt, SlipLook } from '../port.ts';

/** Papers about an item, a fee, a result or a request of information: nobody decides anything by them. */
export interface PublicPapers {
  /** 一次性告知单, A4 PDF: what to bring, by the answers that were given. */
  itemSheet(context: ItemSheetContext): Promise<Result<Uint8Array>>;
  /** 缴款通知, A4 PDF. Only where an amount falls due. */
  paymentNotice(context: PaymentNoticeContext): Promise<Result<Uint8Array>>;
  /** 公示, A4 PDF. */
  publicNotice(context: PublicNoticeContext): Promise<Result<Uint8Array>>;
  /** 政府信息公开申请登记回执, A4 PDF. */
  disclosureReceipt(context: DisclosureContext): Promise<Result<Uint8Array>>;
  /** The same in short, for one model of receipt printer. */
  disclosureSlip(context: DisclosureContext, profile: PrinterProfile, look?: SlipLook): Result<PrinterReceipt>;
  /** 日结单、交接班单, A4 PDF: the office's own. */
  closingSheet(sheet: ClosingSheet): Promise<Result<Uint8Array>>;
  /** 材料交接单, A4 PDF. */
  handoverSheet(sheet: HandoverSheet): Promise<Result<Uint8Array>>;
  /** 抄录单, A4 PDF: whole values, for the clerk's own eyes. */
  copyOutSheet(context: CopyOutContext): Promise<Result<Uint8Array>>;
}

interface Printed {
  readonly officeName: string;
  readonly printedAt: string;
}

export interface ItemSheetContext extends Printed {
  readonly item: Item;
  readonly situation: Readonly<Record<string, string>>;
  readonly catalogueVersion: number;
  readonly publishedAt: string;
}

export interface PaymentNoticeContext extends Printed {
  readonly application: Application;
  readonly item: Item;
  readonly fee: FeeDue & { readonly totalFen: number };
}

export interface PublicNoticeContext extends Printed {
  readonly item: Item;
  readonly notice: PublicNotice;
}

export interface CopyOutContext extends Printed {
  readonly application: Pick<Application, 'localNumber' | 'itemName'>;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Null where no mapping is published. */
  readonly system: string | null;
  readonly clerkName: string;
}

export interface DisclosureContext extends Printed {
  readonly request: DisclosureRequest;
  readonly phone: string;
}

export interface HandoverSheet {
  readonly held: Pick<KeptHandover, 'batch' | 'rounds' | 'fileHash'>;
  readonly printedAt: string;
}

export interface ClosingSheet {
  readonly closing: Closing;
  readonly numberPrefix: string;
  readonly printedAt: string;
}
