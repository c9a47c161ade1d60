import { Buffer } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { ok, type Result } from '../domain/result.ts';
import { collect } from './pdfkit-bytes.ts';
import type { UnusablePages } from './port.ts';

/** A4 in points. */
const a4 = { short: 595.28, long: 841.89 };

/**
 * The pages of one material as one PDF for the county, a page each, JPEGs byte for byte as they lie in the vault. The
 * same pages under the same title give the same bytes, whenever and for whomever they are put together: the vault keeps
 * one file, and the county knows a repeated upload by its hash. A page wider than high is put on a sheet lying across.
 * Pages that are no whole JPEG are named, and there is no bundle then.
 *
 * Runs beside everything else in the main process, so it yields after each page.
 */
export async function bundlePages(
  pages: readonly Uint8Array[],
  title: string,
): Promise<Result<Uint8Array, UnusablePages>> {
  if (pages.length === 0) throw new RangeError('a bundle has at least one page');
  const document = new PDFDocument({
    autoFirstPage: false,
    compress: false,
    margin: 0,
    // Later versions repeat the facts as XMP, with a date.
    pdfVersion: '1.3',
    // The date goes into the file's id; it is taken out of the file itself.
    info: { Title: title, CreationDate: new Date(0) },
  });
  hideDate(document);
  const pictures = pages.map((page) => openPicture(document, page));
  const pageNumbers = pictures.flatMap((picture, index) => (picture === null ? [index + 1] : []));
  if (pageNumbers.length > 0) return { ok: false, failure: { pageNumbers } };

  const written = collect(document);
  for (const picture of pictures) {
    if (picture === null) continue;
    const size: [number, number] = picture.isAcross ? [a4.long, a4.short] : [a4.short, a4.long];
    document.addPage({ size, margin: 0 });
    document.image(picture.image, 0, 0, { fit: size, align: 'center', valign: 'center' });
    await nextTurn();
  }
  document.end();
  return ok(await written);
}

/** When it was put together is no fact of the pages. pdfkit computes with the date, so it is hidden rather than deleted. */
function hideDate(document: PDFKit.PDFDocument): void {
  Object.defineProperty(document.info, 'CreationDate', { enumerable: false });
}

interface Picture {
  readonly image: PDFKit.Mixins.ImageSrc;
  readonly isAcross: boolean;
}

/** Reads the head, to be drawn later; null for what is no whole JPEG, or none that a PDF can hold. */
function openPicture(document: PDFKit.PDFDocument, page: Uint8Array): Picture | null {
  const bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  if (!isWholeJpeg(bytes)) return null;
  // Documented by pdfkit and forgotten by its typings.
  const opener = document as unknown as {
    openImage(bytes: Buffer): PDFKit.Mixins.ImageSrc & {
      readonly width: number;
      readonly height: number;
      /** Undefined for a number of channels that PDF has no name for. */
      readonly colorSpace: string | undefined;
    };
  };
  try {
    const image = opener.openImage(bytes);
    if (image.width < 1 || image.height < 1 || image.colorSpace === undefined) return null;
    return { image, isAcross: image.width > image.height };
  } catch {
    // A head that ends early or has no frame: pdfkit throws strings and RangeErrors.
    return null;
  }
}

/**
 * Cut off on its way, a JPEG lacks the end mark after its last scan (ITU-T T.81, B.1.1.3). A thumbnail in its head has
 * one too, and some scanners fill up after it: neither says anything.
 */
function isWholeJpeg(bytes: Buffer): boolean {
  const lastScan = bytes.lastIndexOf(Buffer.of(0xff, 0xda));
  return bytes[0] === 0xff && bytes[1] === 0xd8 && lastScan > 0 && bytes.lastIndexOf(Buffer.of(0xff, 0xd9)) > lastScan;
}
