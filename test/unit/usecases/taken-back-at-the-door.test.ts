import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Visit } from '../../../main/domain/doorstep/visit.ts';
import { must } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { type AgentAndCounter, idOf, openAgentAndCounter, photoBytes } from './agent-and-counter.ts';

let desks: AgentAndCounter;
let moved = 0;

beforeEach(async () => {
  desks = await openAgentAndCounter();
  moved = 0;
  const { parts } = desks.agent;
  const { clock } = parts;
  (parts as { clock: typeof clock }).clock = {
    now: () => new Date(clock.now().getTime() + moved),
    monotonicMs: () => clock.monotonicMs() + moved,
  };
});
afterEach(() => desks.close());

const dayMs = 86_400_000;
const visitId = idOf(900);
const place = { source: 'manual' as const, village: '青禾村', place: '', reason: '屋里没有信号' };
const door = { visitId, subject: 'door' as const, purpose: '证明到过', consentOf: null };
const jpeg = photoBytes.toString('base64');
const verbs = () => desks.verbs;
const store = () => createLedgerSyncStore({ ledger: desks.agent.parts.ledger, log: desks.agent.parts.log });
const eventsOf = (type: string) =>
  desks.agent.parts.ledger.events({ fromSeq: 1, limit: 500 }).filter((event) => event.type === type);
const visit = async () => must(await verbs().agentHome({})).visits[0];
const say = (detail: Parameters<AgentAndCounter['verbs']['reportVisit']>[0]['detail']) =>
  verbs().reportVisit({ visitId, detail });
const takeBack = (reportId: string) => verbs().takeBackReport({ visitId, reportId, note: '' });

function comesDown(change: Partial<Visit> = {}): void {
  const assigned: Visit = {
    ...{ id: visitId, version: 1, purpose: 'apply', personName: '黄阿婆', phone: '', village: '青禾村' },
    ...{ place: '村口第三家', itemCode: null, itemName: '高龄津贴', localNumber: null, documents: [] },
    ...{ from: '2026-11-22T01:00:00.000Z', until: '2026-11-22T04:00:00.000Z', notes: '' },
    ...{ assignedBy: '县里', assignedAt: '2026-11-20T01:00:00.000Z', isCancelled: false },
    ...change,
  };
  must(store().applyChanges([{ kind: 'visit', visit: assigned }], `epoch-${assigned.version}`));
}

describe('a word about a visit, said by mistake', () => {
  test('“nobody at home” twice by a wrong touch: taken back on the same day, the visit is open again and both stay in the chain', async () => {
    comesDown();
    must(await say({ kind: 'absent', note: '' }));
    expect(must(await say({ kind: 'absent', note: '' })).state).toBe('returned');
    const { takeableBack } = (await visit()) ?? {};
    expect(takeableBack).toMatchObject({ kind: 'absent' });
    const after = must(await takeBack(takeableBack?.reportId ?? ''));
    expect(after).toMatchObject({ state: 'open', absences: 1 });
    expect(eventsOf('visit/reported')).toHaveLength(3);
    // The one before it can go as well, each once.
    must(await takeBack(after.takeableBack?.reportId ?? ''));
    expect(await visit()).toMatchObject({ state: 'open', absences: 0, takeableBack: null });
    expect(await takeBack(takeableBack?.reportId ?? '')).toMatchObject({ failure: { code: 'visit/not-to-take-back' } });
  });

  test('“finished” is taken back by whoever said it, on that day alone', async () => {
    comesDown();
    must(await say({ kind: 'begun', mode: 'delegate' }));
    expect((await visit())?.takeableBack).toBeNull();
    const done = must(await say({ kind: 'done', applicationIds: [], note: '' }));
    const reportId = done.takeableBack?.reportId ?? '';
    const { session } = desks.agent.parts;
    const own = session.operator;
    session.operator = { id: 'A02', name: '别人', post: '村级代办员' };
    expect(await takeBack(reportId)).toMatchObject({ failure: { code: 'visit/not-to-take-back' } });
    session.operator = own;
    moved = dayMs;
    expect((await visit())?.takeableBack).toBeNull();
    expect(await takeBack(reportId)).toMatchObject({ failure: { code: 'visit/not-to-take-back' } });
    moved = 0;
    expect(must(await takeBack(reportId))).toMatchObject({ state: 'begun', mode: 'delegate' });
    expect(must(await say({ kind: 'done', applicationIds: [], note: '' })).state).toBe('done');
  });

  test('a visit registered on the way by mistake is called off, and that is taken back like the rest; the county’s own is not', async () => {
    comesDown();
    expect(await say({ kind: 'called-off', note: '' })).toMatchObject({ failure: { code: 'visit/not-to-call-off' } });
    const asked = { personName: '黄阿公', phone: '', village: '青禾村', place: '', notes: '', itemCode: null };
    const own = must(await verbs().addVisit(asked));
    const ownId = own.visit.id;
    expect(own.mayCallOff).toBe(true);
    const off = must(await verbs().reportVisit({ visitId: ownId, detail: { kind: 'called-off', note: '' } }));
    expect(off).toMatchObject({ state: 'cancelled', mayCallOff: false, takeableBack: { kind: 'called-off' } });
    const { reportId = '' } = off.takeableBack ?? {};
    expect(must(await verbs().takeBackReport({ visitId: ownId, reportId, note: '' })).state).toBe('open');
    const applicationId = await desks.received('delegate', idOf(1));
    expect(must(await verbs().noteVisitCase({ visitId: ownId, applicationId })).mayCallOff).toBe(false);
  });

  test('what the county has cancelled stays cancelled when the end of it is taken back', async () => {
    comesDown();
    const absent = must(await say({ kind: 'absent', note: '' }));
    comesDown({ version: 2, isCancelled: true });
    expect(must(await takeBack(absent.takeableBack?.reportId ?? '')).state).toBe('cancelled');
  });
});

describe('the record at a closed door', () => {
  test('R37: what was photographed there is sealed with it and goes to the county by itself; the next visit has its own', async () => {
    comesDown({ purpose: 'deliver' });
    must(await verbs().evidence({ visitId }));
    must(await verbs().addVisitPhoto({ ...door, jpegBase64: jpeg }));
    // Which door it shows nobody could say later.
    expect(await say({ kind: 'absent', note: '' })).toMatchObject({ failure: { code: 'evidence/incomplete' } });
    must(await verbs().setVisitPlace({ visitId, place }));
    must(await say({ kind: 'absent', note: '' }));
    const waiting = store().unsentEvidence();
    expect(waiting).toMatchObject([{ materials: [{ mediaType: 'image/jpeg', sizeBytes: photoBytes.length }] }]);
    expect(must(await verbs().agentHome({}))).toMatchObject({ photosToSend: 1 });
    moved = 2 * dayMs;
    const seen = must(await verbs().evidence({ visitId }));
    expect(seen).toMatchObject({ photosToSend: 1, open: { photos: [], place: null }, sealed: [{ witness: '' }] });
    const began = seen.open?.started.at ?? '';
    expect(began > (seen.sealed[0]?.ended.at ?? '')).toBe(true);

    const evidenceId = waiting[0]?.evidenceId ?? '';
    must(store().markEvidenceHeld(evidenceId));
    must(store().markEvidenceHeld(evidenceId));
    expect(eventsOf('evidence/delivered')).toHaveLength(1);
    expect(must(await verbs().evidence({ visitId })).photosToSend).toBe(0);
    // A county that was put back to before it heard of them gets them once more.
    const [sealedEvent] = eventsOf('evidence/sealed');
    const head = { anchoredSeq: sealedEvent?.seq ?? 0, anchoredHash: sealedEvent?.hash ?? '' };
    const all = desks.agent.parts.ledger.head();
    must(store().markShipped({ anchoredSeq: all.seq, anchoredHash: all.hash, refusals: [] }));
    must(store().checkHead(head, all.seq));
    expect(
      store()
        .unsentEvidence()
        .map((one) => one.evidenceId),
    ).toEqual([evidenceId]);
  });

  test('what was only looked at leaves no record, and begins on the day on which somebody stands at the door', async () => {
    comesDown({ purpose: 'deliver' });
    const looked = must(await verbs().evidence({ visitId })).open;
    moved = dayMs;
    const begun = must(await verbs().setVisitPlace({ visitId, place }));
    expect(begun.started.at > (looked?.started.at ?? '')).toBe(true);
    must(await say({ kind: 'absent', note: '' }));
    expect(eventsOf('evidence/sealed')).toHaveLength(1);
    expect(store().unsentEvidence()).toEqual([]);
  });

  test('a visit that is over takes no more into its record', async () => {
    comesDown();
    must(await say({ kind: 'begun', mode: 'delegate' }));
    must(await say({ kind: 'done', applicationIds: [], note: '' }));
    expect(await verbs().setVisitPlace({ visitId, place })).toMatchObject({ failure: { code: 'visit/settled' } });
    expect(must(await verbs().evidence({ visitId }))).toMatchObject({ open: null, sealed: [] });
  });
});

test('a photograph that was taken out can be put back until the record is sealed, and the chain knows of both', async () => {
  comesDown();
  const taken = must(await verbs().addVisitPhoto({ ...door, jpegBase64: jpeg }));
  const sha256 = taken.photos[0]?.sha256 ?? '';
  expect(must(await verbs().dropVisitPhoto({ visitId, sha256 })).photos).toEqual([]);
  must(await verbs().dropVisitPhoto({ visitId, sha256 }));
  expect(must(await verbs().evidence({ visitId })).dropped).toMatchObject([{ sha256, subject: 'door' }]);
  expect(must(await verbs().putBackVisitPhoto({ visitId, sha256 })).photos).toEqual(taken.photos);
  expect(must(await verbs().evidence({ visitId })).dropped).toEqual([]);
  expect(eventsOf('evidence/photo-changed').map(({ body }) => body.step)).toEqual(['dropped', 'put-back']);
  expect(await desks.agent.parts.vault.has(sha256)).toBe(true);
  must(await verbs().setVisitPlace({ visitId, place }));
  must(await verbs().dropVisitPhoto({ visitId, sha256 }));
  expect(must(await verbs().sealEvidence({ visitId, applicationIds: [] })).photos).toEqual([]);
});
