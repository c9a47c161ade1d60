import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { failed, ok, type Result } from '../../domain/result.ts';
import { renderPdf } from '../pdf.ts';
import { slipForPrinter } from '../receipt-for-printer.ts';
import { withShownText } from '../shown-text.ts';
import { disclosureReceipt, disclosureSlipLines } from './disclosure-papers.ts';
import { itemSheet } from './item-sheet.ts';
import { noticeSheet } from './notice-sheet.ts';
import { paymentNotice } from './payment-notice.ts';
import type { PublicPapers } from './port.ts';

export function createPublicPapers(): PublicPapers {
  return {
    itemSheet: (context) => rendered(() => itemSheet(withShownText(context))),
    paymentNotice: (context) => rendered(() => paymentNotice(withShownText(context))),
    publicNotice: (context) => rendered(() => noticeSheet(withShownText(context))),
    disclosureReceipt: (context) => rendered(() => disclosureReceipt(withShownText(context))),
    disclosureSlip: (context, profile) => slipForPrinter(disclosureSlipLines(context), profile),
  };
}

async function rendered(define: () => TDocumentDefinitions): Promise<Result<Uint8Array>> {
  try {
    return ok(await renderPdf(define()));
  } catch (trouble) {
    return failed('paper/cannot-render', String(trouble));
  }
}
