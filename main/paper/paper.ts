import { Buffer } from 'node:buffer';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import receiptline from 'receiptline';
import { failed, ok, type Result } from '../domain/result.ts';
import { acceptanceNotice } from './acceptance-notice.ts';
import { applicationForm } from './application-form.ts';
import { linePicture } from './line-picture.ts';
import { renderPdf } from './pdf.ts';
import type { Paper } from './port.ts';
import { receiptLines } from './receipt-lines.ts';
import { receiptMarkup } from './receipt-markup.ts';

const dotsPerCharacter = 12;

export function createPaper(): Paper {
  return {
    async receiptEscPos(context, { widthDots }) {
      return guarded(() => {
        const markup = receiptMarkup(receiptLines(context), (line) => linePicture(line, widthDots));
        const stream = receiptline.transform(markup, {
          cpl: widthDots / dotsPerCharacter,
          encoding: 'gb18030',
          // Raster commands that every clone knows, QR codes among them (devices §4.1, last line).
          command: 'generic',
          gradient: false,
          // Thin strokes of the drawn lines are grey at 203 dpi; at the default threshold they break up.
          threshold: 200,
          cutting: true,
        });
        // receiptline answers a string of bytes.
        return new Uint8Array(Buffer.from(stream, 'latin1'));
      });
    },
    receiptSvg(context) {
      return guarded(() => {
        const markup = receiptMarkup(receiptLines(context), () => null);
        const svg = receiptline.transform(markup, { cpl: 48, encoding: 'gb18030', command: 'svg' });
        return svg.replaceAll('font-family="monospace"', `font-family="'Noto Sans SC', 'Microsoft YaHei', monospace"`);
      });
    },
    acceptanceNotice: (context) => renderedPdf(() => acceptanceNotice(context)),
    applicationForm: (context) => renderedPdf(() => applicationForm(context)),
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
