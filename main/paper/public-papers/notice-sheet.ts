import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { longDate } from '../../domain/dates.ts';
import type { PublicNoticeContext } from './port.ts';
import { publicSheet } from './public-sheet.ts';

/** 公示 for the board at the village (R21). */
export function noticeSheet(context: PublicNoticeContext): TDocumentDefinitions {
  const { item, notice, officeName } = context;
  return publicSheet({
    officeName,
    printedAt: context.printedAt,
    title: '公　示',
    subtitle: item.name,
    isLarge: true,
    seal: longDate(notice.from),
    blocks: [
      {
        kind: 'paragraph',
        text: `根据${item.basis.join('、')}的规定，现将“${item.name}”的办理情况予以公示，接受群众监督。`,
      },
      {
        kind: 'table',
        title: '公示内容',
        columns: [
          { title: '序号', widthMm: 14, isCentred: true },
          { title: '姓名', widthMm: 34, isCentred: true },
          { title: '所在村（社区）', widthMm: '*', isCentred: true },
          { title: '结果', widthMm: 44, isCentred: true },
        ],
        rows: [['1', notice.name, notice.village, notice.result]],
      },
      { kind: 'paragraph', text: `公示时间：${longDate(notice.from)}至${longDate(notice.to)}。` },
      {
        kind: 'paragraph',
        text: `对公示内容有异议的，请在公示期内实名向我单位反映，电话 ${item.consultPhone}；也可以拨打监督电话 ${item.supervisePhone}。反映人的信息依法保密。`,
      },
    ],
  });
}
