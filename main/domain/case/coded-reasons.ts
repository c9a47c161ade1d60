import type { Text } from '../failures.ts';

/**
 * 自由裁量: reasons are coded, never free text alone (R13). The law beside each is what a clerk finds filled in; another
 * basis may be named, none may not.
 */
export interface CodedReason {
  readonly code: string;
  readonly name: Text;
  readonly basis: string;
}

/** 不予受理 */
export const refuseReasons = [
  {
    code: 'no-approval-needed',
    name: { zh: '依法不需要办理', en: 'No approval is needed by law' },
    basis: '《中华人民共和国行政许可法》第三十二条第一款第（一）项',
  },
  {
    code: 'not-competent',
    name: { zh: '不属于本机关职权范围', en: 'Another authority is competent' },
    basis: '《中华人民共和国行政许可法》第三十二条第一款第（二）项',
  },
  {
    code: 'conditions-not-met',
    name: { zh: '不符合办事指南列明的受理条件', en: 'The published conditions are not met' },
    basis: '',
  },
  {
    code: 'correction-incomplete',
    name: { zh: '补正后仍不齐全或不符合法定形式', en: 'Still incomplete after correction' },
    basis: '《中华人民共和国行政许可法》第三十二条第一款第（四）项、第（五）项',
  },
] as const satisfies readonly CodedReason[];

/** 终止 */
export const terminateReasons = [
  {
    code: 'deferral-lapsed',
    name: { zh: '容缺材料逾期未补齐', en: 'Deferred papers were not brought in time' },
    basis: '容缺受理承诺书',
  },
  {
    code: 'applicant-gone',
    name: { zh: '申请人死亡或丧失申请资格', en: 'The applicant died or lost the entitlement' },
    basis: '',
  },
  { code: 'subject-gone', name: { zh: '办理对象已不存在', en: 'The matter has ceased to exist' }, basis: '' },
] as const satisfies readonly CodedReason[];

export function isCoded(reasons: readonly CodedReason[], code: string): boolean {
  return reasons.some((reason) => reason.code === code);
}
