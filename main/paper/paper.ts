import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import receiptline from 'receiptline';
import { failed, ok, type Result } from '../domain/result.ts';
import { applicationForm } from './application-form.ts';
import { composeDocument } from './documents/compose-document.ts';
import { contentHash } from './documents/content-hash.ts';
import { embeddedWords } from './documents/embedded-words.ts';
import { documentSheet } from './documents/sheet.ts';
import { bundlePages } from './material-bundle.ts';
import { renderPdf } from './pdf.ts';
import type { Paper } from './port.ts';
import { createPublicPapers } from './public-papers/public-papers.ts';
import { receiptForPrinter, slipForPrinter } from './receipt-for-printer.ts';
import { laidOut } from './receipt-layout.ts';
import { receiptLines } from './receipt-lines.ts';
import { receiptMarkup } from './receipt-markup.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { withShownText } from './shown-text.ts';
import { testPagePdf, testReceipt } from './test-pages.ts';
import { ticketSlipLines } from './ticket-slip.ts';
import { voiceSlipLines } from './voice-slip.ts';
import { watermarkedPages } from './watermark.ts';

const screenColumns = 48;

export function createPaper(): Paper {
  return {
    receiptForPrinter: (context, profile) => receiptForPrinter(context, profile),
    ticketSlip: (slip, profile) => slipForPrinter(ticketSlipLines(slip), profile),
    voiceSlip: (slip, profile) => slipForPrinter(voiceSlipLines(slip), profile),
    async receiptPdf(context) {
      const receipt = await receiptPdf(context);
      return receipt.ok ? ok(receipt.value.pdf) : receipt;
    },
    testReceipt,
    testPage: testPagePdf,
    receiptSvg(context) {
      return guarded(() => {
        const { lines } = laidOut(receiptLines(context), screenColumns);
        const markup = receiptMarkup(lines, screenColumns, () => null);
        const svg = receiptline.transform(markup, {
          cpl: screenColumns,
          encoding: 'gb18030',
          command: 'svg',
          spacing: true,
        });
        return svg.replaceAll('font-family="monospace"', `font-family="'Noto Sans SC', 'Microsoft YaHei', monospace"`);
      });
    },
    applicationForm: (context) => renderedPdf(() => applicationForm(withShownText(context))),
    composeDocument,
    contentHash,
    document: (content, marks) =>
      renderedPdf(() => documentSheet(withShownText(content), marks, embeddedWords(content, marks))),
    materialBundle: bundlePages,
    watermarkedPages,
    ...createPublicPapers(),
  };
}

async function renderedPdf(define: () => TDocumentDefinitions): Promise<Result<Uint8Array>> {
  try {
    return ok(await renderPdf(define()));
  } catch (trouble) {
    return failed('paper/cannot-render', String(trouble));
  }
}

function guarded<T>(render: () => T): Result<T> {
  try {
    return ok(render());
  } catch (trouble) {
    return failed('paper/cannot-render', String(trouble));
  }
}
