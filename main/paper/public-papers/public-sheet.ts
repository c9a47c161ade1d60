import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { longTime } from '../../domain/dates.ts';
import type { Block } from '../../domain/documents/content.ts';
import { blockContent } from '../documents/sheet-blocks.ts';
import { bodyLeading, bodyPoints, margins, millimetre, titlePoints } from '../documents/sheet-measures.ts';

/** A sheet that nobody signs: the look of the other documents, without their number, copies and 签收栏. */
export function publicSheet(about: {
  readonly title: string;
  readonly officeName: string;
  /** Under the title. */
  readonly subtitle?: string;
  readonly printedAt: string;
  readonly blocks: readonly Block[];
  /** At the right of the head; with the words below it. */
  readonly code?: { readonly text: string; readonly words: string };
  /** Office and day at the lower right, where the seal is pressed. */
  readonly seal?: string;
  readonly isLarge?: boolean;
}): TDocumentDefinitions {
  const { title, officeName, subtitle, printedAt, blocks, code, seal } = about;
  return {
    pageSize: 'A4',
    pageMargins: [margins.left, 25 * millimetre, margins.right, 25 * millimetre],
    info: { title, creator: officeName, producer: 'township-window', creationDate: new Date(printedAt) },
    defaultStyle: { font: 'Noto', fontSize: about.isLarge ? bodyPoints : 13, lineHeight: bodyLeading },
    footer: (page, pages) => ({
      margin: [margins.left, 10 * millimetre, margins.right, 0],
      fontSize: 9,
      color: '#333',
      lineHeight: 1,
      columns: [
        { width: '*', text: `${officeName}　打印于 ${longTime(printedAt)}` },
        { width: 'auto', text: `第 ${page} 页，共 ${pages} 页` },
      ],
    }),
    content: [
      headOf({ title, officeName, subtitle }, code),
      ...blocks.flatMap((block) => blockContent(block, (text) => text)),
      ...(seal === undefined ? [] : [sealPlace(officeName, seal)]),
    ],
    pageBreakBefore: (node, on) => node.headlineLevel === 1 && on.getFollowingNodesOnPage().length === 0,
  };
}

function headOf(
  { title, officeName, subtitle }: { title: string; officeName: string; subtitle: string | undefined },
  code: { readonly text: string; readonly words: string } | undefined,
): Content {
  const side = 78;
  return {
    columnGap: 8,
    margin: [0, 0, 0, 8],
    columns: [
      ...(code ? [{ width: side, text: '' }] : []),
      {
        width: '*',
        stack: [
          { text: officeName, alignment: 'center', fontSize: 14, lineHeight: 1 },
          {
            text: title,
            alignment: 'center',
            fontSize: titlePoints,
            bold: true,
            lineHeight: 1.05,
            margin: [0, 4, 0, 4],
          },
          ...(subtitle ? [{ text: subtitle, alignment: 'center', fontSize: 13, lineHeight: 1 } satisfies Content] : []),
        ],
      },
      ...(code
        ? [
            {
              width: side,
              stack: [
                { qr: code.text, fit: side, eccLevel: 'M', alignment: 'center' },
                { text: code.words, fontSize: 8, color: '#333', alignment: 'center', lineHeight: 1 },
              ],
            } satisfies Content & { width: number },
          ]
        : []),
    ],
  };
}

function sealPlace(officeName: string, day: string): Content {
  return {
    unbreakable: true,
    margin: [200, 24, 0, 0],
    alignment: 'center',
    stack: [{ text: officeName }, { text: day }, { text: '（业务专用章）', fontSize: 9, color: '#666', lineHeight: 1 }],
  };
}
