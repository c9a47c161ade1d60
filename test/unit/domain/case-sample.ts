import type { DetailOf } from '../../../main/domain/case/case-facts.ts';
import type { Scene } from '../../../main/domain/case/guard.ts';
import { type MoveOrder, move } from '../../../main/domain/case/machine.ts';
import type { Move, MoveDetail, Mover, TransitionName } from '../../../main/domain/case/move.ts';
import type { CaseRole } from '../../../main/domain/case/states.ts';
import type { WholeCase } from '../../../main/domain/case/whole-case.ts';
import type { Item } from '../../../main/domain/catalogue.ts';
import { usualConfiguration } from '../../../main/domain/configuration.ts';
import { workCalendar } from '../../../sync/county/catalogue/calendar.ts';
import { material, sampleItem } from './sample-case.ts';

/** A case on the sample item, people of every post, and a right order for every move; tests spoil one thing at a time. */

export const counting = { calendar: workCalendar(), parameters: usualConfiguration };

export const caseItem: Item = sampleItem({
  legalLimit: { value: 30, unit: 'workday' },
  flow: [
    { step: '受理', post: '综合窗口', role: 'W', limit: null },
    { step: '审查', post: '民政办', role: 'R', limit: null },
    { step: '决定', post: '民政局', role: 'C', limit: null },
    { step: '送达', post: '出件岗', role: 'D', limit: null },
  ],
  specialProcedures: [{ name: '公示', days: { value: 7, unit: 'day' }, countsInLimit: false }],
  materials: [
    material('SF', '居民身份证', { required: true, originals: 1 }),
    material('KN', '困难情形证明', { required: true, deferrable: true, commitmentOk: true }),
    material('HK', '户口簿', { originals: 1, deferrable: true }),
  ],
});

export const person = (role: CaseRole, id = role.toLowerCase()): Mover => ({ id, name: `${role}${id}`, role });
export const clock: Mover = { id: 'system', name: '系统', role: 'system' };

const at = (code: string, method: 'scanned' | 'none') => ({
  code,
  originalSeen: true,
  method,
  pages: method === 'none' ? [] : [{ sha256: 'ab'.repeat(32), mediaType: 'image/jpeg' as const, sizeBytes: 1000 }],
});

export interface CaseChange {
  readonly item?: Item;
  readonly moves?: readonly Move[];
  readonly missing?: readonly string[];
  readonly application?: Partial<WholeCase['application']>;
  readonly formProblems?: WholeCase['formProblems'];
}

export function aCase(change: CaseChange = {}): WholeCase {
  const missing = change.missing ?? [];
  return {
    application: {
      id: '019aa000-0000-7000-8000-000000000001',
      localNumber: 'A001-20260302-0001-7',
      itemCode: 'T-1',
      channel: 'window',
      operatorId: 'w',
      operatorName: 'Ww',
      applicantName: '张三',
      receivedAt: '2026-03-02T01:00:00.000Z',
      acceptedAt: null as unknown as string,
      situation: { household: 'no' },
      identity: { method: 'chip', readingId: 'r' },
      form: { applicant: { name: '张三' }, item: { members: [{ name: '李四' }] } },
      materials: [
        at('SF', missing.includes('SF') ? 'none' : 'scanned'),
        at('KN', missing.includes('KN') ? 'none' : 'scanned'),
      ],
      ...change.application,
    },
    item: change.item ?? caseItem,
    moves: change.moves ?? [],
    formProblems: change.formProblems ?? [],
  };
}

let count = 0;
export function scene(day: string, change: Partial<Scene> = {}): Scene {
  count += 1;
  const tail = String(count).padStart(12, '0');
  return {
    id: `00000000-0000-4000-8000-${tail}`,
    at: `${day}T02:00:00.000Z`,
    where: 'terminal',
    offline: false,
    counting,
    ...change,
  };
}

/** What each move says where nothing is wrong with it, on the case above. */
export const right: { readonly [N in TransitionName]: DetailOf<N> } = {
  receive: { transition: 'receive', mode: 'window' },
  'pre-check': { transition: 'pre-check' },
  'receive-pre-checked': { transition: 'receive-pre-checked', originalsShown: ['SF'] },
  accept: { transition: 'accept', deferred: [], committed: [] },
  'ask-correction': {
    transition: 'ask-correction',
    defects: [{ materialCode: 'KN', pointer: null, defect: '没有盖章', howToFix: '请村委会盖章' }],
    respondBy: '2026-04-10',
    newFact: null,
  },
  'hand-in': { transition: 'hand-in', materials: ['KN'] },
  refuse: {
    transition: 'refuse',
    reasonCode: 'conditions-not-met',
    reason: '不是本地居民',
    basis: '社会救助暂行办法',
    otherAuthority: null,
  },
  'deem-accepted': { transition: 'deem-accepted' },
  lapse: { transition: 'lapse' },
  start: { transition: 'start', step: '审查' },
  suspend: { transition: 'suspend', procedure: '公示', plannedDays: 7, reason: '依规定公示' },
  resume: { transition: 'resume', result: '公示无异议' },
  extend: { transition: 'extend', days: 5, reason: '情况复杂' },
  'complete-deferred': { transition: 'complete-deferred', materials: ['KN'] },
  terminate: { transition: 'terminate', reasonCode: 'applicant-gone', reason: '申请人去世' },
  transfer: { transition: 'transfer', to: '县民政局' },
  decide: { transition: 'decide', outcome: 'approved', reason: '', remedies: '' },
  verify: { transition: 'verify', materials: ['KN'], matches: true, note: '' },
  deliver: {
    transition: 'deliver',
    documents: ['救助审批表'],
    method: 'direct',
    receiver: { name: '张三', idNumber: '440524188001010014', relation: '本人' },
    place: '便民服务中心',
    witness: null,
    refusedBecause: null,
  },
  withdraw: { transition: 'withdraw', reason: '不办了', returned: [], isSigned: true },
  void: { transition: 'void', reason: '重复登记' },
  archive: { transition: 'archive', packageHash: 'ab'.repeat(32) },
};

export const denied: DetailOf<'decide'> = {
  transition: 'decide',
  outcome: 'denied',
  reason: '收入超过标准',
  remedies: '60 日内可申请行政复议',
};

export function order(detail: MoveDetail, by: Mover, second: Mover | null = null): MoveOrder {
  return { detail, by, second };
}

/** The case with one more lawful move, or a thrown bug of the test. */
export function moved(record: WholeCase, wanted: MoveOrder, where: Scene): WholeCase {
  const made = move(record, wanted, where);
  if (!made.ok) throw new Error(`${wanted.detail.transition}: ${made.refusal.text.en}`);
  return { ...record, moves: [...record.moves, made.value] };
}

export function received(change: CaseChange = {}, day = '2026-03-02'): WholeCase {
  return moved(aCase(change), order(right.receive, person('W')), scene(day));
}

export function accepted(change: CaseChange = {}, detail: Partial<DetailOf<'accept'>> = {}): WholeCase {
  return moved(
    received(change),
    { ...order({ ...right.accept, ...detail }, person('W')), notes: { 'deferred-benefit': '证明明天就到' } },
    scene('2026-03-03'),
  );
}

export function processing(change: CaseChange = {}, detail: Partial<DetailOf<'accept'>> = {}): WholeCase {
  return moved(accepted(change, detail), order(right.start, clock), scene('2026-03-04'));
}

export function approved(change: CaseChange = {}, detail: Partial<DetailOf<'accept'>> = {}): WholeCase {
  return moved(processing(change, detail), order(right.decide, person('C')), scene('2026-03-10', { where: 'county' }));
}
