import type { Text } from '../failures.ts';
import type { MoveDetail, TransitionName } from './move.ts';
import type { CaseRole, CaseState } from './states.ts';

export interface ClockEffect {
  /** §3.4; `step` is the limit of the flow's step, `all` every clock of the case. */
  readonly clock: 'C1' | 'C2' | 'C3' | 'C5' | 'C6' | 'step' | 'all';
  readonly does: 'start' | 'stop' | 'restart' | 'suspend' | 'resume' | 'extend';
}

/** Who may do it, and who signs beside them; any one line of a transition's `signers` will do. */
export interface Signers {
  readonly by: readonly CaseRole[];
  readonly second: readonly CaseRole[] | null;
}

/**
 * yes: with or without a line. item: where the item may be accepted offline. township: a step of the township's own.
 * finish: items that may be finished offline (办). no: only where the county's platform is.
 */
export type OfflineRule = 'yes' | 'item' | 'township' | 'finish' | 'no';

export interface Transition {
  /** T1 to T22 of dossier §3.3. */
  readonly number: number;
  readonly name: Text;
  readonly from: readonly CaseState[];
  readonly to: readonly CaseState[];
  readonly signers: readonly Signers[];
  readonly clocks: readonly ClockEffect[];
  /** 文书, by its name in dossier §3.2. */
  readonly document: string | null;
  readonly offline: OfflineRule;
}

const alone = (...by: CaseRole[]): Signers[] => [{ by, second: null }];
const together = (by: CaseRole[], second: CaseRole[]): Signers => ({ by, second });
const clock = (of: ClockEffect['clock'], does: ClockEffect['does']): ClockEffect => ({ clock: of, does });
const stopAll = [clock('all', 'stop')];

/** Between acceptance and decision. */
const underWay: readonly CaseState[] = ['ACCEPTED', 'PROCESSING', 'SPECIAL', 'TRANSFERRED'];

/**
 * 办件流转表, dossier §3.3. Where a row is wider here than there, it says why:
 *
 * - W2 may do what W may: the same counter, the senior person.
 * - T14 from any state between acceptance and decision: a paper that the citizen brings is taken, whoever has the case.
 * - T18 may be repeated in VERIFY: originals that did not match today may match tomorrow.
 * - T20 also in SPECIAL, which lies before the decision like the states that the row names.
 */
export const transitions: Readonly<Record<TransitionName, Transition>> = {
  receive: {
    number: 1,
    name: { zh: '收件', en: 'Receive' },
    from: ['DRAFT'],
    to: ['RECEIVED'],
    signers: alone('W', 'W2', 'A', 'U'),
    clocks: [clock('C1', 'start')],
    document: '收件凭证',
    offline: 'yes',
  },
  'pre-check': {
    number: 2,
    name: { zh: '预审', en: 'Pre-check' },
    from: ['DRAFT', 'PRECHECK'],
    to: ['PRECHECK', 'DRAFT'],
    signers: alone('U', 'A', 'C'),
    clocks: [],
    document: '预审回执',
    offline: 'yes',
  },
  'receive-pre-checked': {
    number: 3,
    name: { zh: '预审转收件', en: 'Receive after pre-check' },
    from: ['PRECHECK'],
    to: ['RECEIVED'],
    signers: alone('W', 'W2'),
    clocks: [clock('C1', 'start')],
    document: '收件凭证',
    offline: 'yes',
  },
  accept: {
    number: 4,
    name: { zh: '受理', en: 'Accept' },
    from: ['RECEIVED'],
    to: ['ACCEPTED'],
    signers: alone('W', 'W2'),
    clocks: [clock('C1', 'stop'), clock('C2', 'start')],
    document: '受理通知书',
    offline: 'item',
  },
  'ask-correction': {
    number: 5,
    name: { zh: '一次性告知补正', en: 'Ask for correction' },
    from: ['RECEIVED'],
    to: ['CORRECTION'],
    signers: alone('W', 'W2'),
    clocks: [clock('C1', 'stop'), clock('C3', 'start')],
    document: '补正告知书',
    offline: 'yes',
  },
  'hand-in': {
    number: 6,
    name: { zh: '补件', en: 'Hand in' },
    from: ['CORRECTION'],
    to: ['RECEIVED'],
    signers: alone('W', 'W2', 'A'),
    clocks: [clock('C3', 'stop'), clock('C1', 'restart')],
    document: '补件凭证',
    offline: 'yes',
  },
  refuse: {
    number: 7,
    name: { zh: '不予受理', en: 'Refuse' },
    from: ['RECEIVED'],
    to: ['NOT_ACCEPTED'],
    signers: [together(['W', 'W2'], ['W2'])],
    clocks: stopAll,
    document: '不予受理通知书',
    offline: 'yes',
  },
  'deem-accepted': {
    number: 8,
    name: { zh: '视为受理', en: 'Deemed accepted' },
    from: ['RECEIVED'],
    to: ['ACCEPTED'],
    signers: alone('system'),
    // C2 counts from the day of receipt.
    clocks: [clock('C1', 'stop'), clock('C2', 'start')],
    document: '视为受理记录',
    offline: 'yes',
  },
  lapse: {
    number: 9,
    name: { zh: '补正逾期终止', en: 'Correction lapsed' },
    from: ['CORRECTION'],
    to: ['TERMINATED'],
    // The clock alone ends nobody's case: a person looks at it and signs.
    signers: [together(['system'], ['W2'])],
    clocks: stopAll,
    document: '终止通知',
    offline: 'yes',
  },
  start: {
    number: 10,
    name: { zh: '流转', en: 'Start' },
    from: ['ACCEPTED'],
    to: ['PROCESSING'],
    signers: alone('system', 'R', 'C', 'W', 'W2', 'H'),
    clocks: [clock('step', 'start')],
    document: '流转单',
    offline: 'township',
  },
  suspend: {
    number: 11,
    name: { zh: '特别程序开始', en: 'Special procedure begins' },
    from: ['PROCESSING'],
    to: ['SPECIAL'],
    signers: [together(['R'], ['H']), { by: ['C'], second: null }],
    clocks: [clock('C2', 'suspend')],
    document: '特别程序告知书',
    offline: 'township',
  },
  resume: {
    number: 12,
    name: { zh: '特别程序结束', en: 'Special procedure ends' },
    from: ['SPECIAL'],
    to: ['PROCESSING'],
    signers: alone('R', 'C'),
    clocks: [clock('C2', 'resume')],
    document: null,
    offline: 'township',
  },
  extend: {
    number: 13,
    name: { zh: '延期', en: 'Extend' },
    from: ['PROCESSING'],
    to: ['PROCESSING'],
    signers: alone('H', 'C'),
    clocks: [clock('C2', 'extend')],
    document: '延期告知书',
    offline: 'no',
  },
  'complete-deferred': {
    number: 14,
    name: { zh: '容缺补齐', en: 'Deferred papers brought' },
    from: underWay,
    to: underWay,
    signers: alone('W', 'W2'),
    clocks: [clock('C6', 'stop')],
    document: '补件凭证',
    offline: 'yes',
  },
  terminate: {
    number: 15,
    name: { zh: '终止', en: 'Terminate' },
    from: ['PROCESSING'],
    to: ['TERMINATED'],
    signers: [together(['R'], ['H']), { by: ['C'], second: null }],
    clocks: stopAll,
    document: '终止通知',
    offline: 'township',
  },
  transfer: {
    number: 16,
    name: { zh: '转报', en: 'Transfer' },
    from: ['PROCESSING'],
    to: ['TRANSFERRED'],
    signers: alone('R', 'C'),
    // The total goes on.
    clocks: [clock('step', 'stop')],
    document: '转报单',
    offline: 'yes',
  },
  decide: {
    number: 17,
    name: { zh: '决定', en: 'Decide' },
    from: ['PROCESSING', 'TRANSFERRED'],
    to: ['APPROVED', 'DENIED'],
    // W2 only where the item's own flow gives the decision to the counter (即办件).
    signers: alone('H', 'C', 'W2'),
    clocks: [clock('C2', 'stop'), clock('C5', 'start')],
    document: '决定书',
    offline: 'finish',
  },
  verify: {
    number: 18,
    name: { zh: '办结核验', en: 'Final check' },
    from: ['APPROVED', 'VERIFY'],
    to: ['VERIFY'],
    signers: alone('D'),
    clocks: [],
    document: '核验记录',
    offline: 'yes',
  },
  deliver: {
    number: 19,
    name: { zh: '送达', en: 'Deliver' },
    from: ['APPROVED', 'DENIED', 'VERIFY'],
    to: ['DELIVERED'],
    signers: alone('D', 'A'),
    clocks: [clock('C5', 'stop')],
    document: '送达回证',
    offline: 'yes',
  },
  withdraw: {
    number: 20,
    name: { zh: '撤回', en: 'Withdraw' },
    from: ['RECEIVED', 'CORRECTION', 'ACCEPTED', 'PROCESSING', 'SPECIAL'],
    to: ['WITHDRAWN'],
    // 申请人 through the counter.
    signers: alone('W', 'W2'),
    clocks: stopAll,
    document: '撤回确认',
    offline: 'yes',
  },
  void: {
    number: 21,
    name: { zh: '作废', en: 'Void' },
    from: ['DRAFT', 'RECEIVED'],
    to: ['VOID'],
    signers: [together(['W', 'W2'], ['W2'])],
    clocks: stopAll,
    document: '作废记录',
    offline: 'yes',
  },
  archive: {
    number: 22,
    name: { zh: '归档', en: 'Archive' },
    from: ['DELIVERED', 'NOT_ACCEPTED', 'WITHDRAWN', 'TERMINATED', 'VOID'],
    to: ['ARCHIVED'],
    signers: alone('system'),
    clocks: [],
    document: '归档清单',
    offline: 'no',
  },
};

/** Where the case stands afterwards. Only asked where `from` is one of the transition's own. */
export function targetOf(detail: Pick<MoveDetail, 'transition'> & Partial<{ outcome: string }>, from: CaseState) {
  switch (detail.transition) {
    case 'pre-check':
      return from === 'DRAFT' ? 'PRECHECK' : 'DRAFT';
    case 'decide':
      return detail.outcome === 'denied' ? 'DENIED' : 'APPROVED';
    case 'complete-deferred':
      return from;
    default:
      return transitions[detail.transition].to[0] ?? from;
  }
}
