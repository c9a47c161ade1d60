import { longTime } from '../../domain/dates.ts';
import type { Block } from '../../domain/documents/content.ts';
import type { DocumentScene } from '../../domain/documents/scene.ts';
import { remedies } from './answer-bodies.ts';
import { fact, facts, heading, paragraph, stepOf, type WriteBody, type Writing, wide } from './body.ts';
import { formWords, materialName, reasonWords, resultWay } from './words.ts';

/** 准予决定书 */
export const approval: WriteBody = (scene, { need, needTime }) => {
  const { application, item, move } = scene;
  const step = stepOf(scene, 'decide');
  const extra = scene.extra?.kind === 'approval' ? scene.extra : null;
  return {
    address: application.applicantName,
    blocks: [
      paragraph(
        `你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，经审查，符合规定的条件和标准，决定准予。`,
      ),
      facts(
        fact('决定', step?.outcome === 'approved' ? '准予' : need('决定', '')),
        fact('决定时间', needTime('决定时间', move?.at)),
        fact('有效期', need('有效期', extra?.validity)),
        fact('决定人', need('决定人', move?.by.name)),
        wide('办理结果', `${item.resultName}${extra?.certificate ? `（${extra.certificate}）` : ''}`),
        wide('依据', need('依据', item.basis.join('；'))),
        wide('说明', step?.reason.trim() || '经审查，申请符合条件'),
        wide('领取方式', `${resultWay(application)}，自本决定作出之日起十个工作日内送达`),
      ),
    ],
    signatures: ['申请人（签收）', '日期'],
  };
};

/** 不予决定书: never without reasons and remedies. */
export const denial: WriteBody = (scene, { need, needTime }) => {
  const { application, item, move } = scene;
  const step = stepOf(scene, 'decide');
  return {
    address: application.applicantName,
    blocks: [
      paragraph(
        `你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，经审查，不符合规定的条件和标准，决定不予准许。`,
      ),
      facts(
        fact('决定', step?.outcome === 'denied' ? '不予' : need('决定', '')),
        fact('决定时间', needTime('决定时间', move?.at)),
        wide('理由', need('不予的理由', step?.reason)),
        wide('依据', need('依据', item.basis.join('；'))),
        wide('决定人', need('决定人', move?.by.name)),
      ),
      heading('权利救济'),
      paragraph(need('救济途径', step?.remedies)),
    ],
    signatures: ['申请人（签收）', '日期'],
  };
};

/** 终止办理通知书: of a deadline that passed, or of a matter that is gone. */
export const termination: WriteBody = (scene, { need, needTime }) => {
  const { application, move } = scene;
  const step = stepOf(scene, 'terminate', 'lapse');
  const isLapse = step?.transition === 'lapse';
  const reason = step?.transition === 'terminate' ? step.reason : '补正期限届满，申请人未补正';
  return {
    address: application.applicantName,
    blocks: [
      paragraph(`你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，现终止办理。`),
      facts(
        fact('终止时间', needTime('终止时间', move?.at)),
        fact(
          '理由代码',
          step?.transition === 'terminate'
            ? reasonWords(step.reasonCode)
            : isLapse
              ? 'C3-LAPSED'
              : need('理由代码', ''),
        ),
        wide('终止原因', need('终止原因', step ? reason : '')),
        wide('决定人', need('决定人', move?.by.role === 'system' ? '系统（到期自动）' : move?.by.name)),
        wide('已交材料', '按退件清单退回'),
      ),
      heading('权利救济'),
      paragraph(remedies),
      paragraph('需要继续办理的，可以补齐材料后重新提出申请。'),
    ],
    signatures: ['申请人（签收）', '日期'],
  };
};

/** 撤回申请确认书 */
export const withdrawal: WriteBody = (scene, writing) => {
  const { application, move } = scene;
  const { need, needTime } = writing;
  const step = stepOf(scene, 'withdraw');
  return {
    address: application.applicantName,
    blocks: [
      paragraph(
        `你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，在作出决定前由你自愿撤回，现予确认，` +
          '本单位不再办理。撤回不影响以后重新申请。',
      ),
      facts(
        fact('撤回时间', needTime('撤回时间', move?.at)),
        fact('申请人签名', step?.isSigned ? '已签名' : need('申请人签名', '')),
        wide('撤回原因', need('撤回原因', step?.reason)),
      ),
      step && step.returned.length === 0
        ? paragraph('没有需要退还的原件。')
        : returnedTable(scene, step?.returned ?? [], writing),
      paragraph('退还的原件以退件清单签收为准。'),
    ],
    signatures: ['申请人（签名）', '日期'],
  };
};

/** 退件清单: every original that goes back, signed for. */
export const returnedPapers: WriteBody = (scene, writing) => {
  const withdrawn = stepOf(scene, 'withdraw');
  const asked = scene.extra?.kind === 'returned-papers' ? scene.extra.returned : [];
  const codes = withdrawn ? withdrawn.returned : asked;
  const why = {
    withdraw: '申请人撤回申请',
    terminate: '终止办理',
    lapse: '补正逾期，终止办理',
    refuse: '不予受理',
  }[stepOf(scene, 'withdraw', 'terminate', 'lapse', 'refuse')?.transition ?? 'terminate'];
  return {
    address: scene.application.applicantName,
    blocks: [
      paragraph(`你提交的“${scene.application.itemName}”申请材料，因${why}，按照下列清单退还。请当面点清后签收。`),
      facts(fact('退件原因', why), fact('退件时间', writing.needTime('退件时间', scene.at))),
      returnedTable(scene, codes, writing),
      paragraph('扫描件按规定留存归档，不影响以后重新申请。'),
    ],
    signatures: ['领取人（签名）', '领取日期', '退件人（签名）'],
  };
};

function returnedTable(
  { item, application }: DocumentScene,
  codes: readonly string[],
  { need }: Pick<Writing, 'need'>,
): Block {
  const rows = codes.map((code, index) => {
    const entry = application.materials.find((one) => one.code === code);
    return [
      String(index + 1),
      need('退还材料名称', materialName(item, code)),
      formWords(item, code),
      entry && entry.pages.length > 0 ? `扫描件${entry.pages.length}页留存` : '未留存',
    ];
  });
  need('退还的材料', rows.length > 0 ? '有' : '');
  return {
    kind: 'table',
    title: '退还的材料',
    columns: [
      { title: '序号', widthMm: 12, isCentred: true },
      { title: '材料名称', widthMm: '*', isCentred: false },
      { title: '形式和份数', widthMm: 46, isCentred: true },
      { title: '留存', widthMm: 38, isCentred: true },
    ],
    rows,
  };
}

/** 作废记录: the number stays taken. */
export const voidRecord: WriteBody = (scene, { need, needTime }) => {
  const { application, move } = scene;
  const step = stepOf(scene, 'void');
  return {
    address: null,
    blocks: [
      paragraph(`办件${application.localNumber}经两人确认作废。作废后编号保留，不再使用。`),
      facts(
        fact('作废时间', needTime('作废时间', move?.at)),
        fact('作废编号', application.localNumber),
        wide('作废原因', need('作废原因', step?.reason)),
        fact('经办人', need('经办人', move?.by.name)),
        fact('复核人', need('复核人', move?.second?.name)),
      ),
    ],
    signatures: ['经办人（签名）', '复核人（签名）', '日期'],
  };
};
