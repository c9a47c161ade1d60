import { z } from 'zod';
import type { Text } from '../failures.ts';

/** 办件状态 (dossier §3.3). DRAFT and PRECHECK come before the number; the other ones are an application's own. */
export const caseStates = [
  'DRAFT',
  'PRECHECK',
  'RECEIVED',
  'CORRECTION',
  'ACCEPTED',
  'PROCESSING',
  'SPECIAL',
  'APPROVED',
  'DENIED',
  'TRANSFERRED',
  'VERIFY',
  'DELIVERED',
  'ARCHIVED',
  'NOT_ACCEPTED',
  'WITHDRAWN',
  'TERMINATED',
  'VOID',
] as const;
export const caseStateSchema = z.enum(caseStates);
export type CaseState = z.infer<typeof caseStateSchema>;

/** 标记: they stand beside the state, several at a time. */
export const caseFlags = [
  /** 容缺 */
  'deferred',
  /** 告知承诺 */
  'commitment',
  /** 延期 */
  'extended',
  /** 代办 */
  'delegated',
  /** 上门 */
  'doorstep',
  /** 身份待联网核验 */
  'identity-pending',
  /** 离线受理 */
  'offline',
  /** 视为受理 */
  'deemed',
  /** 紧急程序 */
  'emergency',
  /** 备案: somebody who handles it is a relative (R26) */
  'filed',
] as const;
export const caseFlagSchema = z.enum(caseFlags);
export type CaseFlag = z.infer<typeof caseFlagSchema>;

/** 岗位 in a case's life; `system` is the clock. M (系统管理员) is here because it may do nothing. */
export const caseRoles = ['G', 'W', 'W2', 'R', 'H', 'C', 'A', 'D', 'S', 'M', 'U', 'system'] as const;
export const caseRoleSchema = z.enum(caseRoles);
export type CaseRole = z.infer<typeof caseRoleSchema>;

export const caseStateNames: Readonly<Record<CaseState, Text>> = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  PRECHECK: { zh: '预审中', en: 'Pre-check' },
  RECEIVED: { zh: '已收件', en: 'Received' },
  CORRECTION: { zh: '待补正', en: 'Awaiting correction' },
  ACCEPTED: { zh: '已受理', en: 'Accepted' },
  PROCESSING: { zh: '办理中', en: 'Processing' },
  SPECIAL: { zh: '特别程序', en: 'Special procedure' },
  APPROVED: { zh: '准予', en: 'Approved' },
  DENIED: { zh: '不予', en: 'Denied' },
  TRANSFERRED: { zh: '已转报', en: 'Transferred' },
  VERIFY: { zh: '办结核验', en: 'Final check' },
  DELIVERED: { zh: '已送达', en: 'Delivered' },
  ARCHIVED: { zh: '已归档', en: 'Archived' },
  NOT_ACCEPTED: { zh: '不予受理', en: 'Not accepted' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  TERMINATED: { zh: '已终止', en: 'Terminated' },
  VOID: { zh: '已作废', en: 'Void' },
};

export const caseFlagNames: Readonly<Record<CaseFlag, Text>> = {
  deferred: { zh: '容缺', en: 'Papers deferred' },
  commitment: { zh: '告知承诺', en: 'On commitment' },
  extended: { zh: '延期', en: 'Extended' },
  delegated: { zh: '代办', en: 'By a delegate' },
  doorstep: { zh: '上门', en: 'At the doorstep' },
  'identity-pending': { zh: '身份待核', en: 'Identity to be verified' },
  offline: { zh: '离线受理', en: 'Accepted offline' },
  deemed: { zh: '视为受理', en: 'Deemed accepted' },
  emergency: { zh: '紧急程序', en: 'Emergency' },
  filed: { zh: '备案', en: 'Filed: relative' },
};

export const caseRoleNames: Readonly<Record<CaseRole, Text>> = {
  G: { zh: '引导员', en: 'Guide' },
  W: { zh: '窗口人员', en: 'Window clerk' },
  W2: { zh: '复核人', en: 'Second clerk' },
  R: { zh: '站所审核', en: 'Township reviewer' },
  H: { zh: '镇领导', en: 'Township leader' },
  C: { zh: '县部门', en: 'County department' },
  A: { zh: '代办员', en: 'Agent' },
  D: { zh: '出件员', en: 'Delivery clerk' },
  S: { zh: '监察员', en: 'Supervisor' },
  M: { zh: '系统管理员', en: 'Administrator' },
  U: { zh: '申请人', en: 'Applicant' },
  system: { zh: '系统', en: 'System' },
};
