import type { Parameter } from '../parameter.ts';

const workdays = { zh: '个工作日', en: 'working days' } as const;
const percent = { zh: '%', en: '%' } as const;

/**
 * 监察参数: from when on each light and card is shown (dossier §3.5). No national numbers were found, so every one of them
 * is the county's to set.
 */
export const alarmParameters = {
  remindAcceptUsedDays: {
    name: { zh: '蓝：收件后已过', en: 'Blue: days since receipt' },
    unit: workdays,
    least: 1,
    most: 5,
    usual: 2,
    about: { zh: '收件后满这么多天还没答复，提醒', en: 'Reminds when a receipt has waited so long for an answer' },
  },
  remindLeftDays: {
    name: { zh: '蓝：承诺时限只剩', en: 'Blue: days left of the promise' },
    unit: workdays,
    least: 1,
    most: 10,
    usual: 2,
    about: { zh: '剩余天数不超过这个数，提醒', en: 'Reminds when no more than so many days are left' },
  },
  remindLeftPercent: {
    name: { zh: '蓝：承诺时限只剩比例', en: 'Blue: share left of the promise' },
    unit: percent,
    least: 0,
    most: 50,
    usual: 20,
    about: { zh: '剩余不超过承诺时限的这个比例，提醒', en: 'Reminds when no more than this share of it is left' },
  },
  warnLeftDays: {
    name: { zh: '黄灯：时限只剩', en: 'Yellow light: days left' },
    unit: workdays,
    least: 0,
    most: 5,
    usual: 1,
    about: { zh: '各种时限剩余不超过这个数，预警', en: 'Warns when no more than so many days of a limit are left' },
  },
  warnDeferralDays: {
    name: { zh: '黄灯：容缺补齐只剩', en: 'Yellow light: days left for what was deferred' },
    unit: workdays,
    least: 0,
    most: 10,
    usual: 1,
    about: { zh: '容缺材料到期前这么多天，预警', en: 'Warns so many days before a deferred material is due' },
  },
  warnOutboxDays: {
    name: { zh: '黄灯：未送县', en: 'Yellow light: not yet sent' },
    unit: workdays,
    least: 1,
    most: 30,
    usual: 1,
    about: {
      zh: '最早一件没送到县里超过这么多天，预警',
      en: 'Warns when the oldest one has not reached the county for longer',
    },
  },
  yellowOverDays: {
    name: { zh: '黄牌：超过承诺时限', en: 'Yellow card: over the promise' },
    unit: workdays,
    least: 0,
    most: 10,
    usual: 0,
    about: {
      zh: '超过承诺时限或环节时限多于这么多天，黄牌',
      en: 'Yellow when a promise or a step is over by more than so many days',
    },
  },
  yellowCorrections: {
    name: { zh: '黄牌：补正次数', en: 'Yellow card: correction rounds' },
    unit: { zh: '次', en: 'rounds' },
    least: 2,
    most: 5,
    usual: 2,
    about: { zh: '告知补正达到这么多次，黄牌', en: 'Yellow at so many rounds of corrections' },
  },
  feeTolerancePercent: {
    name: { zh: '黄牌：收费误差', en: 'Yellow card: difference of a fee' },
    unit: percent,
    least: 0,
    most: 20,
    usual: 0,
    about: { zh: '实收和应收相差超过这个比例，黄牌', en: 'Yellow when what was paid differs from what is due by more' },
  },
  ratingAnswerDays: {
    name: { zh: '黄牌：差评未整改', en: 'Yellow card: bad rating unanswered' },
    unit: workdays,
    least: 1,
    most: 30,
    usual: 5,
    about: { zh: '差评多少天内要回访整改', en: 'A bad rating is followed up within so long' },
  },
  escalateDays: {
    name: { zh: '红牌：黄牌未答复', en: 'Red card: yellow unanswered' },
    unit: workdays,
    least: 1,
    most: 15,
    usual: 3,
    about: { zh: '黄牌这么多天没有答复，升为红牌', en: 'A yellow card that nobody answers becomes red after so long' },
  },
  shortestReason: {
    name: { zh: '蓝：理由最少字数', en: 'Blue: shortest reason' },
    unit: { zh: '个字', en: 'characters' },
    least: 2,
    most: 50,
    usual: 5,
    about: { zh: '决定理由、退件理由少于这么多字，提醒补充', en: 'Reminds when the reason of a decision is shorter' },
  },
} as const satisfies Record<string, Parameter>;
