import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { MaterialEntry } from '../domain/application.ts';
import { longDate, longTime } from '../domain/dates.ts';
import { maskIdNumber } from '../domain/mask.ts';
import { a4Document, breakable, inTheMiddle, paragraph, thinLines } from './a4.ts';
import type { PaperContext } from './port.ts';
import { feeText } from './receipt-lines.ts';

const cellPoints = 11;

/** 受理通知书 (行政许可法 §32; dossier §3.2): written, dated, with room for the special seal. */
export function acceptanceNotice(context: PaperContext): TDocumentDefinitions {
  const { application, item, officeName } = context;
  return a4Document({
    title: `受理通知书 ${application.localNumber}`,
    officeName,
    footnote: `${officeName}　打印于 ${longTime(context.printedAt)}`,
    content: [
      { text: officeName, alignment: 'center', fontSize: 14 },
      { text: '受理通知书', alignment: 'center', fontSize: 22, bold: true, margin: [0, 4, 0, 8] },
      {
        columns: [
          {
            width: '*',
            stack: [
              `办件编号：${application.localNumber}`,
              `县平台编号：${application.countyNumber ?? '待县平台确认'}`,
              {
                text: [
                  ...breakable(application.applicantName),
                  `（${idTypeText(application.idType)} ${maskIdNumber(application.idNumber)}）：`,
                ],
                margin: [0, 12, 0, 0],
              },
            ],
          },
          { width: 74, qr: application.localNumber, fit: 74, eccLevel: 'M' },
        ],
        columnGap: 12,
        margin: [0, 0, 0, 6],
      },
      paragraph(
        `你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，材料齐全、符合法定形式，` +
          `我单位已于${longTime(application.acceptedAt ?? application.receivedAt)}受理。`,
        [0, 0, 0, 8],
      ),
      facts(context),
      { text: '收到的材料', bold: true, margin: [0, 10, 0, 4] },
      materials(context),
      paragraph(
        `对办理有疑问，请拨打咨询电话 ${item.consultPhone}；对办理过程不满意，可拨打监督电话 ${item.supervisePhone}。`,
        [0, 10, 0, 0],
      ),
      signatures(context),
      { text: '本通知书一式两份，申请人与受理单位各执一份。', fontSize: 9, color: '#333', margin: [0, 14, 0, 0] },
    ],
  });
}

/** Two short facts in a row, a long one across. */
function facts(context: PaperContext): Content {
  const { application, item } = context;
  const uncounted = item.specialProcedures.filter((step) => !step.countsInLimit).map((step) => step.name);
  const across = (label: string, text: string): TableCell[] => [head(label), { text, colSpan: 3 }, '', ''];
  return {
    fontSize: cellPoints,
    lineHeight: 1,
    table: {
      widths: [70, '*', 70, '*'],
      body: [
        across('承办单位', item.implementer.name),
        [
          head('法定时限'),
          item.legalLimit === null ? '以主管部门规定为准' : limitOf(item.legalLimit),
          head('承诺时限'),
          limitOf(item.promisedLimit),
        ],
        [
          head('预计办结'),
          application.dueDate === null ? '待定' : `${longDate(application.dueDate)}前`,
          head('不计时程序'),
          uncounted.join('、') || '无',
        ],
        across('收费', feeText(context)),
        across('办理结果', item.resultName),
      ],
    },
    layout: thinLines,
  };
}

function head(text: string): TableCell {
  return { ...inTheMiddle, text, alignment: 'center', color: '#222', fillColor: '#f3f3f3' };
}

/** The seal is pressed over the office's name and the date, so these stand alone with room around them. */
function signatures({ application, officeName }: PaperContext): Content {
  return {
    unbreakable: true,
    margin: [0, 20, 0, 0],
    columnGap: 12,
    columns: [
      {
        width: '*',
        stack: [
          `经办人：${application.operatorName}（${application.operatorId}）`,
          { text: '申请人（签名）：', margin: [0, 16, 0, 0] },
          { text: '年　　　月　　　日', margin: [0, 16, 0, 0] },
        ],
      },
      {
        width: '*',
        alignment: 'center',
        margin: [0, 16, 0, 16],
        stack: [officeName, '（业务专用章）', longDate(application.acceptedAt ?? application.receivedAt)],
      },
    ],
  };
}

function materials({ application, item }: PaperContext): Content {
  const nameOf = (code: string): string => item.materials.find((material) => material.code === code)?.name ?? code;
  const handedIn = application.materials.filter((entry) => entry.method !== 'none');
  const centred = (text: string): TableCell => ({ ...inTheMiddle, text, alignment: 'center' });
  const rows = handedIn.map((entry, index) => [
    centred(String(index + 1)),
    nameOf(entry.code),
    centred(howReceived(entry)),
    centred(entry.pages.length === 0 ? '—' : String(entry.pages.length)),
  ]);
  const body = [['序号', '材料名称', '收取方式', '扫描页数'].map(head), ...rows];
  return {
    fontSize: cellPoints,
    lineHeight: 1,
    table: { headerRows: 1, dontBreakRows: true, widths: [30, '*', 104, 50], body },
    layout: thinLines,
  };
}

function howReceived(entry: MaterialEntry): string {
  const how = { scanned: '扫描件', 'original-checked': '核验原件', 'e-licence': '电子证照', none: '未交' }[
    entry.method
  ];
  return entry.originalSeen && entry.method === 'scanned' ? `${how}，原件已核` : how;
}

function limitOf(limit: { readonly value: number; readonly unit: 'workday' | 'day' }): string {
  return limit.unit === 'workday' ? `${limit.value} 个工作日` : `${limit.value} 天`;
}

const idTypes: Readonly<Record<string, string>> = {
  '111': '居民身份证',
  '112': '临时身份证',
  '113': '户口簿',
  '154': '港澳台居民居住证',
  '414': '护照',
  '553': '外国人永久居留身份证',
};

function idTypeText(code: string): string {
  return idTypes[code] ?? '证件';
}
