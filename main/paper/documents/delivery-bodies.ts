import type { DetailOf } from '../../domain/case/case-facts.ts';
import type { DeliveryScene } from '../../domain/documents/scene.ts';
import { type Body, fact, facts, paragraph, stepOf, type WriteBody, type Writing, wide } from './body.ts';
import { deliveryMethods, formWords, materialName } from './words.ts';

/** 送达回证 (S21): what was handed to whom, where, how; refusal and witness where it was left. */
export function deliveryReceipt(scene: DeliveryScene, { need, needTime, hide }: Writing): Body {
  const { application, move, issued } = scene;
  const step = stepOf(scene, 'deliver');
  const rows = (step?.documents ?? []).map((name, index) => {
    // A certificate of the county has no number of this unit.
    const known = issued.findLast((one) => one.name === name || one.numberText === name);
    return [String(index + 1), known?.name ?? name, known?.numberText ?? '见证照'];
  });
  need('送达文书', rows.length > 0 ? '有' : '');
  const receiver = step?.receiver;
  const isRemote = step?.method === 'post' || step?.method === 'electronic';
  const isLeft = step?.method === 'left' || (step?.refusedBecause ?? null) !== null;
  return {
    address: null,
    blocks: [
      {
        kind: 'table',
        title: '送达文书',
        columns: [
          { title: '序号', widthMm: 12, isCentred: true },
          { title: '文书名称', widthMm: '*', isCentred: false },
          { title: '文号', widthMm: 58, isCentred: true },
        ],
        rows,
      },
      facts(
        fact('受送达人', application.applicantName),
        fact('送达方式', step ? deliveryMethods[step.method] : need('送达方式', '')),
        fact('送达时间', needTime('送达时间', move?.at)),
        fact('送达人', need('送达人', move?.by.name)),
        wide('送达地点', step?.place.trim() || usualPlace(scene, step) || need('送达地点', '')),
        fact('收件人', need('收件人', receiver?.name)),
        fact('与受送达人关系', need('收件人关系', receiver?.relation)),
        wide(
          '收件人证件号码',
          hide('receiver', receiver?.idNumber ?? '') || (isRemote ? '未当面核对' : need('收件人证件号码', '')),
        ),
        wide('拒收事由', isLeft ? need('拒收事由', step?.refusedBecause) : '无'),
        wide('见证人', isLeft ? need('见证人', step?.witness) : step?.witness?.trim() || '无需见证'),
      ),
    ],
    signatures: isLeft
      ? ['送达人（签名）', '见证人（签名）', '日期']
      : ['收件人（签名或者按手印）', '收到日期', '送达人（签名）'],
  };
}

/** Handed over at the counter, or through a line: there is one place that it can have been. */
function usualPlace({ officeName }: DeliveryScene, step: DetailOf<'deliver'> | null): string {
  if (step?.method === 'direct' || step?.method === 'agent') return officeName;
  return step?.method === 'electronic' ? '网上' : '';
}

/** 办结核验记录: originals held against what was accepted on trust (R47). */
export const verification: WriteBody = (scene, { need, needTime }) => {
  const { item, move } = scene;
  const step = stepOf(scene, 'verify');
  const rows = (step?.materials ?? []).map((code, index) => [
    String(index + 1),
    need('核验材料名称', materialName(item, code)),
    formWords(item, code),
    step?.matches ? '一致' : '不一致，见说明',
  ]);
  return {
    address: null,
    blocks: [
      paragraph('本件在送达结果前，对承诺、容缺的材料逐项核对原件，结果如下。'),
      rows.length > 0
        ? {
            kind: 'table',
            title: '核验的材料',
            columns: [
              { title: '序号', widthMm: 12, isCentred: true },
              { title: '材料名称', widthMm: '*', isCentred: false },
              { title: '原件', widthMm: 46, isCentred: true },
              { title: '核验结果', widthMm: 38, isCentred: true },
            ],
            rows,
          }
        : paragraph('本件没有承诺或者容缺的材料，申请时的原件已经核对。'),
      facts(
        fact('核验结论', step ? (step.matches ? '与原件一致' : '与原件不一致') : need('核验结论', '')),
        fact('核验时间', needTime('核验时间', move?.at)),
        fact('核验人', need('核验人', move?.by.name)),
        fact('结果送达', step?.matches ? '可以送达' : '暂停送达'),
        wide('说明', step?.matches === false ? need('核验说明', step.note) : step?.note.trim() || '无'),
      ),
    ],
    signatures: ['核验人（签名）', '日期'],
  };
};
