import type { Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { longDate, longTime, shanghaiDate } from '../../domain/dates.ts';
import { citizenLine } from '../../domain/display/document-sheet.ts';
import type { Block, DocumentContent } from '../../domain/documents/content.ts';
import { type DocumentCopy, documentTrade } from '../../domain/documents/kinds.ts';
import { breakable, inTheMiddle } from '../a4.ts';
import type { SheetMarks, SignatureOnPaper } from '../port.ts';
import { blockContent, factTable, lines } from './sheet-blocks.ts';
import { bodyLeading, bodyPoints, margins, millimetre, qrPoints, titlePoints } from './sheet-measures.ts';

const copyNames: Readonly<Record<DocumentCopy, string>> = { citizen: '申请人联', archive: '存档联' };

/**
 * One template for every document (GB/T 9704—2012 in its measures: margins 37/35/28/26 mm, title 二号, body 三号, the office
 * and the date at the lower right, where the seal is pressed). Same content and marks, same bytes: a file can be made again
 * and compared. `embedded` travels inside the file (embedded-words.ts).
 */
export function documentSheet(content: DocumentContent, marks: SheetMarks, embedded = ''): TDocumentDefinitions {
  const { issued, copy } = marks;
  const isMasked = copy === 'citizen';
  const shown = (text: string): string =>
    text.replace(
      /\{\{([\w-]+)\}\}/g,
      (_whole, key: string) => (isMasked ? content.masked[key] : marks.whole[key]) ?? '',
    );
  const numberText = content.numberText ?? '（签发后编号）';
  const { blocks, last } = withLastWords(content.blocks);
  const shade = marks.isVoided ? '已作废' : marks.watermark;
  return {
    pageSize: 'A4',
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    info: {
      title: `${content.title} ${content.numberText ?? ''}`.trim(),
      creator: content.officeName,
      producer: 'township-window',
      creationDate: new Date(issued?.printedAt ?? 0),
      ...(issued ? { DocumentToken: issued.token, DocumentWords: embedded } : {}),
    },
    defaultStyle: { font: 'Noto', fontSize: bodyPoints, lineHeight: bodyLeading },
    ...(shade === null
      ? {}
      : {
          watermark: {
            text: shade,
            color: '#000',
            opacity: 0.08,
            bold: true,
            fontSize: shade.length > 2 ? 110 : 170,
            angle: -45,
          },
        }),
    header: (page) => headerOf(page, content, marks),
    footer: (page, pages) => ({
      margin: [margins.left, 12 * millimetre, margins.right, 0],
      fontSize: 9,
      color: '#333',
      lineHeight: 1,
      columns: [
        { width: '*', text: `${content.title}　${numberText}` },
        { width: 'auto', text: `第 ${page} 页，共 ${pages} 页` },
      ],
    }),
    content: [
      { text: content.officeName, alignment: 'center', fontSize: bodyPoints, lineHeight: 1 },
      {
        text: content.title,
        alignment: 'center',
        fontSize: titlePoints,
        bold: true,
        lineHeight: 1,
        margin: [0, 4, 0, 4],
      },
      { text: numberText, alignment: 'center', fontSize: 14, lineHeight: 1, margin: [0, 0, 0, 8] },
      factTable(content.head, shown),
      ...(content.address === null
        ? []
        : [{ text: [...breakable(shown(content.address)), '：'], margin: [0, 10, 0, 0] } satisfies Content]),
      ...blocks.flatMap((block) => blockContent(block, shown)),
      closing(
        content,
        last.flatMap((block) => blockContent(block, shown)),
        marks.signature ?? null,
      ),
    ],
    // A heading that would stand alone at the foot of a page goes on with what it heads.
    pageBreakBefore: (node, on) => node.headlineLevel === 1 && on.getFollowingNodesOnPage().length === 0,
  };
}

/** In the upper margin: which copy it is at the left, the code to check it at the right; further pages need neither. */
function headerOf(page: number, content: DocumentContent, { copy, issued }: SheetMarks): Content {
  if (page > 1) return '';
  const marks = [
    ...(documentTrade[content.kind].copies.length > 1 || copy === 'archive' ? [`【${copyNames[copy]}】`] : []),
    ...(issued && issued.reprint > 0 ? [`补打（第${issued.reprint}次）　${longTime(issued.printedAt)}`] : []),
    ...(issued ? [] : ['未签发，不具有效力']),
  ];
  return {
    margin: [margins.left, 8 * millimetre, margins.right, 0],
    lineHeight: 1.1,
    columns: [
      { width: '*', fontSize: 10.5, margin: [0, 4 * millimetre, 0, 0], stack: marks.map((text) => ({ text })) },
      ...(issued
        ? [
            {
              width: 62,
              fontSize: 9,
              color: '#333',
              alignment: 'right' as const,
              margin: [0, 20 * millimetre, 0, 0] as [number, number, number, number],
              text: '扫码核验真伪',
            },
            { width: qrPoints, qr: issued.codeText, fit: qrPoints, eccLevel: 'M' as const },
          ]
        : []),
    ],
    columnGap: 6,
  };
}

/** GB/T 9704—2012 §7.3.5: no page carries the seal alone; the last words go over with it. */
function withLastWords(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly last: readonly Block[];
} {
  const isShort = (block: Block | undefined): boolean => block?.kind === 'paragraph' || block?.kind === 'facts';
  if (!isShort(blocks.at(-1))) return { blocks, last: [] };
  const from = blocks.at(-2)?.kind === 'heading' ? -2 : -1;
  return { blocks: blocks.slice(0, from), last: blocks.slice(from) };
}

/**
 * What is signed by hand at the left; at the right the office and the day, where the seal is pressed over both. Never torn
 * apart.
 */
function closing(content: DocumentContent, lastWords: Content[], signature: SignatureOnPaper | null): Content {
  const { seal, officeName, note } = content;
  const sealPlace: Column = seal
    ? {
        width: '*',
        alignment: 'center',
        margin: [0, 8, 0, 0],
        stack: [
          { text: officeName },
          { text: longDate(seal.date) },
          { text: '（业务专用章）', fontSize: 9, color: '#666', lineHeight: 1 },
        ],
      }
    : { width: '*', text: '' };
  const below: Content[] = note
    ? [{ text: note, fontSize: 10.5, color: '#222', lineHeight: 1.05, margin: [0, 8, 0, 0] }]
    : [];
  return {
    unbreakable: true,
    stack: [
      ...lastWords,
      { margin: [0, 12, 0, 0], columnGap: 10, columns: [signatureBox(content, signature), sealPlace] },
      ...below,
    ],
  };
}

function signatureBox(content: DocumentContent, signature: SignatureOnPaper | null): Column {
  const { signatures } = content;
  const line = signature && citizenLine(content);
  const isDay = (label: string): boolean => label.includes('日期') || label.includes('时间');
  const day = signature ? longDate(shanghaiDate(signature.at)) : '　　　年　　月　　日';
  const written = (label: string) =>
    label === line && signature
      ? { ...inTheMiddle, image: signature.picture, fit: [130, 26] as [number, number] }
      : { ...inTheMiddle, text: isDay(label) ? day : '' };
  return {
    width: 244,
    fontSize: 11,
    lineHeight: 1,
    table: {
      widths: [100, '*'],
      heights: (row: number) => (row === 0 ? 14 : 22),
      body: [
        [{ text: '签收栏', colSpan: 2, alignment: 'center' }, ''],
        ...signatures.map((label) => [{ ...inTheMiddle, text: label }, written(label)]),
      ],
    },
    layout: lines,
  };
}
