import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Result } from '../../domain/result.ts';
import { slipForPrinter } from '../receipt-for-printer.ts';
import { withShownText } from '../shown-text.ts';
import { closingSheetPaper } from './closing-sheet.ts';
import { copyOutSheet } from './copy-out-sheet.ts';
import { disclosureReceipt, disclosureSlipLines } from './disclosure-papers.ts';
import { handoverSheetPaper } from './handover-sheet.ts';
import { itemSheet } from './item-sheet.ts';
import { noticeSheet } from './notice-sheet.ts';
import { paymentNotice } from './payment-notice.ts';
import type { PublicPapers } from './port.ts';

/** One way to the page for all papers: what has to stand on each of them is put there once. */
type Rendered = (define: () => TDocumentDefinitions) => Promise<Result<Uint8Array>>;

export function createPublicPapers(rendered: Rendered): PublicPapers {
  return {
    itemSheet: (context) => rendered(() => itemSheet(withShownText(context))),
    paymentNotice: (context) => rendered(() => paymentNotice(withShownText(context))),
    publicNotice: (context) => rendered(() => noticeSheet(withShownText(context))),
    disclosureReceipt: (context) => rendered(() => disclosureReceipt(withShownText(context))),
    closingSheet: (sheet) => rendered(() => closingSheetPaper(withShownText(sheet))),
    handoverSheet: (sheet) => rendered(() => handoverSheetPaper(withShownText(sheet))),
    copyOutSheet: (context) => rendered(() => copyOutSheet(withShownText(context))),
    disclosureSlip: (context, profile, look) => slipForPrinter(disclosureSlipLines(context), profile, look),
  };
}
