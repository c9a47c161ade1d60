import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { longDate, longTime, shanghaiDate } from '../../domain/dates.ts';
import type { SeriesFigure } from '../../domain/day-closing/figures.ts';
import type { Block } from '../../domain/documents/content.ts';
import { documentTrade } from '../../domain/documents/kinds.ts';
import { sentences } from '../../domain/failure-sentences.ts';
import type { FailureCode } from '../../domain/failures.ts';
import type { ClosingSheet } from './port.ts';
import { publicSheet } from './public-sheet.ts';

/** 日结单、交接班单: the figures as they were signed, what is left open, and who signed. */
export function closingSheetPaper({ closing, numberPrefix, printedAt }: ClosingSheet): TDocumentDefinitions {
  const { kind, day, figures, officeName } = closing;
  const isShift = kind === 'shift';
  const number = (value: number): string => String(value);
  return publicSheet({
    title: isShift ? '窗口交接班单' : '窗口日结单',
    subtitle: `${longDate(day)}　终端 ${numberPrefix}`,
    officeName,
    printedAt,
    seal: longDate(shanghaiDate(closing.at)),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '收件', text: number(figures.received) },
          { label: '受理', text: number(figures.accepted) },
          { label: '补正告知', text: number(figures.corrections) },
          { label: '不予受理', text: number(figures.refused) },
          { label: '送达', text: number(figures.delivered) },
          { label: '未邀请评价', text: number(figures.notAskedToRate) },
          { label: '回执打印', text: number(figures.receiptsPrinted) },
          { label: '回执补打', text: number(figures.receiptsReprinted) },
          { label: '打印失败', text: number(figures.receiptsFailed) },
          { label: '未办完草稿', text: number(closing.draftsOpen) },
          { label: '取号', text: number(figures.ticketsIssued) },
          { label: '已办号', text: number(figures.ticketsServed) },
          { label: '过号', text: number(figures.ticketsMissed) },
          { label: '未叫完的号', text: figures.ticketsOpen.join('、') || '无' },
        ],
      },
      seriesTable(figures.series),
      listTable(
        `未送到县平台（${figures.unsentCount} 件，其中需要处理 ${figures.attentionCount} 件）`,
        ['办件编号', '原因'],
        [...figures.unsent.slice(0, listedAtMost).map(({ localNumber, reason }) => [localNumber, reasonWords(reason)])],
      ),
      listTable(
        `未交还或未签收的原件（${figures.originalsCount} 份）`,
        ['办件编号', '材料', '份数', '情况'],
        figures.originals
          .slice(0, listedAtMost)
          .map((one) => [
            one.localNumber,
            one.materialName,
            number(one.count),
            one.isUnsigned ? '已还，未签收' : '在窗口',
          ]),
      ),
      {
        kind: 'facts',
        rows: [
          { label: '交接事项', text: closing.note || '无', isWide: true },
          { label: isShift ? '交班人' : '窗口人员', text: `${closing.outgoing.name}（${closing.outgoing.id}）` },
          { label: isShift ? '接班人' : '会签负责人', text: `${closing.second.name}（${closing.second.id}）` },
          { label: '签认时间', text: longTime(closing.at) },
          { label: '核对码', text: closing.sheetHash, isWide: true },
        ],
      },
      {
        kind: 'paragraph',
        text: `以上数字由台账第 ${closing.afterSeq + 1} 至 ${closing.uptoSeq} 号事件算出，双方用本人 PIN 签认；核对码与台账一致的，本单与台账一字不差。`,
      },
    ],
  });
}

const listedAtMost = 60;

function seriesTable(series: readonly SeriesFigure[]): Block {
  return {
    kind: 'table',
    title: '编号',
    columns: [
      { title: '文书', widthMm: '*', isCentred: false },
      { title: '起止号', widthMm: 30, isCentred: true },
      { title: '份数', widthMm: 16, isCentred: true },
      { title: '缺号', widthMm: 28, isCentred: true },
      { title: '作废', widthMm: 46, isCentred: false },
    ],
    rows: orNone(
      series.map(({ kind, first, last, issued, missing, voided }) => [
        kind === 'local-number' ? '办件编号' : documentTrade[kind].name,
        first === last ? `${first}` : `${first}—${last}`,
        String(issued),
        missing.join('、') || '无',
        voided.map(({ count, reason }) => `${count}：${reason}`).join('；') || '无',
      ]),
      5,
    ),
  };
}

function listTable(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): Block {
  return {
    kind: 'table',
    title,
    columns: heads.map((head, index) => ({
      title: head,
      widthMm: index === 0 ? 48 : index === 1 ? '*' : 26,
      isCentred: index !== 1,
    })),
    rows: orNone(rows, heads.length),
  };
}

function orNone(rows: readonly (readonly string[])[], width: number): readonly (readonly string[])[] {
  return rows.length > 0 ? rows : [['无', ...Array.from({ length: width - 1 }, () => '')]];
}

function reasonWords(reason: string | null): string {
  if (reason === null) return '排队等待传送';
  return Object.hasOwn(sentences, reason) ? sentences[reason as FailureCode].zh : reason;
}
