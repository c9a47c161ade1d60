import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryOrder, ResultToBring } from '../../../main/domain/doorstep/delivery.ts';
import type { Visit } from '../../../main/domain/doorstep/visit.ts';
import { must } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { documentFile } from '../../../main/usecases/documents/document-papers.ts';
import { type AgentAndCounter, idOf, openAgentAndCounter } from './agent-and-counter.ts';

let desks: AgentAndCounter;

beforeEach(async () => {
  desks = await openAgentAndCounter();
});
afterEach(() => desks.close());

const visitId = idOf(900);
const result: ResultToBring = {
  applicationId: idOf(1),
  localNumber: 'A001-20261120-0003',
  countyNumber: '990101202611200003',
  itemCode: 'T-1',
  itemName: '临时救助',
  applicantName: '黄阿婆',
  idNumber: '110101194912310024',
  agentName: '',
  state: 'APPROVED',
  officeName: '青禾镇便民服务中心',
  consultPhone: '0791-1234567',
  supervisePhone: '12345',
};

function comesDown(change: Partial<Visit> = {}): void {
  const { parts } = desks.agent;
  const visit: Visit = {
    id: visitId,
    version: 1,
    purpose: 'deliver',
    personName: '黄阿婆',
    phone: '',
    village: '青禾村',
    place: '村口第三家',
    itemCode: 'T-1',
    itemName: '临时救助',
    localNumber: result.localNumber,
    documents: ['救助审批表'],
    from: '2026-11-22T01:00:00.000Z',
    until: '2026-11-22T04:00:00.000Z',
    notes: '',
    assignedBy: '县里',
    assignedAt: '2026-11-20T01:00:00.000Z',
    isCancelled: false,
    result,
    ...change,
  };
  const store = createLedgerSyncStore({ ledger: parts.ledger, log: parts.log });
  must(store.applyChanges([{ kind: 'visit', visit }], `epoch-${visit.version}`));
}

const direct: DeliveryOrder = {
  method: 'direct',
  receiver: { name: '黄阿婆', idNumber: result.idNumber, relation: '本人' },
  place: '青禾村村口第三家',
  witness: '',
  refusedBecause: '',
};
const written = {
  widthPx: 600,
  heightPx: 300,
  strokes: [
    Array.from({ length: 12 }, (_, index): [number, number, number, number] => [index * 9, 40, 0.5, index * 20]),
  ],
  startedAt: '2026-11-22T02:00:00.000Z',
  finishedAt: '2026-11-22T02:00:01.000Z',
  pointer: 'touch' as const,
};

const prepare = (order: Partial<DeliveryOrder> = {}) =>
  desks.verbs.prepareDelivery({ visitId, order: { ...direct, ...order } });
async function sign(change: { readonly documentHash?: string; readonly documentId?: string } = {}) {
  const { sheet } = must(await desks.verbs.delivery({ visitId }));
  const documentId = change.documentId ?? sheet?.documentId ?? idOf(1);
  const documentHash = change.documentHash ?? sheet?.documentHash ?? '';
  return desks.verbs.signDelivery({ visitId, documentId, signature: { how: 'strokes', documentHash, written } });
}
const events = (type: string) =>
  desks.agent.parts.ledger.events({ fromSeq: 1, limit: 500 }).filter((event) => event.type === type);
const code = (reply: { readonly ok: boolean }) => (reply as { failure?: { code: string } }).failure?.code;

describe('送达 at the door', () => {
  test('R36: the sheet gets its number and its words, is signed by strokes, and T19 goes up with the report', async () => {
    comesDown();
    const { sheet } = must(await prepare());
    expect(sheet?.sheet.numberText).toBe('V007送〔2026〕1号');
    expect(JSON.stringify(sheet?.sheet)).toContain('救助审批表');
    // Whoever reads over their shoulder sees no number whole (R61).
    expect(JSON.stringify(sheet?.sheet)).not.toContain(result.idNumber);
    const { done } = must(await sign());
    expect(done).toMatchObject({ numberText: 'V007送〔2026〕1号', how: 'strokes' });
    const [home] = must(await desks.verbs.agentHome({})).visits;
    expect(home?.state).toBe('done');
    const [report] = events('visit/reported');
    expect(report?.body.report).toMatchObject({
      detail: {
        kind: 'delivered',
        receiver: direct.receiver,
        proof: {
          document: { numberText: 'V007送〔2026〕1号' },
          signed: { how: 'strokes', documentHash: sheet?.documentHash },
          move: {
            from: 'APPROVED',
            to: 'DELIVERED',
            where: 'terminal',
            by: { id: 'A01', role: 'A' },
            detail: { transition: 'deliver', method: 'direct', receipt: 'V007送〔2026〕1号', place: direct.place },
          },
        },
      },
    });
    // The paper says the same minute as the case.
    const issuedAt = desks.agent.parts.ledger.fact(`document/${sheet?.documentId}`)?.issuedAt;
    expect(report?.body.report).toMatchObject({ detail: { proof: { move: { at: issuedAt } } } });
    const pdf = await documentFile(desks.agent.parts, `/documents/case-view-${sheet?.documentId}-archive.pdf`);
    expect(
      Buffer.from(must(pdf ?? { ok: false, failure: { code: 'document/not-found' } }))
        .subarray(0, 4)
        .toString(),
    ).toBe('%PDF');
    expect(code(await sign())).toBe('visit/settled');
    expect(events('visit/reported')).toHaveLength(1);
  });

  test('R36: filled in once more it is the same sheet; otherwise the first is voided and its number stays taken', async () => {
    comesDown();
    const first = must(await prepare()).sheet;
    expect(must(await prepare()).sheet?.documentId).toBe(first?.documentId);
    const second = must(await prepare({ place: '村卫生室' })).sheet;
    expect(second?.sheet.numberText).toBe('V007送〔2026〕2号');
    expect(events('document/voided')).toHaveLength(1);
    expect(code(await sign({ documentId: first?.documentId ?? '' }))).toBe('visit/no-sheet');
    expect(must(await desks.verbs.dropDelivery({ visitId })).sheet).toBeNull();
    expect(events('document/voided')).toHaveLength(2);
    expect(events('visit/reported')).toHaveLength(0);
  });

  test('another number than that of the person, a child as the receiver, and nobody named: said before a number is taken', async () => {
    comesDown();
    const agent = { name: '黄小军', relation: '子女' };
    expect(code(await prepare({ method: 'agent', receiver: { ...agent, idNumber: '110101194912310021' } }))).toBe(
      'visit/receiver-number',
    );
    expect(code(await prepare({ method: 'agent', receiver: { ...agent, idNumber: '110101201503074510' } }))).toMatch(
      /^visit\/receiver-(minor|number)$/,
    );
    expect(code(await prepare({ method: 'agent', receiver: { ...agent, idNumber: '' } }))).toBeDefined();
    expect(events('document/issued')).toHaveLength(0);
  });

  test('R36: refused and left behind needs its reason and a witness, and the witness signs', async () => {
    comesDown();
    expect(code(await prepare({ method: 'left', witness: '李主任' }))).toBeDefined();
    expect(code(await prepare({ method: 'left', refusedBecause: '不认这个结果' }))).toBeDefined();
    const { sheet } = must(await prepare({ method: 'left', witness: '李主任', refusedBecause: '不认这个结果' }));
    expect(sheet?.line).toContain('见证人');
    expect(must(await sign()).done).not.toBeNull();
    const [report] = events('visit/reported');
    expect(report?.body.report).toMatchObject({
      detail: { proof: { move: { detail: { method: 'left', witness: '李主任', refusedBecause: '不认这个结果' } } } },
    });
  });

  test('words that are not those on the sheet, a sheet of yesterday, and a visit that names no case', async () => {
    comesDown();
    must(await prepare());
    expect(code(await sign({ documentHash: '00'.repeat(32) }))).toBe('signature/other-words');
    desks.agent.setClock('2026-11-23T02:00:00.000Z');
    expect(must(await desks.verbs.delivery({ visitId })).sheet?.isOfToday).toBe(false);
    expect(code(await sign())).toBe('visit/no-sheet');
    expect(events('visit/reported')).toHaveLength(0);
    comesDown({ version: 2, result: undefined });
    expect(code(await prepare())).toBe('visit/no-case');
  });

  test('R36: what was taken in here and never handed over takes its own step, in the same transaction', async () => {
    const id = await desks.received('doorstep', idOf(1));
    comesDown();
    must(await prepare());
    // It stands at RECEIVED here: nothing was decided, so nothing is handed out, whatever the assignment says.
    expect(code(await sign())).toBeDefined();
    expect(events('visit/reported')).toHaveLength(0);
    expect(desks.agent.parts.ledger.application(id)?.state).toBe('RECEIVED');
  });

  test('nobody was there after all: the sheet that waited is voided, and the next one has its own number', async () => {
    comesDown();
    must(await prepare());
    must(await desks.verbs.reportVisit({ visitId, detail: { kind: 'absent', note: '' } }));
    expect(events('document/voided')).toHaveLength(1);
    expect(must(await desks.verbs.delivery({ visitId })).sheet).toBeNull();
    expect(must(await prepare()).sheet?.sheet.numberText).toBe('V007送〔2026〕2号');
  });

  test('R56: on day 8 without the county nothing is handed over and no number is used; the visit and its record go on', async () => {
    comesDown();
    const lastHeard = (at: string) =>
      must(desks.agent.parts.ledger.transact((writer) => writer.setFact('lastContact', { at, offsetMs: 0 })));
    const home = async () => must(await desks.verbs.agentHome({}));
    desks.agent.setClock('2026-11-29T15:59:00.000Z');
    lastHeard('2026-11-22T02:00:00.000Z');
    expect(await home()).toMatchObject({ fullDaysLeft: 1, daysOffline: 7 });
    desks.agent.setClock('2026-11-29T16:00:00.000Z');
    lastHeard('2026-11-22T02:00:00.000Z');
    expect(await home()).toMatchObject({ fullDaysLeft: 0, daysOffline: 7 });
    expect(code(await prepare())).toBe('operator/too-long-offline');
    expect(events('document/issued')).toHaveLength(0);
    const place = { source: 'manual' as const, village: '青禾村', place: '', reason: '屋里没有信号' };
    must(await desks.verbs.setVisitPlace({ visitId, place }));
    expect(must(await desks.verbs.reportVisit({ visitId, detail: { kind: 'absent', note: '' } })).absences).toBe(1);
    lastHeard('2026-11-29T16:30:00.000Z');
    expect(must(await prepare()).sheet).not.toBeNull();
  });
});
