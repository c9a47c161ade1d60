import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { MaterialEntry } from '../domain/application.ts';
import { longDate, longTime } from '../domain/dates.ts';
import { maskIdNumber } from '../domain/mask.ts';
import { a4Document, bodyPoints, thinLines } from './a4.ts';
import type { PaperContext } from './port.ts';
import { feeText, limitText } from './receipt-lines.ts';

/** 受理通知书 (行政许可法 §32; dossier §3.2): written, dated, with room for the special seal. */
export function acceptanceNotice(context: PaperContext): TDocumentDefinitions {
  const { application, item, officeName } = context;
  return a4Document({
    title: `受理通知书 ${application.localNumber}`,
    officeName,
    content: [
      { text: officeName, alignment: 'center', fontSize: 14 },
      { text: '受理通知书', alignment: 'center', fontSize: 22, bold: true, margin: [0, 6, 0, 14] },
      {
        columns: [
          {
            width: '*',
            text: [
              `办件编号：${application.localNumber}\n`,
              `县平台编号：${application.countyNumber ?? '待县平台确认'}`,
            ],
            fontSize: 11,
          },
          { width: 74, qr: application.localNumber, fit: 74, eccLevel: 'M' },
        ],
        margin: [0, 0, 0, 10],
      },
      {
        text: `${application.applicantName}（${idTypeText(application.idType)} ${maskIdNumber(application.idNumber)}）：`,
        margin: [0, 0, 0, 6],
      },
      paragraph(
        `你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，材料齐全、符合法定形式，` +
          `我单位已于${longTime(application.acceptedAt)}受理。`,
      ),
      facts([
        ['承办单位', item.implementer.name],
        ['法定时限', item.legalLimit === null ? '以主管部门规定为准' : limitOf(item.legalLimit)],
        ['承诺时限', limitText(context).replace('承诺', '')],
        ['预计办结', application.dueDate === null ? '待定' : `${longDate(application.dueDate)}前`],
        [
          '不计时程序',
          item.specialProcedures
            .filter((step) => !step.countsInLimit)
            .map((step) => step.name)
            .join('、') || '无',
        ],
        ['收费', feeText(context)],
        ['办理结果', item.resultName],
      ]),
      { text: '收到的材料', bold: true, margin: [0, 12, 0, 4] },
      materials(context),
      paragraph('如有疑问，请拨打咨询电话；对办理过程不满意的，可拨打监督电话。', [0, 12, 0, 2]),
      { text: `咨询电话：${item.consultPhone}　　监督电话：${item.supervisePhone}`, fontSize: 11 },
      {
        margin: [0, 20, 0, 0],
        columns: [
          { width: '*', stack: ['申请人（签名）：', { text: '　　年　　月　　日', margin: [0, 16, 0, 0] }] },
          {
            width: '*',
            alignment: 'right',
            stack: [
              `${officeName}（业务专用章）`,
              `经办人：${application.operatorName}（${application.operatorId}）`,
              longTime(application.acceptedAt).slice(0, -5).trim(),
            ],
          },
        ],
      },
      { text: '本通知书一式两份，申请人与受理单位各执一份。', fontSize: 9, color: '#555', margin: [0, 24, 0, 0] },
    ],
  });
}

/** The first line of a Chinese paragraph is indented by two characters. */
function paragraph(text: string, space: [number, number, number, number] = [0, 0, 0, 8]): Content {
  return { text, margin: space, leadingIndent: 2 * bodyPoints };
}

function facts(rows: readonly (readonly [string, string])[]): Content {
  return {
    table: { widths: [90, '*'], body: rows.map(([label, text]) => [{ text: label, color: '#333' }, text]) },
    layout: thinLines,
  };
}

function materials({ application, item }: PaperContext): Content {
  const nameOf = (code: string): string => item.materials.find((material) => material.code === code)?.name ?? code;
  const handedIn = application.materials.filter((entry) => entry.method !== 'none');
  const rows = handedIn.map((entry, index) => [
    { text: String(index + 1), alignment: 'center' as const },
    nameOf(entry.code),
    howReceived(entry),
    { text: String(entry.pages.length), alignment: 'center' as const },
  ]);
  const head = ['序号', '材料名称', '收取方式', '页数'].map((text) => ({
    text,
    bold: true,
    alignment: 'center' as const,
  }));
  return { table: { headerRows: 1, widths: [34, '*', 110, 40], body: [head, ...rows] }, layout: thinLines };
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
