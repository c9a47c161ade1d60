import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { demoPin } from '../../main/demo/demo-staff.ts';
import { parseLocalNumber } from '../../main/domain/local-number.ts';
import { must } from '../../main/domain/result.ts';
import { everythingSent, type JourneyTerminal, readyToWork, withTerminal } from '../support/journey.ts';
import { fillDraft, giveReason } from '../support/journey-cases.ts';
import { approve, deliveredTo } from '../support/journey-county.ts';
import { patience } from '../support/until.ts';

const cases = 30;
const dayMs = 86_400_000;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 0xff, 0xd9]).toString('base64');

async function unlocked(terminal: JourneyTerminal, operatorId: string): Promise<void> {
  await terminal.call('lock', {});
  await terminal.call('unlock', { operatorId, pin: demoPin });
}

test('R36 R37: three days offline, thirty cases, one hand-over: all numbered, none lost, each at the county once', async () => {
  const stick = await mkdtemp(path.join(tmpdir(), 'stick-'));
  try {
    await withTerminal({ station: 'agent' }, async ({ terminal: agent, newTerminal, county, line }) => {
      const window = await newTerminal({ station: 'window' });
      await Promise.all([readyToWork(agent), readyToWork(window)]);
      const { terminalId } = await agent.call('terminalState', {});
      const visitId = '0192f0c1-0000-7000-8000-000000000900';
      await county.store.doorstep.assign({
        terminalId: terminalId ?? '',
        visit: {
          id: visitId,
          purpose: 'apply',
          personName: '黄阿婆',
          phone: '13800138000',
          village: '青禾村',
          place: '村口第三家',
          itemCode: null,
          itemName: '',
          localNumber: null,
          documents: [],
          from: '2026-11-23T01:00:00.000Z',
          until: '2026-11-23T04:00:00.000Z',
          notes: '',
          assignedBy: '县里',
          assignedAt: '2026-11-22T01:00:00.000Z',
        },
      });
      await vi.waitUntil(async () => (await agent.call('agentHome', {})).visits.length === 1, patience);

      await line.setMood('cut');
      await unlocked(agent, 'A01');
      await agent.call('reportVisit', { visitId, detail: { kind: 'begun', mode: 'delegate' } });
      await agent.call('evidence', { visitId });
      const place = { source: 'manual', village: '青禾村', place: '村口第三家', reason: '屋里没有信号' } as const;
      await agent.call('setVisitPlace', { visitId, place });
      const photo = { visitId, subject: 'door', purpose: '到过这家', consentOf: null, jpegBase64: jpeg } as const;
      await agent.call('addVisitPhoto', photo);
      const received: { readonly id: string; readonly localNumber: string }[] = [];
      for (let day = 0; day < 3; day += 1) {
        await agent.hand({ hand: 'shiftClock', shiftMs: (day - 2) * dayMs });
        for (let at = 0; at < cases / 3; at += 1) {
          const draft = await fillDraft(agent.ask, {
            readingId: null,
            name: `黄阿${'一二三四五六七八九十'[at]}`,
            channel: at % 2 === 0 ? 'delegate' : 'doorstep',
          });
          must(await giveReason(agent.ask, draft.id));
          const { revision } = await agent.call('checkDraft', { draftId: draft.id });
          received.push(await agent.call('takeIn', { draftId: draft.id, revision, next: null }));
        }
        // Each night it is switched off.
        await agent.restart();
        await unlocked(agent, 'A01');
      }
      const [first] = received;
      await agent.call('sealEvidence', { visitId, applicationIds: [first?.id ?? ''] });
      await agent.call('reportVisit', {
        visitId,
        detail: { kind: 'done', applicationIds: [first?.id ?? ''], note: '' },
      });
      const counters = received.map(({ localNumber }) => parseLocalNumber(localNumber));
      expect(counters.every((one) => one !== null)).toBe(true);
      expect(new Set(received.map(({ localNumber }) => localNumber)).size).toBe(cases);

      const batch = await agent.call('packHandover', { applicationIds: null });
      expect(batch.cases).toHaveLength(cases);
      await agent.call('saveHandover', { batchId: batch.batchId, folder: stick });
      await unlocked(window, 'W01');
      await window.call('openHandover', { code: batch.announcement ?? '', folder: stick });
      const settled = await window.call('settleHandover', {
        batchId: batch.batchId,
        verdicts: batch.cases.map(({ applicationId }) => ({ applicationId, verdict: 'accepted', countedOriginals: 0 })),
        agent: { operatorId: 'A01', pin: demoPin },
        pin: demoPin,
      });
      expect(settled.cases.every((one) => one.settled?.verdict === 'accepted')).toBe(true);
      // The counter goes on with one of them before anything has reached the county.
      const accepted = received[1]?.id ?? '';
      const moves = await window.call('caseMoves', { applicationId: accepted });
      const made = await window.ask('makeMove', {
        applicationId: accepted,
        after: moves.moves.at(-1)?.id ?? null,
        detail: { transition: 'accept', deferred: [], committed: [] },
        isRelative: false,
        notes: {},
      });
      expect(must(made).state).toBe('ACCEPTED');

      await line.setMood('open');
      await Promise.all([agent.call('sendNow', {}), window.call('sendNow', {})]);
      await everythingSent(agent);
      await everythingSent(window);
      const rows = await deliveredTo(county);
      expect(rows).toHaveLength(cases);
      expect(new Set(rows.map(({ localNumber }) => localNumber))).toEqual(
        new Set(received.map(({ localNumber }) => localNumber)),
      );
      // Told to the agent by the county, without a stick back.
      const heard = async () =>
        (await agent.call('handovers', {}))[0]?.cases.every((one) => one.settled?.verdict === 'accepted') === true;
      await vi.waitUntil(heard, patience);
      expect(await agent.call('waitingForHandover', {})).toEqual([]);
      const [evidence] = await county.store.doorstep.evidenceOf(first?.id ?? '');
      expect(await county.material(evidence?.photos[0]?.sha256 ?? '')).not.toBeNull();
      const visit = await county.store.doorstep.find(visitId, '');
      expect(visit?.reports.map(({ detail }) => detail.kind)).toEqual(['begun', 'done']);
      const owner = await county.store.applications.within('').detail(accepted);
      expect(owner).toMatchObject({
        status: 'ACCEPTED',
        terminalId: (await window.call('terminalState', {})).terminalId,
      });

      // The result comes back the same way: decided at the county, signed for at the door without a line.
      await approve(county, accepted);
      await vi.waitUntil(
        async () => (await window.call('caseMoves', { applicationId: accepted })).state === 'APPROVED',
        patience,
      );
      const deliveryId = '0192f0c1-0000-7000-8000-000000000901';
      const localNumber = received[1]?.localNumber ?? '';
      expect(await county.store.doorstep.whyNotDeliverable(first?.localNumber ?? '', '')).toContain('还没有结果');
      expect(await county.store.doorstep.whyNotDeliverable(localNumber, '')).toBeNull();
      await county.store.doorstep.assign({
        terminalId: terminalId ?? '',
        visit: {
          id: deliveryId,
          purpose: 'deliver',
          personName: '黄阿婆',
          phone: '',
          village: '青禾村',
          place: '村口第三家',
          itemCode: null,
          itemName: '',
          localNumber,
          documents: ['审批表'],
          from: '2026-11-24T01:00:00.000Z',
          until: '2026-11-24T04:00:00.000Z',
          notes: '',
          assignedBy: '县里',
          assignedAt: '2026-11-23T01:00:00.000Z',
        },
      });
      await vi.waitUntil(async () => (await agent.call('agentHome', {})).visits.length === 2, patience);
      await line.setMood('cut');
      const order = {
        method: 'left',
        receiver: { name: '黄阿婆', idNumber: '', relation: '' },
        place: '青禾村村口第三家',
        witness: '李主任',
        refusedBecause: '不认这个结果',
      } as const;
      // What is recorded at the door belongs to a case that this tablet has handed over long ago.
      const spot = { source: 'manual', village: '青禾村', place: '村口第三家', reason: '屋里没有信号' } as const;
      await agent.call('setVisitPlace', { visitId: deliveryId, place: spot });
      const signing = Buffer.concat([Buffer.from(jpeg, 'base64').subarray(0, 8), Buffer.from([9, 0xff, 0xd9])]);
      await agent.call('addVisitPhoto', {
        ...{ visitId: deliveryId, subject: 'signing', purpose: '证明当面签字', consentOf: null },
        jpegBase64: signing.toString('base64'),
      });
      const { sheet } = await agent.call('prepareDelivery', { visitId: deliveryId, order });
      // Switched off between the filling in and the signature.
      await agent.restart();
      await unlocked(agent, 'A01');
      const waiting = (await agent.call('delivery', { visitId: deliveryId })).sheet;
      expect(waiting?.documentHash).toBe(sheet?.documentHash);
      const stroke = Array.from({ length: 12 }, (_, at): [number, number, number, number] => [
        at * 9,
        40,
        0.5,
        at * 20,
      ]);
      const written = {
        ...{ widthPx: 600, heightPx: 300, pointer: 'touch' as const, strokes: [stroke] },
        startedAt: '2026-11-24T02:00:00.000Z',
        finishedAt: '2026-11-24T02:00:01.000Z',
      };
      await agent.call('sealEvidence', { visitId: deliveryId, applicationIds: [] });
      await agent.call('signDelivery', {
        visitId: deliveryId,
        documentId: waiting?.documentId ?? '',
        signature: { how: 'strokes', documentHash: waiting?.documentHash ?? '', written },
      });
      await line.setMood('open');
      await agent.call('sendNow', {});
      const standsAt = async () => (await window.call('caseMoves', { applicationId: accepted })).moves.at(-1);
      await vi.waitUntil(async () => (await standsAt())?.to === 'DELIVERED', patience);
      await vi.waitUntil(async () => (await agent.call('agentHome', {})).photosToSend === 0, patience);
      const proof = await county.store.doorstep.evidenceOf(accepted);
      const [kept] = proof[0]?.photos ?? [];
      expect(proof).toHaveLength(1);
      expect(kept?.sha256).toBe(createHash('sha256').update(signing).digest('hex'));
      expect(await county.material(kept?.sha256 ?? '')).toEqual(signing);
      // Asked to send once more: it is there once.
      await agent.call('sendNow', {});
      expect(await county.store.doorstep.evidenceOf(accepted)).toHaveLength(1);
      expect((await agent.call('evidence', { visitId: deliveryId })).photosToSend).toBe(0);
      const numberText = waiting?.sheet.numberText;
      expect(await standsAt()).toMatchObject({ by: { id: 'A01' }, detail: { method: 'left', receipt: numberText } });
      // It was made out at the door: the window does not make out another.
      const { possible } = await window.call('documentsOf', { applicationId: accepted });
      expect(possible.map(({ kind }) => kind)).not.toContain('delivery-receipt');
      const moved = await county.store.cases.moves(accepted);
      expect(moved).toMatchObject({ state: 'DELIVERED', refused: [] });
      expect(moved?.made.filter(({ detail }) => detail.transition === 'deliver')).toHaveLength(1);
    });
  } finally {
    await rm(stick, { recursive: true, force: true });
  }
});
