import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { longTime } from '../../domain/dates.ts';
import type { Block } from '../../domain/documents/content.ts';
import {
  type HandoverCase,
  type HandoverRound,
  originalCount,
  type SettledCase,
  settledIn,
} from '../../domain/doorstep/handover.ts';
import type { HandoverSheet } from './port.ts';
import { publicSheet } from './public-sheet.ts';

/** 材料交接单 (R36): each case with its pages and originals, what was said of it, and who signed each round. */
export function handoverSheetPaper({ held, printedAt }: HandoverSheet): TDocumentDefinitions {
  const { batch, rounds, fileHash } = held;
  const settled = settledIn(held);
  const originals = batch.cases.reduce((sum, one) => sum + originalCount(one), 0);
  const taken = [...settled.values()].filter(({ verdict }) => verdict === 'accepted').length;
  return publicSheet({
    title: '材料交接单',
    subtitle: `批次 ${batch.number}`,
    officeName: batch.officeName,
    printedAt,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '移交人', text: `${batch.agent.name}（${batch.agent.id}）` },
          { label: '打包时间', text: longTime(batch.packedAt) },
          { label: '办件数', text: `${batch.cases.length} 件` },
          { label: '原件数', text: `${originals} 份` },
          { label: '已接收', text: `${taken} 件` },
          { label: '已退回', text: `${settled.size - taken} 件` },
          { label: '核对码', text: fileHash, isWide: true },
        ],
      },
      {
        kind: 'table',
        title: '移交的办件和原件',
        columns: [
          { title: '序号', widthMm: 11, isCentred: true },
          { title: '办件编号', widthMm: 44, isCentred: true },
          { title: '事项、申请人', widthMm: '*', isCentred: false },
          { title: '页', widthMm: 11, isCentred: true },
          { title: '原件', widthMm: 13, isCentred: true },
          { title: '接收或者退回', widthMm: 40, isCentred: false },
        ],
        rows: batch.cases.map((one, index) => [
          String(index + 1),
          one.application.localNumber,
          `${one.application.itemName}　${one.application.applicantName}`,
          String(pagesOf(one)),
          String(originalCount(one)),
          verdictWords(settled.get(one.application.id)),
        ]),
      },
      ...(rounds.length === 0 ? [unsigned] : rounds.map(signedRound)),
      {
        kind: 'paragraph',
        text: '双方当面核对件数、页数和原件，逐件接收或者退回并注明原因；退回的办件和原件由移交人带回。',
      },
    ],
  });
}

const pagesOf = ({ application }: HandoverCase): number =>
  application.materials.reduce((sum, { pages }) => sum + pages.length, 0);

function verdictWords(settled: SettledCase | undefined): string {
  if (settled === undefined) return '待核对';
  return settled.verdict === 'accepted' ? `接收，原件 ${settled.countedOriginals} 份` : `退回：${settled.reason}`;
}

function signedRound({ deliveredBy, receivedBy, toOffice, at, cases }: HandoverRound, index: number): Block {
  return {
    kind: 'facts',
    rows: [
      { label: '签收', text: `第 ${index + 1} 次，${cases.length} 件；双方各以本人密码签认`, isWide: true },
      { label: '移交人', text: `${deliveredBy.name}（${deliveredBy.id}）` },
      { label: '接收人', text: `${receivedBy.name}（${receivedBy.id}）` },
      { label: '接收单位', text: toOffice },
      { label: '签收时间', text: longTime(at) },
    ],
  };
}

/** Printed before the counter: there both sign in ink. */
const unsigned: Block = {
  kind: 'facts',
  rows: [
    { label: '移交人签名', text: '' },
    { label: '接收人签名', text: '' },
    { label: '签收时间', text: '　　　年　　月　　日　　时' },
  ],
};
