import type { Text } from '../failures.ts';

/** 监察类型: codes of a running system (devices §9.3): 1 时效, 2 流程, 3 内容, 4 裁量(收费), 5 风险防控, 6 其他. */
export type AlarmType = '1' | '2' | '3' | '4' | '5' | '6';

export const alarmTypeNames: Readonly<Record<AlarmType, Text>> = {
  '1': { zh: '时效', en: 'Timeliness' },
  '2': { zh: '流程', en: 'Process' },
  '3': { zh: '内容', en: 'Content' },
  '4': { zh: '收费', en: 'Fees' },
  '5': { zh: '风险防控', en: 'Risk' },
  '6': { zh: '其他', en: 'Other' },
};

/** 监察规则编号, at most 20 characters (GB/T 39046 table 11). A code is never used again for another rule. */
export const ruleCodes = [
  'SX-ACCEPT',
  'SX-PROMISE',
  'SX-STATUTE',
  'SX-STEP',
  'SX-DEFERRAL',
  'SX-CORRECTION',
  'SX-SPECIAL',
  'SX-DELIVERY',
  'SX-FORWARD',
  'SX-OUTBOX',
  'LC-DEEMED',
  'LC-CORRECTIONS',
  'LC-AFTER-ACCEPT',
  'LC-ORDER',
  'LC-OFF-PLATFORM',
  'LC-REFUSED-STEP',
  'LC-SAME-PERSON',
  'LC-EXTENSION',
  'LC-CHAIN',
  'LC-NUMBER-GAP',
  'NR-MATERIALS',
  'NR-REASON',
  'NR-BASIS',
  'NR-DEFERRAL',
  'SF-AMOUNT',
  'SF-FREE',
  'FX-RISK',
  'QT-REFUSAL',
  'QT-RATING',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

export const rules: Readonly<Record<RuleCode, { readonly type: AlarmType; readonly name: Text }>> = {
  'SX-ACCEPT': { type: '1', name: { zh: '收件未答复', en: 'Receipt not answered' } },
  'SX-PROMISE': { type: '1', name: { zh: '承诺时限', en: 'Promised limit' } },
  'SX-STATUTE': { type: '1', name: { zh: '法定时限', en: 'Statutory limit' } },
  'SX-STEP': { type: '1', name: { zh: '环节时限', en: 'Limit of a step' } },
  'SX-DEFERRAL': { type: '1', name: { zh: '容缺补齐', en: 'Deferred material' } },
  'SX-CORRECTION': { type: '1', name: { zh: '补正到期', en: 'Correction due' } },
  'SX-SPECIAL': { type: '1', name: { zh: '特别程序超期', en: 'Special procedure overdue' } },
  'SX-DELIVERY': { type: '1', name: { zh: '送达期限', en: 'Time to deliver' } },
  'SX-FORWARD': { type: '1', name: { zh: '代收未转出', en: 'Not passed on' } },
  'SX-OUTBOX': { type: '1', name: { zh: '未送县', en: 'Not sent to the county' } },
  'LC-DEEMED': { type: '2', name: { zh: '视为受理', en: 'Deemed accepted' } },
  'LC-CORRECTIONS': { type: '2', name: { zh: '多次补正', en: 'Corrections more than once' } },
  'LC-AFTER-ACCEPT': { type: '2', name: { zh: '受理后补正', en: 'Correction after acceptance' } },
  'LC-ORDER': { type: '2', name: { zh: '环节时间倒序', en: 'Steps out of their order' } },
  'LC-OFF-PLATFORM': { type: '2', name: { zh: '平台外办结', en: 'Finished off the platform' } },
  'LC-REFUSED-STEP': { type: '2', name: { zh: '违规流转', en: 'Step against the rules' } },
  'LC-SAME-PERSON': { type: '2', name: { zh: '职责未分离', en: 'One person for two duties' } },
  'LC-EXTENSION': { type: '2', name: { zh: '违规延期', en: 'Extension against the rules' } },
  'LC-CHAIN': { type: '2', name: { zh: '台账链断裂', en: 'Ledger chain broken' } },
  'LC-NUMBER-GAP': { type: '2', name: { zh: '编号缺号', en: 'Number missing' } },
  'NR-MATERIALS': { type: '3', name: { zh: '缺必收材料', en: 'Required material missing' } },
  'NR-REASON': { type: '3', name: { zh: '理由过简', en: 'Reason too short' } },
  'NR-BASIS': { type: '3', name: { zh: '缺法律依据', en: 'Without legal basis' } },
  'NR-DEFERRAL': { type: '3', name: { zh: '容缺期限不当', en: 'Deferral beyond the promise' } },
  'SF-AMOUNT': { type: '4', name: { zh: '收费不符', en: 'Fee differs' } },
  'SF-FREE': { type: '4', name: { zh: '免费事项收费', en: 'Charge for a free item' } },
  'FX-RISK': { type: '5', name: { zh: '廉政风险点', en: 'Integrity risk' } },
  'QT-REFUSAL': { type: '6', name: { zh: '不予受理待复核', en: 'Refusal to be reviewed' } },
  'QT-RATING': { type: '6', name: { zh: '差评未整改', en: 'Bad rating not followed up' } },
};
