import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countingOf, itemOfCase, wholeCaseOf } from '../../../main/case-moves.ts';
import type { Application } from '../../../main/domain/application.ts';
import { clocksOf } from '../../../main/domain/clocks/case-clocks.ts';
import type { HandoverVerdict } from '../../../main/domain/doorstep/handover.ts';
import type { Visit } from '../../../main/domain/doorstep/visit.ts';
import { must } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { handoverSheetPaper } from '../../../main/paper/public-papers/handover-sheet.ts';
import { keepOriginal } from '../../../main/usecases/originals.ts';
import { publicFile } from '../../../main/usecases/public-files.ts';
import { type AgentAndCounter, idOf, openAgentAndCounter, photoBytes } from './agent-and-counter.ts';
import type { Window } from './window.ts';

const jpeg = photoBytes.toString('base64');

let desks: AgentAndCounter;
let agent: Window;
let window: Window;
let stick: string;

beforeEach(async () => {
  desks = await openAgentAndCounter();
  ({ agent, window, stick } = desks);
});
afterEach(() => desks.close());

const received = (channel: 'doorstep' | 'delegate', id: string) => desks.received(channel, id);

const assigned = (change: Partial<Visit> = {}): Visit => ({
  id: idOf(900),
  version: 1,
  purpose: 'apply',
  personName: '黄阿婆',
  phone: '13800138000',
  village: '青禾村',
  place: '村口第三家',
  itemCode: null,
  itemName: '高龄津贴',
  localNumber: null,
  documents: [],
  from: '2026-11-22T01:00:00.000Z',
  until: '2026-11-22T04:00:00.000Z',
  notes: '',
  assignedBy: '县里',
  assignedAt: '2026-11-20T01:00:00.000Z',
  isCancelled: false,
  ...change,
});

function comesDown(visit: Visit): void {
  const store = createLedgerSyncStore({ ledger: agent.parts.ledger, log: agent.parts.log });
  must(store.applyChanges([{ kind: 'visit', visit }], 'epoch-1'));
}

const verbs = () => desks.verbs;
const counter = () => desks.counter;

describe('a visit', () => {
  test('R36: it comes down, is kept, and what came of it flows back; a repeat changes nothing', async () => {
    comesDown(assigned());
    comesDown(assigned());
    const home = must(await verbs().agentHome({}));
    expect(home.visits).toHaveLength(1);
    expect(home.visits[0]).toMatchObject({ state: 'open', mode: null });
    const events = agent.parts.ledger.events({ fromSeq: 1, limit: 500 });
    expect(events.filter(({ type }) => type === 'visit/assigned')).toHaveLength(1);
  });

  test('R36: 上门 or 代办 is said before anything is finished, and in the words of the visit', async () => {
    comesDown(assigned());
    const done = { visitId: assigned().id, detail: { kind: 'done' as const, applicationIds: [], note: '' } };
    expect(await verbs().reportVisit(done)).toMatchObject({ failure: { code: 'visit/choose-first' } });
    const begun = await verbs().reportVisit({ visitId: assigned().id, detail: { kind: 'begun', mode: 'delegate' } });
    expect(must(begun)).toMatchObject({ state: 'begun', mode: 'delegate' });
    expect(must(await verbs().reportVisit(done)).state).toBe('done');
    expect(await verbs().reportVisit(done)).toMatchObject({ failure: { code: 'visit/settled' } });
  });

  test('R36: nobody at home twice, and it goes back to the window', async () => {
    comesDown(assigned());
    const absent = { visitId: assigned().id, detail: { kind: 'absent' as const, note: '邻居说去了县里' } };
    expect(must(await verbs().reportVisit(absent)).state).toBe('open');
    expect(must(await verbs().reportVisit(absent))).toMatchObject({ state: 'returned', absences: 2 });
    expect(await verbs().reportVisit(absent)).toMatchObject({ failure: { code: 'visit/settled' } });
  });

  test('an older word of the county never undoes a newer one', async () => {
    comesDown(assigned({ version: 2, isCancelled: true }));
    comesDown(assigned({ version: 1 }));
    expect(must(await verbs().agentHome({})).visits[0]?.state).toBe('cancelled');
  });
});

describe('an evidence pack', () => {
  const visitId = assigned().id;

  test('R37: the photo bundle carries time, place, its source, the device and hashes, and goes the way of the materials', async () => {
    comesDown(assigned());
    const applicationId = await received('doorstep', idOf(1));
    must(await verbs().evidence({ visitId }));
    must(
      await verbs().setVisitPlace({
        visitId,
        place: {
          source: 'device',
          latitude: 23.1,
          longitude: 108.3,
          accuracyMetres: 12,
          fixedAt: '2026-11-22T02:00:00.000Z',
        },
      }),
    );
    must(
      await verbs().addVisitPhoto({ visitId, subject: 'door', purpose: '证明到过', consentOf: null, jpegBase64: jpeg }),
    );
    must(await verbs().setVisitWitness({ visitId, witness: '村委李主任' }));
    const sealed = must(await verbs().sealEvidence({ visitId, applicationIds: [applicationId] }));
    expect(sealed).toMatchObject({
      terminalId: 'terminal-V007',
      agent: { id: 'A01' },
      witness: '村委李主任',
      place: { source: 'device', accuracyMetres: 12 },
      applicationIds: [applicationId],
    });
    expect(sealed.ended.monotonicMs).toBeGreaterThan(sealed.started.monotonicMs);
    expect(await agent.parts.vault.has(sealed.photos[0]?.sha256 ?? '')).toBe(true);
    const event = agent.parts.ledger.events({ fromSeq: 1, limit: 500 }).find(({ type }) => type === 'evidence/sealed');
    expect(event?.body.evidence).toEqual(sealed);
    const store = createLedgerSyncStore({ ledger: agent.parts.ledger, log: agent.parts.log });
    const [submission] = store.dueSubmissions(Date.now(), 10);
    expect(submission).toMatchObject({ applicationId, eventSeq: event?.seq });
    expect(submission?.materials.map(({ sha256 }) => sha256)).toContain(sealed.photos[0]?.sha256);
    expect(must(await verbs().evidenceOf({ applicationId }))).toEqual([sealed]);
  });

  test('R37: no fix is no obstacle, a village and the reason do; without either it is not sealed', async () => {
    comesDown(assigned());
    must(await verbs().evidence({ visitId }));
    expect(await verbs().sealEvidence({ visitId, applicationIds: [] })).toMatchObject({
      failure: { code: 'evidence/incomplete', detail: 'place' },
    });
    const place = { source: 'manual' as const, village: '青禾村', place: '', reason: '屋里没有信号' };
    must(await verbs().setVisitPlace({ visitId, place }));
    expect(must(await verbs().sealEvidence({ visitId, applicationIds: [] })).place).toEqual(place);
  });

  test('R37: nobody is photographed without their consent, and what is no photograph is none', async () => {
    comesDown(assigned());
    const photo = { visitId, subject: 'person' as const, purpose: '本人在场', jpegBase64: jpeg };
    expect(await verbs().addVisitPhoto({ ...photo, consentOf: null })).toMatchObject({
      failure: { code: 'evidence/incomplete' },
    });
    const open = must(await verbs().addVisitPhoto({ ...photo, consentOf: '黄阿婆' }));
    expect(open.photos).toMatchObject([{ subject: 'person', consentOf: '黄阿婆' }]);
    const broken = { ...photo, consentOf: '黄阿婆', jpegBase64: Buffer.from('no picture').toString('base64') };
    expect(await verbs().addVisitPhoto(broken)).toMatchObject({ failure: { code: 'input/invalid' } });
    const left = must(await verbs().dropVisitPhoto({ visitId, sha256: open.photos[0]?.sha256 ?? '' }));
    expect(left.photos).toEqual([]);
  });
});

describe('a hand-over', () => {
  async function brought(count: number) {
    const ids = [];
    for (let at = 1; at <= count; at += 1) ids.push(await received('delegate', idOf(at)));
    const packed = must(await verbs().packHandover({ applicationIds: null }));
    must(await verbs().saveHandover({ batchId: packed.batchId, folder: stick }));
    return { ids, packed, code: packed.announcement ?? '' };
  }
  const accept = (applicationId: string, countedOriginals = 0): HandoverVerdict => ({
    applicationId,
    verdict: 'accepted',
    countedOriginals,
  });
  const back = (applicationId: string): HandoverVerdict => ({ applicationId, verdict: 'returned', reason: '缺签名' });
  const signed = (batchId: string, verdicts: HandoverVerdict[]) =>
    counter().settleHandover({ batchId, verdicts, agent: { operatorId: 'A01', pin: 'A01' }, pin: 'W01' });

  test('R36: each case is taken or given back by itself; the result returns, and what came back waits again', async () => {
    const { ids, packed, code } = await brought(3);
    expect(must(await verbs().waitingForHandover({}))).toEqual([]);
    const opened = must(await counter().openHandover({ code, folder: stick }));
    expect(opened.cases.map(({ settled }) => settled)).toEqual([null, null, null]);
    const [first = '', second = '', third = ''] = ids;
    must(await signed(packed.batchId, [accept(first), back(second)]));
    expect(window.parts.ledger.application(first)?.localNumber).toMatch(/^V007-/);
    expect(window.parts.ledger.application(second)).toBeNull();
    must(await signed(packed.batchId, [accept(third)]));
    expect(await signed(packed.batchId, [accept(third)])).toMatchObject({ failure: { code: 'handover/verdicts' } });

    must(await counter().saveHandoverResult({ batchId: packed.batchId, folder: stick }));
    const heard = must(await verbs().takeHandoverResult({ batchId: packed.batchId, folder: stick }));
    must(await verbs().takeHandoverResult({ batchId: packed.batchId, folder: stick }));
    expect(heard.view.cases.map(({ settled }) => settled?.verdict)).toEqual(['accepted', 'returned', 'accepted']);
    expect(heard.view.rounds).toHaveLength(2);
    expect(must(await verbs().waitingForHandover({})).map(({ applicationId }) => applicationId)).toEqual([second]);
  });

  test('R36: 材料交接单 says of each case its pages, originals and verdict, and who signed', async () => {
    const { ids, packed, code } = await brought(2);
    const paper = async (desk: Window, batchId: string) => {
      const held = desk.parts.ledger.fact(`handover/${batchId}`);
      if (!held) throw new Error('no batch');
      const said = JSON.stringify(handoverSheetPaper({ held, printedAt: held.batch.packedAt }));
      // Long numbers may break between their signs.
      return said.replaceAll('\u200b', '').replaceAll('\u2060', '');
    };
    const before = await paper(agent, packed.batchId);
    for (const words of ['待核对', '移交人签名', '接收人签名', packed.number]) expect(before).toContain(words);
    must(await counter().openHandover({ code, folder: stick }));
    const [first = '', second = ''] = ids;
    must(await signed(packed.batchId, [accept(first), back(second)]));
    const after = await paper(window, packed.batchId);
    for (const words of ['接收，原件 0 份', '退回：缺签名', '韦小兰（A01）', '李慧（W01）', '材料交接单']) {
      expect(after).toContain(words);
    }
    expect(after).not.toContain('待核对');
    const { url } = must(await counter().handoverSheet({ batchId: packed.batchId }));
    const pdf = must((await publicFile(window.parts, url)) ?? { ok: false, failure: { code: 'document/not-found' } });
    expect(Buffer.from(pdf).subarray(0, 4).toString()).toBe('%PDF');
    expect(await counter().handoverSheet({ batchId: idOf(77) })).toMatchObject({
      failure: { code: 'handover/other-batch' },
    });
  });

  test('R36: imported twice it is one batch, and nothing is taken twice', async () => {
    const { ids, packed, code } = await brought(2);
    must(await counter().openHandover({ code, folder: stick }));
    must(
      await signed(
        packed.batchId,
        ids.map((id) => accept(id)),
      ),
    );
    const head = window.parts.ledger.head();
    const again = must(await counter().openHandover({ code, folder: stick }));
    expect(again.cases.every(({ settled }) => settled?.verdict === 'accepted')).toBe(true);
    expect(window.parts.ledger.head()).toEqual(head);
    expect(must(await counter().handovers({}))).toHaveLength(1);
  });

  test('R36: C1 of a delegate’s case begins at the counter, that of a doorstep’s where it was received', async () => {
    const atDoor = await received('doorstep', idOf(7));
    const { packed, code, ids } = await brought(1);
    window.setClock('2026-11-25T02:00:00.000Z');
    must(await counter().openHandover({ code, folder: stick }));
    must(
      await signed(
        packed.batchId,
        [...ids, atDoor].map((id) => accept(id)),
      ),
    );
    const c1 = (id: string) => {
      const application = window.parts.ledger.application(id) as Application;
      const item = itemOfCase(window.parts.ledger, application);
      const counting = countingOf(window.parts.ledger, application.catalogueVersion);
      if (!item || !counting) throw new Error('no catalogue');
      const now = '2026-11-25T03:00:00.000Z';
      return clocksOf(wholeCaseOf(window.parts.ledger, application, item), { ...counting, now }).find(
        ({ kind }) => kind === 'accept',
      );
    };
    expect(c1(ids[0] ?? '')).toMatchObject({ state: 'running', startedOn: '2026-11-25' });
    expect(c1(atDoor)?.startedOn).not.toBe('2026-11-25');
    expect(window.parts.ledger.application(ids[0] ?? '')?.receivedAt).toBe(
      agent.parts.ledger.application(ids[0] ?? '')?.receivedAt,
    );
  });

  test('R36: originals are counted, change hands with the case and stay on the list until they are signed back', async () => {
    const id = await received('delegate', idOf(1));
    const [material] = agent.parts.ledger.catalogue()?.items[0]?.materials ?? [];
    const order = {
      applicationId: id,
      materialCode: material?.code ?? '',
      count: 2,
      holder: 'agent' as const,
      place: '',
    };
    must(keepOriginal(agent.parts, order));
    const packed = must(await verbs().packHandover({ applicationIds: [id] }));
    must(await verbs().saveHandover({ batchId: packed.batchId, folder: stick }));
    must(await counter().openHandover({ code: packed.announcement ?? '', folder: stick }));
    expect(await signed(packed.batchId, [accept(id, 1)])).toMatchObject({ failure: { code: 'handover/verdicts' } });
    must(await signed(packed.batchId, [accept(id, 2)]));
    expect(window.parts.ledger.fact(`originals/${id}`)).toMatchObject([{ holder: 'window', count: 2 }]);
    expect(window.parts.ledger.fact('openOriginals')).toEqual([id]);
    must(await counter().saveHandoverResult({ batchId: packed.batchId, folder: stick }));
    must(await verbs().takeHandoverResult({ batchId: packed.batchId, folder: stick }));
    expect(agent.parts.ledger.fact('openOriginals')).toEqual([]);
    expect(agent.parts.ledger.fact(`originals/${id}`)).toMatchObject([{ holder: 'window' }]);
  });

  test('R36: both sign, each with their own PIN, and never the same person twice', async () => {
    const { ids, packed, code } = await brought(1);
    must(await counter().openHandover({ code, folder: stick }));
    const order = { batchId: packed.batchId, verdicts: ids.map((id) => accept(id)), pin: 'W01' };
    const wrong = await counter().settleHandover({ ...order, agent: { operatorId: 'A01', pin: '000000' } });
    expect(wrong).toMatchObject({ failure: { code: 'operator/wrong-pin' } });
    const alone = await counter().settleHandover({ ...order, agent: { operatorId: 'W01', pin: 'W01' } });
    expect(alone).toMatchObject({ failure: { code: 'case/second-person' } });
    expect(window.parts.ledger.application(ids[0] ?? '')).toBeNull();
  });

  test('the file tells nobody anything without its code, and damage is found before anything is taken', async () => {
    const { packed, code } = await brought(1);
    const [name = ''] = await readdir(stick);
    const file = path.join(stick, name);
    const bytes = await readFile(file);
    expect(bytes.includes('李秀')).toBe(false);
    const other = code.replace(/\.[2-9A-HJ-NP-Z]{16}\./, '.2222222222222222.');
    expect(await counter().openHandover({ code: other, folder: stick })).toMatchObject({
      failure: { code: 'handover/wrong-code' },
    });
    expect(await counter().openHandover({ code: 'nonsense', folder: stick })).toMatchObject({ ok: false });
    expect(must(await counter().openHandover({ code: packed.spokenSecret ?? '', folder: stick })).batchId).toBe(
      packed.batchId,
    );
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await counter().openHandover({ code, folder: stick })).toMatchObject({
      failure: { code: 'handover/damaged' },
    });
    expect(await counter().openHandover({ code, folder: path.join(stick, 'gone') })).toMatchObject({
      failure: { code: 'package/folder-missing' },
    });
  });
});

test('R36: local numbers are this terminal’s own, so the next one is known without a line; a handwritten receipt is noted', async () => {
  const id = await received('doorstep', idOf(1));
  const home = must(await verbs().agentHome({}));
  expect(home.nextNumber).toMatch(/^V007-20261122-0002-/);
  expect(home.toHandOver).toBe(1);
  must(await verbs().noteHandwrittenReceipt({ applicationId: id, serial: 'QH-000123' }));
  const event = agent.parts.ledger.events({ fromSeq: 1, limit: 500 }).at(-1);
  expect(event).toMatchObject({ type: 'receipt/handwritten', applicationId: id, body: { serial: 'QH-000123' } });
});
