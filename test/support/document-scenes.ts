import type { Move, MoveDetail } from '../../main/domain/case/move.ts';
import type { CaseRole, CaseState } from '../../main/domain/case/states.ts';
import type { DocumentExtra } from '../../main/domain/documents/extras.ts';
import type { CaseDocumentKind } from '../../main/domain/documents/kinds.ts';
import { documentNumberText } from '../../main/domain/documents/number.ts';
import type { DocumentScene } from '../../main/domain/documents/scene.ts';
import { samplePaperContext } from './sample-application.ts';

/** A case of 最低生活保障审核确认 in the situation that each document is about. */

const people = {
  W: { id: 'W01', name: '李慧', role: 'W' },
  W2: { id: 'W02', name: '覃正国', role: 'W2' },
  R: { id: 'R01', name: '黄海燕', role: 'R' },
  H: { id: 'H01', name: '陆建平', role: 'H' },
  D: { id: 'D01', name: '农小芳', role: 'D' },
  system: { id: 'system', name: '系统', role: 'system' },
} as const satisfies Partial<Record<CaseRole, Move['by']>>;

let counted = 0;

export function sampleMove(
  detail: MoveDetail,
  change: { by?: keyof typeof people; second?: keyof typeof people; at?: string; to?: CaseState } = {},
): Move {
  counted += 1;
  return {
    id: `0197c0de-0000-7000-8000-${String(counted).padStart(12, '0')}`,
    from: 'RECEIVED',
    to: change.to ?? 'RECEIVED',
    at: change.at ?? '2026-11-22T06:05:00.000Z',
    by: people[change.by ?? 'W'],
    second: change.second ? people[change.second] : null,
    where: 'terminal',
    offline: true,
    detail,
  };
}

export interface SceneChange {
  readonly name?: string;
  readonly detail?: MoveDetail;
  readonly extra?: DocumentExtra | null;
}

export function documentScene(kind: CaseDocumentKind, change: SceneChange = {}): DocumentScene {
  const { application, item, countyName, officeName } = samplePaperContext(change.name ? { name: change.name } : {});
  const codes = item.materials.map(({ code }) => code);
  const detail = change.detail ?? details(codes)[kind] ?? null;
  const move = detail ? sampleMove(detail, byWhom[kind]) : null;
  const before = [sampleMove({ transition: 'receive', mode: 'window' })];
  return {
    application: {
      ...application,
      form: {
        ...application.form,
        agent: {
          name: '韦大山',
          idType: '111',
          idNumber: '450102197001010013',
          phone: '13900005678',
          relation: 'child',
        },
      },
    },
    item,
    moves: move ? [...before, move] : before,
    move,
    countyName,
    officeName,
    clerk: { id: 'W01', name: '李慧' },
    at: '2026-11-22T06:30:00.000Z',
    dueBefore: '2026-12-25',
    dueAfter: kind === 'extension' ? '2027-01-11' : '2026-12-25',
    extra: change.extra === undefined ? (extras(codes)[kind] ?? null) : change.extra,
    issued: [
      { name: '受理通知书', numberText: 'W0A1受〔2026〕3号', issuedAt: '2026-11-22T06:10:00.000Z' },
      { name: '准予决定书', numberText: 'W0A1准〔2026〕2号', issuedAt: '2026-12-20T02:10:00.000Z' },
    ],
    companions: [
      {
        localNumber: application.localNumber,
        itemName: application.itemName,
        applicantName: application.applicantName,
        originals: 3,
        pages: 12,
      },
      {
        localNumber: 'W0A1-20261122-0008-2',
        itemName: '高龄津贴申领',
        applicantName: '欧阳明珠',
        originals: 1,
        pages: 4,
      },
    ],
    numberText: documentNumberText({ unit: 'W0A1', kind, year: 2026, count: 12 }),
  };
}

const byWhom: Partial<Record<CaseDocumentKind, Parameters<typeof sampleMove>[1]>> = {
  refusal: { second: 'W2' },
  'deemed-acceptance': { by: 'system', at: '2026-11-29T16:00:00.000Z' },
  'special-procedure': { by: 'R', second: 'H' },
  extension: { by: 'H' },
  approval: { by: 'H' },
  denial: { by: 'H' },
  termination: { by: 'R', second: 'H' },
  'void-record': { second: 'W2' },
  'delivery-receipt': { by: 'D' },
  verification: { by: 'D' },
  routing: { by: 'system' },
  transfer: { by: 'R' },
  'archive-list': { by: 'system' },
};

function details(codes: readonly string[]): Partial<Record<CaseDocumentKind, MoveDetail>> {
  const [first = '', second = '', third = ''] = codes;
  return {
    'receipt-slip': { transition: 'receive', mode: 'window' },
    acceptance: { transition: 'accept', deferred: [], committed: [] },
    'deemed-acceptance': { transition: 'deem-accepted' },
    correction: {
      transition: 'ask-correction',
      defects: [
        { materialCode: first, pointer: null, defect: '第2页缺少家庭成员签名', howToFix: '由全部成年家庭成员补签' },
        { materialCode: second, pointer: null, defect: '身份证复印件背面未提交', howToFix: '补交正反两面复印件' },
        {
          materialCode: null,
          pointer: '/item/incomes',
          defect: '务工收入月份未填',
          howToFix: '在窗口补填最近12个月收入',
        },
      ],
      respondBy: '2026-12-11',
      newFact: null,
    },
    'hand-in': { transition: 'hand-in', materials: [first, second] },
    refusal: {
      transition: 'refuse',
      reasonCode: 'not-competent',
      reason: '申请事项依法不属于本机关职权范围',
      basis: '《中华人民共和国行政许可法》第三十二条第一款第二项',
      otherAuthority: '青禾县民政局',
    },
    deferral: {
      transition: 'accept',
      deferred: [
        { materialCode: second, by: '2026-12-04' },
        { materialCode: third, by: '2026-12-11' },
      ],
      committed: [],
    },
    commitment: { transition: 'accept', deferred: [], committed: [third] },
    'special-procedure': {
      transition: 'suspend',
      procedure: '公示',
      plannedDays: 7,
      reason: '审核结果需在村务公开栏公示七日',
    },
    extension: { transition: 'extend', days: 10, reason: '家庭经济状况核对信息跨省反馈尚未到达' },
    approval: { transition: 'decide', outcome: 'approved', reason: '家庭人均收入低于当地低保标准', remedies: '' },
    denial: {
      transition: 'decide',
      outcome: 'denied',
      reason: '经核对，家庭人均月收入高于当地最低生活保障标准',
      remedies: '可以自收到本决定之日起六十日内向青禾县人民政府申请行政复议，或者六个月内向人民法院提起行政诉讼。',
    },
    termination: { transition: 'terminate', reasonCode: 'deferral-lapsed', reason: '容缺材料逾期未补齐' },
    withdrawal: { transition: 'withdraw', reason: '申请人已就业，不再申请', returned: [first], isSigned: true },
    'returned-papers': { transition: 'withdraw', reason: '申请人已就业', returned: [first, second], isSigned: true },
    'void-record': { transition: 'void', reason: '误读他人证件，重复建件' },
    'delivery-receipt': {
      transition: 'deliver',
      documents: ['准予决定书', '最低生活保障证'],
      method: 'direct',
      receiver: { name: '韦大山', idNumber: '450102197001010013', relation: '子女' },
      place: '青禾镇便民服务中心3号窗口',
      witness: null,
      refusedBecause: null,
    },
    verification: { transition: 'verify', materials: [first, third], matches: true, note: '' },
    routing: { transition: 'start', step: '审核' },
    transfer: { transition: 'transfer', to: '青禾县民政局' },
    'archive-list': { transition: 'archive', packageHash: 'ab'.repeat(32) },
  };
}

const delegate = { delegateName: '韦小梅', delegatePhone: '13700001111', point: '下坪村便民服务站' };

function extras(codes: readonly string[]): Partial<Record<CaseDocumentKind, DocumentExtra>> {
  return {
    approval: { kind: 'approval', certificate: '最低生活保障证 第0042号', validity: '2026年12月起，每年复核一次' },
    transfer: { kind: 'transfer', opinion: '经入户调查和民主评议，建议纳入低保' },
    'returned-papers': { kind: 'returned-papers', returned: codes.slice(0, 2) },
    'power-of-attorney': {
      kind: 'power-of-attorney',
      agentName: '韦大山',
      agentIdNumber: '450102197001010013',
      agentPhone: '13900005678',
      relation: '父子',
      matters: '最低生活保障审核确认',
      powers: ['hand-in', 'correct', 'collect'],
      from: '2026-11-22',
      to: '2027-05-21',
      mayDelegate: false,
      isThumbprint: true,
      witness: '农志强',
    },
    'delegate-order': { kind: 'delegate-order', ...delegate, matters: '代为递交低保申请并领取结果' },
    'delegate-continuation': {
      kind: 'delegate-continuation',
      ...delegate,
      reason: '收入核对未反馈',
      until: '2026-12-31',
    },
    'delegate-end': { kind: 'delegate-end', ...delegate, reason: '委托人要求自行办理' },
    'delegate-done': { kind: 'delegate-done', ...delegate, result: '已领取低保证并送达委托人' },
    'hand-over': {
      kind: 'hand-over',
      batch: 'XP-20261122-01',
      sender: '韦小梅',
      receiver: '李慧',
      sealNumber: 'FQ-000317',
      applicationIds: ['0197c0de-0000-7000-8000-000000000001'],
    },
  };
}
