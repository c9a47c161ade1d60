import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import receiptline from 'receiptline';
import { failed, ok, type Result } from '../domain/result.ts';
import { applicationForm } from './application-form.ts';
import { composeDelivery, composeDocument } from './documents/compose-document.ts';
import { contentHash } from './documents/content-hash.ts';
import { embeddedWords } from './documents/embedded-words.ts';
import { documentSheet } from './documents/sheet.ts';
import { kioskSlipLines } from './kiosk-slips.ts';
import { lineSheet } from './line-sheet.ts';
import { markedLines, markedPages } from './marks.ts';
import { bundlePages } from './material-bundle.ts';
import { renderPdf } from './pdf.ts';
import type { Paper } from './port.ts';
import { createPublicPapers } from './public-papers/public-papers.ts';
import { receiptForPrinter, slipForPrinter } from './receipt-for-printer.ts';
import { laidOut } from './receipt-layout.ts';
import { receiptLines } from './receipt-lines.ts';
import { receiptMarkup } from './receipt-markup.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { recoverySlipLines } from './recovery-slip.ts';
import { withShownText } from './shown-text.ts';
import { signaturePicture } from './signature-picture.ts';
import { testPage, testReceipt } from './test-pages.ts';
import { ticketSlipLines } from './ticket-slip.ts';
import { voiceSlipLines } from './voice-slip.ts';
import { watermarkedPages } from './watermark.ts';

const screenColumns = 48;

/** `mark`: across every page, and at head and foot of every receipt that is shown. */
export function createPaper(mark: string | null = null): Paper {
  const renderedPdf = (define: () => TDocumentDefinitions): Promise<Result<Uint8Array>> =>
    rendered(() => markedPages(define(), mark));
  return {
    receiptForPrinter: (context, profile) => receiptForPrinter(context, profile, { isLarge: context.isLarge ?? false }),
    ticketSlip: (slip, profile, look) => slipForPrinter(ticketSlipLines(slip), profile, look),
    recoverySlip: (slip, profile) => slipForPrinter(recoverySlipLines(slip), profile),
    voiceSlip: (slip, profile, look) => slipForPrinter(voiceSlipLines(slip), profile, look),
    kioskSlip: (slip, profile, look) => slipForPrinter(kioskSlipLines(slip), profile, look),
    kioskSheet: (slip, look) =>
      renderedPdf(() => {
        const { title, officeName } = slip;
        return lineSheet({ lines: kioskSlipLines(slip), title, officeName, look });
      }),
    receiptSheet: (context, look) =>
      renderedPdf(() => {
        const title = `受理回执 ${context.application.localNumber}`;
        return lineSheet({ lines: receiptLines(context), title, officeName: context.officeName, look });
      }),
    async receiptPdf(context) {
      const receipt = await receiptPdf(context, mark);
      return receipt.ok ? ok(receipt.value.pdf) : receipt;
    },
    testReceipt,
    testPage: (facts) => renderedPdf(() => testPage(facts)),
    receiptSvg(context) {
      return guarded(() => {
        const { lines } = laidOut(markedLines(receiptLines(context), mark), screenColumns);
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
    async signaturePicture(written) {
      try {
        return ok(await signaturePicture(written));
      } catch (trouble) {
        return failed('paper/cannot-render', String(trouble));
      }
    },
    composeDocument,
    composeDelivery,
    contentHash,
    document: (content, marks) =>
      renderedPdf(() => documentSheet(withShownText(content), marks, embeddedWords(content, marks))),
    materialBundle: bundlePages,
    watermarkedPages: (pages, [across, foot]) =>
      watermarkedPages(pages, [mark === null ? across : `${mark} ${across}`, foot]),
    ...createPublicPapers(renderedPdf),
  };
}

async function rendered(define: () => TDocumentDefinitions): Promise<Result<Uint8Array>> {
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
