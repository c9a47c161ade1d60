import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** What all A4 documents share: an office's margins, one typeface, a page count at the foot. */
const millimetre = 72 / 25.4;
export const marginPoints = 25 * millimetre;
export const bodyPoints = 12;

export function a4Document(about: {
  readonly title: string;
  readonly officeName: string;
  /** Beside the page count: what this sheet is and when it was printed. */
  readonly footnote?: string;
  readonly content: Content[];
}): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [marginPoints, marginPoints, marginPoints, marginPoints],
    info: { title: about.title, creator: about.officeName },
    defaultStyle: { font: 'Noto', fontSize: bodyPoints, lineHeight: 1.3 },
    footer: (page, pages) => ({
      margin: [marginPoints, 22, marginPoints, 0],
      fontSize: 9,
      color: '#333',
      columns: [
        { width: '*', text: about.footnote ?? '' },
        { width: 'auto', text: `第 ${page} 页，共 ${pages} 页` },
      ],
    }),
    content: about.content,
  };
}

export const thinLines = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#444',
  vLineColor: () => '#444',
};
