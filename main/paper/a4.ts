import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** What all A4 documents share: an office's margins, one typeface, a page count at the foot. */
const millimetre = 72 / 25.4;
const marginPoints = 25 * millimetre;
const bodyPoints = 12;

export function a4Document(about: {
  readonly title: string;
  readonly officeName: string;
  /** Beside the page count: whose sheet this is and when it was printed. */
  readonly footnote: string;
  readonly content: Content[];
}): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [marginPoints, marginPoints, marginPoints, marginPoints],
    info: { title: about.title, creator: about.officeName },
    // The typeface brings 45 % of leading of its own.
    defaultStyle: { font: 'Noto', fontSize: bodyPoints, lineHeight: 1.1 },
    footer: (page, pages) => ({
      margin: [marginPoints, 22, marginPoints, 0],
      fontSize: 9,
      color: '#333',
      columns: [
        { width: '*', text: about.footnote },
        { width: 'auto', text: `第 ${page} 页，共 ${pages} 页` },
      ],
    }),
    content: about.content,
  };
}

/** The first line of a Chinese paragraph is indented by two characters. */
export function paragraph(text: string, space: [number, number, number, number]): Content {
  return { text: breakable(text), margin: space, leadingIndent: 2 * bodyPoints };
}

export const thinLines = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#444',
  vLineColor: () => '#444',
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
};

/** Spread into a cell: the typings do not know this word of pdfmake 0.3 yet. */
export const inTheMiddle = { verticalAlignment: 'middle' } as const;

/**
 * A long run of letters or digits may be broken anywhere: otherwise pdfmake pushes the whole table off the sheet for it.
 * Only these runs, since `break-all` cuts between UTF-16 units, and so through a character outside the basic plane.
 */
export function breakable(text: string, runLength = 24): Content[] {
  return text
    .split(new RegExp(`([\\x21-\\x7e]{${runLength},})`))
    .filter((part) => part !== '')
    .map((part) => (isRun(part, runLength) ? { text: part, wordBreak: 'break-all' } : part));
}

function isRun(text: string, runLength: number): boolean {
  return text.length >= runLength && /^[\x21-\x7e]+$/.test(text);
}
