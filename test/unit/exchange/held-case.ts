import { applicationSchema } from '../../../main/domain/application.ts';
import type { Move, MoveDetail } from '../../../main/domain/case/move.ts';
import type { HeldCase } from '../../../sync/county/exchange/case-source.ts';
import { sampleItem, sha256 } from '../domain/sample-case.ts';

const by = { id: 'W01', name: '李慧', role: 'W' } as const;
const leader = { id: 'H01', name: '覃镇长', role: 'H' } as const;

function move(number: number, day: string, to: Move['to'], detail: MoveDetail): Move {
  return {
    id: `00000000-0000-4000-8000-00000000000${number}`,
    from: 'RECEIVED',
    to,
    at: `2026-03-${day}T02:30:00.000Z`,
    by,
    second: detail.transition === 'suspend' || detail.transition === 'extend' ? leader : null,
    where: 'terminal',
    offline: false,
    detail,
  };
}

/** A case that went through everything, so that no data set stays empty. */
export function heldCase(change: Partial<HeldCase> = {}): HeldCase {
  const application = applicationSchema.parse({
    id: '0190d0c0-0000-7000-8000-000000000001',
    localNumber: 'A001-20260302-0001-7',
    countyNumber: null,
    itemCode: 'T-1',
    itemName: '临时救助',
    catalogueVersion: 3,
    channel: 'window',
    applicantName: '𬱖试,"阿"',
    idType: '111',
    idNumber: '450121199001011234',
    phone: '13800001234',
    state: 'ACCEPTED',
    receivedAt: '2026-03-02T01:00:00.000Z',
    acceptedAt: '2026-03-02T02:30:00.000Z',
    dueDate: '2026-03-23',
    operatorId: 'W01',
    operatorName: '李慧',
    situation: {},
    form: { applicant: { address: '广西岑溪市归义镇\n新圩村三组12号' }, delivery: { postcode: '543200' } },
    provenance: {},
    identity: { method: 'manual', reason: '没带身份证' },
    materials: [
      {
        code: 'SF',
        originalSeen: true,
        method: 'scanned',
        pages: [{ sha256, mediaType: 'image/jpeg', sizeBytes: 10 }],
      },
      { code: 'KN', originalSeen: false, method: 'none', pages: [] },
    ],
    decision: null,
    countyStatusVersion: 0,
  });
  return {
    county: { code: '450199', name: '青禾县' },
    office: { name: '青禾镇便民服务中心', placeCode: '450199102' },
    application,
    countyNumber: '450199-2026-000017',
    department: null,
    decision: {
      outcome: 'approved',
      reason: '=符合条件',
      decidedBy: '县民政局',
      decidedAt: '2026-03-20T08:00:00.000Z',
    },
    item: sampleItem({
      codes: [{ scheme: 'GB/T 39554.1 实施编码', code: '11450199MB2D06811W5000520051000' }],
      implementer: { name: '青禾县民政局', uscc: '11450199MB2D06811W' },
    }),
    moves: [
      move(1, '02', 'RECEIVED', { transition: 'receive', mode: 'window' }),
      move(2, '02', 'ACCEPTED', {
        transition: 'accept',
        deferred: [{ materialCode: 'KN', by: '2026-03-09' }],
        committed: [],
      }),
      move(3, '03', 'PROCESSING', { transition: 'start', step: '入户调查' }),
      move(4, '04', 'SPECIAL', {
        transition: 'suspend',
        procedure: '公示',
        plannedDays: 7,
        reason: '评议后公示',
      }),
      move(5, '13', 'PROCESSING', { transition: 'resume', result: '无异议' }),
      move(6, '16', 'PROCESSING', { transition: 'extend', days: 5, reason: '大雪封路' }),
      move(7, '20', 'APPROVED', { transition: 'decide', outcome: 'approved', reason: '符合条件', remedies: '' }),
      move(8, '21', 'DELIVERED', {
        transition: 'deliver',
        documents: ['救助审批表'],
        method: 'post',
        receiver: { name: '𬱖试', idNumber: '450121199001011234', relation: '本人' },
        place: '归义镇新圩村',
        witness: null,
        refusedBecause: null,
      }),
    ],
    actions: [],
    supervision: [
      {
        id: '0190d0c0-0000-7000-8000-0000000000aa',
        applicationId: application.id,
        title: '催办',
        text: '请说明入户调查进度',
        answerBy: '2026-03-06',
        issuedBy: '县政务服务局',
        at: '2026-03-05T03:00:00.000Z',
        state: 'answered',
        version: 2,
        answer: { text: '已完成', answeredBy: '李慧', at: '2026-03-06T03:00:00.000Z' },
      },
    ],
    payments: [
      {
        reference: '20260303000000000012345678',
        amountFen: 1050,
        paidAt: '2026-03-03T03:00:00.000Z',
        channel: '非税',
        registeredBy: '财政平台',
      },
    ],
    ratings: [
      {
        level: 5,
        words: '+跑了两趟\r\n不满意',
        mode: 'on-site',
        isNamed: true,
        givenAt: '2026-03-21T04:00:00.000Z',
        closedAt: null,
      },
    ],
    ...change,
  };
}

export const voice = {
  number: 'TS-A001-0001',
  localNumber: 'A001-20260302-0001-7',
  kind: 'complaint',
  name: '',
  phone: '13800001234',
  words: '@等了一上午',
  givenAt: '2026-03-05T03:00:00.000Z',
  office: '青禾镇便民服务中心',
  state: 'answered',
  answer: '已整改',
};
