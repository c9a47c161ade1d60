import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { boldFontFile, regularFontFile } from './fonts.ts';

pdfmake.setFonts({
  Noto: { normal: regularFontFile, bold: boldFontFile, italics: regularFontFile, bolditalics: boldFontFile },
});
// A document names no addresses and no files but the two fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((file: string) => file === regularFontFile || file === boldFontFile);

export async function renderPdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
