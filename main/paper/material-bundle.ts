import PDFDocument from 'pdfkit';

export interface BundleFacts {
  /** Of the material: 身份证复印件. */
  readonly title: string;
  /** Whose file it is: the local number of the application. */
  readonly subject: string;
  /** ISO; when the material was taken in. It dates the document, so that the same pages give the same bytes. */
  readonly receivedAt: string;
}

/** A4 in points. */
const a4 = { short: 595.28, long: 841.89 };

/**
 * The pages of one material as one PDF for the county, a page each, JPEGs byte for byte as they lie in the vault. The
 * same pages and facts give the same bytes: the county knows a repeated upload by its hash. A page wider than high is put
 * on a sheet lying across. Throws for what is neither JPEG nor PNG: only whole pictures come out of the vault.
 */
export async function bundlePages(pages: readonly Uint8Array[], facts: BundleFacts): Promise<Uint8Array> {
  if (pages.length === 0) throw new RangeError('a bundle has at least one page');
  const receivedAt = new Date(facts.receivedAt);
  const document = new PDFDocument({
    autoFirstPage: false,
    compress: false,
    margin: 0,
    pdfVersion: '1.7',
    info: { Title: facts.title, Subject: facts.subject, CreationDate: receivedAt, ModDate: receivedAt },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => void chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
  for (const page of pages) {
    const { image, isAcross } = openImage(document, page);
    const size: [number, number] = isAcross ? [a4.long, a4.short] : [a4.short, a4.long];
    document.addPage({ size, margin: 0 });
    document.image(image, 0, 0, { fit: size, align: 'center', valign: 'center' });
  }
  document.end();
  return finished;
}

/** `openImage` is documented by pdfkit and forgotten by its typings: it reads the head of a picture, to be drawn later. */
function openImage(document: PDFKit.PDFDocument, page: Uint8Array) {
  const opener = document as unknown as {
    openImage(bytes: Buffer): PDFKit.Mixins.ImageSrc & { readonly width: number; readonly height: number };
  };
  const image = opener.openImage(Buffer.from(page));
  return { image, isAcross: image.width > image.height };
}
