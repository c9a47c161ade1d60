import { Buffer } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { failed, ok, type Result } from '../domain/result.ts';
import { regularFontFile } from './fonts.ts';
import { collect } from './pdfkit-bytes.ts';
import { shownText } from './shown-text.ts';

/** A4 in points. */
const a4 = { short: 595.28, long: 841.89 };
const ink = '#9c2a2a';
/** Of the words across, in points, and the share of the diagonal that they may take. */
const largest = 20;
const mostAcross = 0.7;

/**
 * Pages of an earlier application for use in another one: each with what it may be used for across it and at its foot. The
 * pictures are drawn as they lie in the vault, which keeps the untouched ones.
 */
export async function watermarkedPages(
  pages: readonly Uint8Array[],
  lines: readonly [string, string],
): Promise<Result<Uint8Array>> {
  try {
    const document = new PDFDocument({ autoFirstPage: false, margin: 0, info: { Title: lines[0] } });
    const written = collect(document);
    document.registerFont('mark', regularFontFile);
    const [across, foot] = lines.map(shownText) as [string, string];
    for (const page of pages) {
      drawPage(document, Buffer.from(page.buffer, page.byteOffset, page.byteLength), across, foot);
      await nextTurn();
    }
    document.end();
    return ok(await written);
  } catch (trouble) {
    // A picture that is none: pdfkit throws strings and RangeErrors.
    return failed('paper/cannot-render', String(trouble));
  }
}

function drawPage(document: PDFKit.PDFDocument, picture: Buffer, across: string, foot: string): void {
  const { width, height } = sizeOf(document, picture);
  const size: [number, number] = width > height ? [a4.long, a4.short] : [a4.short, a4.long];
  document.addPage({ size, margin: 0 });
  document.image(picture, 0, 0, { fit: size, align: 'center', valign: 'center' });
  const [wide, high] = size;
  document.font('mark').fillColor(ink);
  document
    .save()
    .rotate(-30, { origin: [wide / 2, high / 2] })
    .fillOpacity(0.22)
    .fontSize(largest);
  const length = document.widthOfString(across);
  const fontSize = Math.min(largest, (largest * mostAcross * Math.hypot(wide, high)) / length);
  const start = wide / 2 - (length * fontSize) / largest / 2;
  document.fontSize(fontSize);
  for (const part of [-0.28, 0, 0.28]) document.text(across, start, high / 2 + part * high, { lineBreak: false });
  document.restore();
  document
    .fillColor('#ffffff')
    .fillOpacity(0.85)
    .rect(0, high - 44, wide, 44)
    .fill();
  document.fillColor(ink).fillOpacity(1).fontSize(11);
  document.text(across, 24, high - 38, { width: wide - 48, height: 16, ellipsis: true });
  document.fontSize(9).text(foot, 24, high - 20, { width: wide - 48, lineBreak: false });
}

function sizeOf(document: PDFKit.PDFDocument, picture: Buffer): { readonly width: number; readonly height: number } {
  // Documented by pdfkit and forgotten by its typings.
  const opener = document as unknown as {
    openImage(bytes: Buffer): { readonly width: number; readonly height: number };
  };
  return opener.openImage(picture);
}
