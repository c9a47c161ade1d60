import { longDate } from '../../domain/dates.ts';
import { fact, facts, paragraph, stepOf, type WriteBody, wide } from './body.ts';

/** 特别程序告知书: what does not count in the limit must be told in writing (行政许可法 §45). */
export const specialProcedure: WriteBody = (scene, { need, needTime }) => {
  const { application, move, dueBefore } = scene;
  const step = stepOf(scene, 'suspend');
  return {
    address: application.applicantName,
    blocks: [
      paragraph(
        `你申请的“${application.itemName}”在办理过程中，依法需要进行下列程序。依照《中华人民共和国行政许可法》第四十五条，` +
          '所需时间不计算在办理期限内，现书面告知。',
      ),
      facts(
        fact('程序类型', need('程序类型', step?.procedure)),
        fact('开始时间', needTime('开始时间', move?.at)),
        fact('所需时间', `${need('所需时间', step ? String(step.plannedDays) : '')}日`),
        fact('批准人', need('批准人', move?.second?.name ?? (move?.by.role === 'H' ? move.by.name : ''))),
        wide('原因', need('原因', step?.reason)),
        fact('原预计办结日', dueBefore === null ? '待定' : longDate(dueBefore)),
        fact('恢复计时', '程序结束之日的次日起'),
      ),
      paragraph('特别程序结束后，办理期限按照剩余天数继续计算，新的预计办结日将另行告知。'),
    ],
    signatures: ['申请人（签收）', '日期'],
  };
};

/** 延期告知书 (行政许可法 §42): once, with the reason and the new day. */
export const extension: WriteBody = (scene, { need, needDay, needTime }) => {
  const { application, item, move } = scene;
  const step = stepOf(scene, 'extend');
  const unit = item.promisedLimit.unit === 'workday' ? '个工作日' : '日';
  return {
    address: application.applicantName,
    blocks: [
      paragraph(
        `你申请的“${application.itemName}”不能在规定期限内办结。依照《中华人民共和国行政许可法》第四十二条，经批准延长办理期限，` +
          '现将延长期限的理由告知如下。',
      ),
      facts(
        fact('告知类型', '延长办理期限'),
        fact('批准时间', needTime('批准时间', move?.at)),
        fact('延长期限', `${need('延长期限', step ? String(step.days) : '')}${unit}`),
        fact('批准人', need('批准人', move?.by.name)),
        fact('原预计办结日', needDay('原预计办结日', scene.dueBefore)),
        fact('新的预计办结日', needDay('新的预计办结日', scene.dueAfter)),
        wide('延期理由', need('延期理由', step?.reason)),
      ),
      paragraph('本件只延期一次。'),
    ],
    signatures: ['申请人（签收）', '日期'],
  };
};
