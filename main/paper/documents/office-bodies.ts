import type { Move, TransitionName } from '../../domain/case/move.ts';
import { longTime, shortTime } from '../../domain/dates.ts';
import { fact, facts, paragraph, stepOf, type WriteBody, wide } from './body.ts';
import { limitWords, materialColumns, materialRows } from './words.ts';

/** 材料交接单: agent to township (R36). */
export const handOver: WriteBody = (scene, { need, needTime }) => {
  const extra = scene.extra?.kind === 'hand-over' ? scene.extra : null;
  const rows = scene.companions.map((one, index) => [
    String(index + 1),
    one.localNumber,
    one.itemName,
    one.applicantName,
    String(one.originals),
    String(one.pages),
  ]);
  need('移交的办件', rows.length > 0 ? '有' : '');
  const originals = scene.companions.reduce((sum, one) => sum + one.originals, 0);
  return {
    address: null,
    blocks: [
      facts(
        fact('批次号', need('批次号', extra?.batch)),
        fact('封签号', need('封签号', extra?.sealNumber)),
        fact('移交人', need('移交人', extra?.sender)),
        fact('接收人', need('接收人', extra?.receiver)),
        fact('移交时间', needTime('移交时间', scene.at)),
        fact('接收时间', '由接收人签收时填写'),
        fact('办件数', `${rows.length}件`),
        fact('原件数', `${originals}份`),
      ),
      {
        kind: 'table',
        title: '移交的办件和原件',
        columns: [
          { title: '序号', widthMm: 12, isCentred: true },
          { title: '办件编号', widthMm: 48, isCentred: true },
          { title: '事项', widthMm: '*', isCentred: false },
          { title: '申请人', widthMm: 24, isCentred: true },
          { title: '原件', widthMm: 14, isCentred: true },
          { title: '扫描页', widthMm: 16, isCentred: true },
        ],
        rows,
      },
      paragraph('双方当面核对件数、原件和封签后签名；不符的逐件注明原因，可以部分接收。'),
    ],
    signatures: ['移交人（签名）', '接收人（签名）', '接收时间'],
  };
};

/** 流转单: who has it from here on, and for how long. */
export const routing: WriteBody = (scene, { need, needDay, needTime }) => {
  const { application, item, move } = scene;
  const step = stepOf(scene, 'start');
  const rows = item.flow.map((one, index) => [
    String(index + 1),
    one.step,
    one.post,
    one.limit === null ? '随总时限' : limitWords(one.limit),
    one.step === step?.step ? '本环节' : '',
  ]);
  return {
    address: null,
    blocks: [
      facts(
        fact('流转环节', need('流转环节', step?.step)),
        fact('流转时间', needTime('流转时间', move?.at)),
        fact('移交人', need('移交人', move?.by.name)),
        fact('承办单位', item.implementer.name),
        fact('受理时间', needTime('受理时间', application.acceptedAt)),
        fact('预计办结日', needDay('预计办结日', scene.dueAfter)),
      ),
      {
        kind: 'table',
        title: '办理环节',
        columns: [
          { title: '序号', widthMm: 12, isCentred: true },
          { title: '环节', widthMm: '*', isCentred: false },
          { title: '岗位', widthMm: 44, isCentred: true },
          { title: '时限', widthMm: 30, isCentred: true },
          { title: '标记', widthMm: 22, isCentred: true },
        ],
        rows: rows.map((row) => row.map((text) => text || '—')),
      },
      { kind: 'table', title: '随件材料', columns: materialColumns, rows: materialRows(item, application.materials) },
      paragraph('请在本环节时限内办理，超时将报送电子监察。'),
    ],
    signatures: ['移交人（签名）', '承办人（签名）', '日期'],
  };
};

/** 转报单: the township's own review is done, the case goes up. */
export const transfer: WriteBody = (scene, { need, needDay, needTime }) => {
  const { application, item, move } = scene;
  const step = stepOf(scene, 'transfer');
  const extra = scene.extra?.kind === 'transfer' ? scene.extra : null;
  return {
    address: need('转报单位', step?.to),
    blocks: [
      paragraph(`现将“${application.itemName}”一件转报你单位办理，总时限连续计算。`),
      facts(
        fact('转报单位', step?.to ?? ''),
        fact('转报时间', needTime('转报时间', move?.at)),
        fact('初审人', need('初审人', move?.by.name)),
        fact('预计办结日', needDay('预计办结日', scene.dueAfter)),
        wide('初审意见', need('初审意见', extra?.opinion)),
      ),
      { kind: 'table', title: '随件材料', columns: materialColumns, rows: materialRows(item, application.materials) },
      paragraph('请收到后签收，并将办理结果反馈我单位。'),
    ],
    signatures: ['转报人（签名）', '接收人（签名）', '日期'],
  };
};

const stepNames: Readonly<Record<TransitionName, string>> = {
  receive: '收件',
  'pre-check': '预审',
  'receive-pre-checked': '预审转收件',
  accept: '受理',
  'ask-correction': '补正告知',
  'hand-in': '补件',
  refuse: '不予受理',
  'deem-accepted': '视为受理',
  lapse: '补正逾期',
  start: '流转',
  suspend: '特别程序开始',
  resume: '特别程序结束',
  extend: '延期',
  'complete-deferred': '容缺补齐',
  terminate: '终止',
  transfer: '转报',
  decide: '决定',
  verify: '办结核验',
  deliver: '送达',
  withdraw: '撤回',
  void: '作废',
  archive: '归档',
};

/** 归档清单: form, materials, documents and steps; ratings are no part of it (GB/T 42727—2023). */
export const archiveList: WriteBody = (scene, { need, needTime }) => {
  const { application, item, move, moves, issued } = scene;
  const step = stepOf(scene, 'archive');
  const documents = issued.map((one, index) => [String(index + 1), one.name, one.numberText, shortTime(one.issuedAt)]);
  const steps = moves.map((one: Move, index) => [
    String(index + 1),
    stepNames[one.detail.transition],
    one.by.name,
    longTime(one.at),
  ]);
  return {
    address: null,
    blocks: [
      facts(
        fact('归档时间', needTime('归档时间', move?.at)),
        fact('归档范围', '申请表、材料、文书、过程记录'),
        wide('归档包校验值', need('归档包校验值', step?.packageHash)),
      ),
      {
        kind: 'table',
        title: '一、申请材料',
        columns: materialColumns,
        rows: materialRows(item, application.materials),
      },
      documents.length > 0
        ? {
            kind: 'table',
            title: '二、文书',
            columns: [
              { title: '序号', widthMm: 12, isCentred: true },
              { title: '文书名称', widthMm: '*', isCentred: false },
              { title: '文号', widthMm: 56, isCentred: true },
              { title: '制发时间', widthMm: 32, isCentred: true },
            ],
            rows: documents,
          }
        : paragraph('二、文书：本件未制发带文号的文书。'),
      {
        kind: 'table',
        title: '三、过程记录',
        columns: [
          { title: '序号', widthMm: 12, isCentred: true },
          { title: '环节', widthMm: '*', isCentred: false },
          { title: '办理人', widthMm: 40, isCentred: true },
          { title: '时间', widthMm: 52, isCentred: true },
        ],
        rows: steps,
      },
      paragraph('评价信息不随件归档。'),
    ],
    signatures: ['归档人（签名）', '接收人（签名）', '日期'],
  };
};
