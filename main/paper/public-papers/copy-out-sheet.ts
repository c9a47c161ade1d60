import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { CopyOutContext } from './port.ts';
import { publicSheet } from './public-sheet.ts';

/** 抄录单: the answers in the order in which the other system asks for them, with a box to tick at each. */
export function copyOutSheet(context: CopyOutContext): TDocumentDefinitions {
  const { application, rows, system, clerkName } = context;
  return publicSheet({
    ...context,
    title: '抄录单',
    subtitle: system === null ? '按申请表的顺序' : `按“${system}”的顺序`,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '办件编号', text: application.localNumber },
          { label: '抄录人', text: clerkName },
          { label: '事项', text: application.itemName, isWide: true },
        ],
      },
      {
        kind: 'table',
        title: `共 ${rows.length} 栏`,
        columns: [
          { title: '序号', widthMm: 12, isCentred: true },
          { title: '栏目', widthMm: 52, isCentred: false },
          { title: '内容', widthMm: '*', isCentred: false },
          { title: '已录', widthMm: 14, isCentred: true },
        ],
        rows: rows.map(({ label, value }, index) => [String(index + 1), label, value, '□']),
      },
      { kind: 'paragraph', text: '本单含个人信息，录入后当场销毁，不得留存、外传。' },
    ],
  });
}
