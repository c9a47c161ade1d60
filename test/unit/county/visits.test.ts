import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

const nowMs = Date.parse('2026-11-22T02:00:00Z');

describe('visits at the county', () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let elsewhere: Clerk;
  let terminal: WireTerminal;

  beforeAll(async () => {
    county = await startCounty({ now: () => new Date(nowMs) });
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    await putConsoleUser(county.store, { name: 'wang', password: '正确的密码', displayName: '王芳' });
    const bai = { name: 'bai', password: '正确的密码', displayName: '白石镇', placeCode: '990101999' };
    await putConsoleUser(county.store, bai);
    const order = { office: '青禾镇便民服务中心', placeCode: '990101101' };
    terminal = await WireTerminal.enrolled(
      county.url,
      await county.issueEnrolmentCode(order),
      'international',
      'agent',
    );
    terminal.nowMs = () => nowMs;
    [clerk, elsewhere] = [new Clerk(county.url), new Clerk(county.url)];
    await clerk.postRaw('/console/login', { name: 'wang', password: '正确的密码' });
    await elsewhere.postRaw('/console/login', { name: 'bai', password: '正确的密码' });
  });
  afterAll(() => county?.close());

  const form = () => ({
    terminal: terminal.enrolment.terminalId,
    purpose: 'apply',
    name: '黄<b>阿婆',
    phone: '13800138000',
    village: '青禾村',
    where: '村口第三家',
    item: '',
    number: '',
    documents: '高龄津贴存折、通知书',
    day: '2026-11-23',
    half: 'afternoon',
    notes: '',
  });
  const visits = async () => (await county.store.doorstep.list({ limit: 50, offset: 0, placeCode: '' })).rows;

  test('R36: assigned on the console, announced to that terminal alone, and nothing of a name becomes markup', async () => {
    const done = await clerk.post('/console/visits', '/console/visits', form());
    expect(done.status).toBe(303);
    const [held] = await visits();
    expect(held?.visit).toMatchObject({
      personName: '黄<b>阿婆',
      from: '2026-11-23T06:00:00.000Z',
      documents: ['高龄津贴存折', '通知书'],
      assignedBy: '王芳',
    });
    const page = await clerk.page(`/console/visits/${held?.visit.id}`);
    expect(page).toContain('黄&lt;b&gt;阿婆');
    expect(await elsewhere.page('/console/visits')).not.toContain('青禾村');
    expect((await elsewhere.get(`/console/visits/${held?.visit.id}`)).status).toBe(404);
  });

  test('what does not fit is said beside the form, and nothing is assigned', async () => {
    const before = (await visits()).length;
    for (const wrong of [{ name: '' }, { village: '' }, { day: 'soon' }, { terminal: 'nobody' }]) {
      const reply = await clerk.post('/console/visits', '/console/visits', { ...form(), ...wrong });
      expect(reply.status).toBe(400);
    }
    const foreign = await elsewhere.post('/console/disclosure', '/console/visits', form());
    expect([400, 403]).toContain(foreign.status);
    expect((await visits()).length).toBe(before);
  });

  test('R36 R37: reports and evidence come with the chain, once; the page shows who, where, when and each hash', async () => {
    const [held] = await visits();
    const visitId = held?.visit.id ?? '';
    const at = '2026-11-23T06:30:00.000Z';
    const by = { id: 'A01', name: '韦小兰' };
    const report = { id: randomUUID(), visitId, at, by, detail: { kind: 'absent', note: '赶集去了' } };
    const hash = 'ab'.repeat(32);
    const evidence = {
      id: randomUUID(),
      visitId,
      applicationIds: [],
      agent: by,
      terminalId: terminal.enrolment.terminalId,
      keyNumber: 1,
      started: { at, monotonicMs: 1_000, boot: 1 },
      ended: { at, monotonicMs: 61_000, boot: 1 },
      place: { source: 'manual', village: '青禾村', place: '', reason: '屋里没有信号' },
      photos: [
        {
          sha256: hash,
          mediaType: 'image/jpeg',
          sizeBytes: 10,
          subject: 'door',
          purpose: '证明到过这家',
          consentOf: null,
          takenAt: at,
        },
      ],
      witness: '李主任',
    };
    terminal.append('visit/reported', { report });
    terminal.append('evidence/sealed', { evidence });
    expect((await terminal.push(county.url, terminal.events.slice(-2))).body.refusals).toEqual([]);
    expect((await terminal.push(county.url, terminal.events.slice(-2))).body.refusals).toEqual([]);
    const found = await county.store.doorstep.find(visitId, '');
    expect(found?.reports).toEqual([report]);
    expect(found?.evidence).toEqual([evidence]);
    const page = await clerk.page(`/console/visits/${visitId}`);
    for (const words of ['赶集去了', '屋里没有信号', '韦小兰', '李主任', hash, '60 秒']) expect(page).toContain(words);
  });

  test('a report about nobody’s visit, and a body that is none, are kept and named', async () => {
    const by = { id: 'A01', name: '韦小兰' };
    const at = '2026-11-23T06:30:00.000Z';
    const report = { id: randomUUID(), visitId: randomUUID(), at, by, detail: { kind: 'absent', note: '' } };
    terminal.append('visit/reported', { report });
    terminal.append('evidence/sealed', { evidence: { id: 'no' } });
    terminal.append('handover/settled', { round: { id: 'no' } });
    const pushed = await terminal.push(county.url, terminal.events.slice(-3));
    expect(pushed.body.refusals).toHaveLength(3);
  });

  test('a visit is taken back while it is open, once', async () => {
    const [held] = await visits();
    const id = held?.visit.id ?? '';
    const path = `/console/visits/${id}/cancel`;
    expect((await elsewhere.post('/console/disclosure', path, {})).status).not.toBe(303);
    expect((await clerk.post('/console/visits', path, {})).status).toBe(303);
    expect((await visits()).find(({ visit }) => visit.id === id)?.visit).toMatchObject({
      version: 2,
      isCancelled: true,
    });
    expect((await clerk.post('/console/visits', path, {})).status).toBe(409);
  });

  test('R54: agents’ figures on the console, by person, village and device, for one’s own place alone; taken back counts no more', async () => {
    const visitId = randomUUID();
    const village = '石桥村';
    await clerk.post('/console/visits', '/console/visits', { ...form(), village, purpose: 'apply' });
    const held = (await visits()).find(({ visit }) => visit.village === village);
    const by = { id: 'A07', name: '蓝小妹' };
    const said = (detail: object, minute: number) => ({
      ...{ id: randomUUID(), visitId: held?.visit.id ?? visitId, by, detail },
      at: `2026-11-21T06:${minute}:00.000Z`,
    });
    const wrong = said({ kind: 'absent', note: '' }, 30);
    terminal.append('visit/reported', { report: wrong });
    terminal.append('visit/reported', { report: said({ kind: 'taken-back', reportId: wrong.id, note: '' }, 31) });
    terminal.append('visit/reported', { report: said({ kind: 'begun', mode: 'delegate' }, 32) });
    expect((await terminal.push(county.url, terminal.events.slice(-3))).body.refusals).toEqual([]);
    const asked = { from: '2026-11-01', to: '2026-11-22', placeCode: '' };
    const { agents, villages, devices } = await county.store.doorstep.figures(asked);
    expect(agents.find(({ key }) => key === 'A07')).toMatchObject({ visits: 1, absences: 0, deliveries: 0 });
    expect(villages.find(({ key }) => key === village)).toMatchObject({ visits: 1 });
    expect(devices).toMatchObject([{ terminalId: terminal.enrolment.terminalId, open: 1, undelivered: 0 }]);
    expect((await county.store.doorstep.figures({ ...asked, to: '2026-11-20' })).agents).toEqual([]);
    const page = await clerk.page('/console/visits/figures?from=2026-11-22&to=2026-11-01');
    for (const words of ['蓝小妹', village, terminal.enrolment.numberPrefix, '没联系天数'])
      expect(page).toContain(words);
    expect(await clerk.page(`/console/visits/${held?.visit.id}`)).toContain('撤回上一步');
    const foreign = await elsewhere.page('/console/visits/figures');
    for (const words of ['蓝小妹', village]) expect(foreign).not.toContain(words);
  });

  test('R37: a photograph is shown once it has come, to clerks of that place; until then the page says where it is', async () => {
    const [held] = await visits();
    const visitId = held?.visit.id ?? '';
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 7, 7, 0xff, 0xd9]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const at = '2026-11-21T06:30:00.000Z';
    const photo = {
      sha256,
      mediaType: 'image/jpeg',
      sizeBytes: bytes.length,
      subject: 'door',
      purpose: '证明到过这家',
    };
    const evidence = {
      ...{ id: randomUUID(), visitId, applicationIds: [], agent: { id: 'A01', name: '韦小兰' } },
      ...{ terminalId: terminal.enrolment.terminalId, keyNumber: 1, witness: '' },
      started: { at, monotonicMs: 1_000, boot: 1 },
      ended: { at, monotonicMs: 61_000, boot: 1 },
      place: { source: 'manual', village: '青禾村', place: '', reason: '屋里没有信号' },
      photos: [{ ...photo, consentOf: null, takenAt: at }],
    };
    terminal.append('evidence/sealed', { evidence });
    expect((await terminal.push(county.url, terminal.events.slice(-1))).body.refusals).toEqual([]);
    const address = `/console/visits/${visitId}/photographs/${sha256}`;
    expect(await clerk.page(`/console/visits/${visitId}`)).toContain('照片还在代办员的设备上');
    expect((await clerk.get(address)).status).toBe(404);
    expect((await terminal.upload(county.url, bytes, { mediaType: 'image/jpeg' })).status).toBe(204);
    expect(await clerk.page(`/console/visits/${visitId}`)).toContain(`src="${address}"`);
    const shown = await clerk.get(address);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
    expect((await elsewhere.get(address)).status).toBe(404);
    expect((await clerk.get(`/console/visits/${randomUUID()}/photographs/${sha256}`)).status).toBe(404);
  });
});
