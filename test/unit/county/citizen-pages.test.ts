import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SealedRating } from '../../../main/domain/rating/rating.ts';
import type { GivenVoice } from '../../../main/domain/voice/voice.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { sealNote } from '../../../sync/package/sealed-note.ts';
import { makeOpeningKey, sealingPart } from '../../../sync/package/sealing-key.ts';
import { call, sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { type OpenCounty, openCounty } from './open-county.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

let county: OpenCounty;
let clerk: Clerk;
let far: Clerk;
let terminal: WireTerminal;
let counter = 0;

beforeAll(async () => {
  county = await openCounty();
  await county.store.publishing.publishCatalogue(tinyCatalogue());
  const password = '正确的密码';
  await putConsoleUser(county.store, { name: 'wang', password, displayName: '王芳' });
  await putConsoleUser(county.store, { name: 'town', password, displayName: '镇里', placeCode: '990101101' });
  const code = 'TEST-CODE-0002';
  const expiresAt = new Date(Date.now() + 600_000);
  await county.store.places.putOffice({ name: '青禾镇便民服务中心', placeCode: '990101101' });
  await county.store.terminals.registerCode({ code, office: '青禾镇便民服务中心', createdBy: 'test', expiresAt });
  terminal = await WireTerminal.enrolled(county.url, code);
  clerk = new Clerk(county.url);
  await clerk.postRaw('/console/login', { name: 'wang', password });
  far = new Clerk(county.url);
  await far.postRaw('/console/login', { name: 'town', password });
});
afterAll(() => county?.close());

const key = () => sealingPart(county.store.packages.openingKey);
const pushed = async (...events: readonly object[]) => {
  expect(events.length).toBeGreaterThan(0);
  return terminal.push(county.url, terminal.events.slice(-events.length));
};

async function delivered(): Promise<string> {
  counter += 1;
  const application = sampleApplication(terminal, counter, {});
  await pushed(terminal.accept(application));
  await terminal.submit(county.url, application.id);
  return application.id;
}

async function rating(
  applicationId: string,
  change: Partial<SealedRating> = {},
  visit = randomUUID(),
): Promise<object> {
  const id = randomUUID();
  const said: SealedRating = {
    id,
    applicationId,
    at: '2026-11-22T02:00:00.000Z',
    level: 5,
    aspects: { efficiency: 5, skill: null, manner: 4 },
    words: '等了两个小时',
    isNamed: true,
    ...change,
  };
  const body = {
    ratingId: id,
    applicationId,
    mode: 'on-site',
    visit: visit.replaceAll('-', '').padEnd(64, '0'),
    sealed: await sealNote(said, key()),
  };
  return terminal.append('rating/given', body, applicationId, null);
}

describe('好差评 at the county', () => {
  test('R52: a bad rating with a name is called back and put right, by a date, before it is closed', async () => {
    const applicationId = await delivered();
    const reply = await pushed(await rating(applicationId));
    expect(reply.body.refusals).toEqual([]);
    const page = await clerk.page('/console/ratings');
    expect(page).toContain('等了两个小时');
    expect(page).toContain('待回访、整改');
    expect(page).toMatch(/\d{4}-\d{2}-\d{2} 前/);
    const [row] = (await county.store.ratings.list({ only: 'to-follow', limit: 10, offset: 0 })).rows;
    const address = `/console/ratings/${row?.id}`;
    const follow = (kind: string, text: string) => clerk.post(address, `${address}/follow`, { kind, text });
    expect((await follow('call', '')).status).toBe(400);
    expect((await follow('call', '已电话道歉')).status).toBe(303);
    expect((await county.store.ratings.find(row?.id ?? ''))?.closedAt).toBeNull();
    expect((await follow('fix', '增开一个窗口')).status).toBe(303);
    expect(await clerk.page('/console/ratings')).not.toContain('等了两个小时');
    expect((await follow('fix', '再改一次')).status).toBe(409);
    expect(await clerk.page(address)).toContain('增开一个窗口');
  });

  test('R52: one visit is one rating at the county, too; a repeat of the same event is no second', async () => {
    const applicationId = await delivered();
    const visit = randomUUID();
    expect((await pushed(await rating(applicationId, { level: 1 }, visit))).body.refusals).toEqual([]);
    const second = await pushed(await rating(applicationId, { level: 5 }, visit));
    expect(second.body.refusals).toMatchObject([{ reason: 'this visit was rated before' }]);
  });

  test('R52: what staff wrote, what is sealed for others, and what is no rating is kept in the chain and counts nowhere', async () => {
    const applicationId = await delivered();
    const total = async () => (await county.store.ratings.list({ only: 'all', limit: 1, offset: 0 })).total;
    const before = await total();
    const body = { ratingId: randomUUID(), applicationId, mode: 'on-site', visit: 'a'.repeat(64) };
    const sealed = await sealNote({ level: 1 }, sealingPart(makeOpeningKey()));
    const byStaff = await rating(applicationId);
    const events = [
      terminal.append('rating/given', { ...body, sealed }, applicationId, null),
      terminal.append('rating/given', { ...body, sealed: await sealNote({ level: 1 }, key()) }, applicationId, null),
      terminal.append('rating/given', { ...(byStaff as { body: object }).body }, applicationId),
    ];
    const reply = await terminal.push(county.url, terminal.events.slice(-4));
    expect(events).toHaveLength(3);
    expect(reply.body.refusals.map(({ reason }: { reason: string }) => reason)).toEqual([
      'the rating can not be opened',
      'the rating can not be opened',
      'a rating was written in a session of staff',
    ]);
    expect(await total()).toBe(before + 1);
  });

  test('R52: who gave no name has none at the county either; the counts add up; the export speaks the upstream’s code', async () => {
    const applicationId = await delivered();
    await pushed(await rating(applicationId, { level: 4, isNamed: false, words: '=1+1' }));
    const [row] = (await county.store.ratings.list({ only: 'to-follow', limit: 10, offset: 0 })).rows.slice(-1);
    expect(row).toMatchObject({ applicantName: null, phone: null, level: 4 });
    const counts = await county.store.ratings.counts(new Date('2026-01-01T00:00:00Z'));
    const { total } = await county.store.ratings.list({ only: 'all', limit: 1, offset: 0 });
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    const lineOf = async (upstream: string) =>
      (await clerk.page(`/console/ratings/export/${upstream}`)).split('\r\n').find((line) => line.includes('1+1'));
    expect(await lineOf('gbt39046')).toContain('"4","5","","4","\'=1+1"');
    expect(await lineOf('platform')).toContain('"2","1","","2","\'=1+1"');
  });

  test('R52, R53: neither page opens to an account of the township', async () => {
    for (const address of ['/console/ratings', '/console/voices', '/console/identity']) {
      expect((await far.get(address)).status, address).toBe(403);
      expect((await clerk.get(address)).status, address).toBe(200);
    }
  });
});

describe('投诉 at the county', () => {
  const voice: GivenVoice = {
    kind: 'complaint',
    topics: ['manner'],
    words: '窗口的人不理人',
    localNumber: '',
    name: '张三',
    phone: '13800001111',
  };
  const given = async (number: string, change: Partial<GivenVoice> = {}) => {
    const said = { voice: { ...voice, ...change }, office: '青禾镇便民服务中心', at: '2026-11-22T02:00:00.000Z' };
    const body = { voiceId: randomUUID(), number, sealed: await sealNote(said, key()) };
    return terminal.append('voice/given', body, null, null);
  };
  const statuses = async () =>
    (await terminal.changes(county.url)).body.changes.filter(({ kind }: { kind: string }) => kind === 'voice');

  test('R53: received, handed to 12345, answered, closed: each step reaches the terminal, and never what was said', async () => {
    const number = 'TS-A001-20261122-0001';
    await pushed(await given(number));
    expect(await clerk.page('/console/voices')).toContain('窗口的人不理人');
    const address = `/console/voices/${number}`;
    const act = (action: string, text = '已核实') => clerk.post(address, `${address}/act`, { action, text });
    expect((await act('close')).status).toBe(409);
    expect((await act('transfer', '转 12345 工单 88')).status).toBe(303);
    expect((await statuses())[0].status).toMatchObject({ number, state: 'transferred', answer: null });
    expect((await act('answer', '已批评教育，向您道歉')).status).toBe(303);
    expect((await act('close')).status).toBe(303);
    expect((await act('answer')).status).toBe(409);
    const [told] = await statuses();
    expect(told.status).toMatchObject({ state: 'closed', answer: '已批评教育，向您道歉', version: 4 });
    expect(JSON.stringify(told)).not.toContain('不理人');
  });

  test('R55: a suggestion is listed by itself', async () => {
    await pushed(await given('TS-A001-20261122-0002', { kind: 'advice', words: '多放几把椅子' }));
    expect(await clerk.page('/console/voices?only=advice')).toContain('多放几把椅子');
    expect(await clerk.page('/console/voices')).not.toContain('多放几把椅子');
  });

  test('a number that is taken by another is refused, and kept in the chain', async () => {
    const reply = await pushed(await given('TS-A001-20261122-0001', { words: '另一件事' }));
    expect(reply.body.refusals).toHaveLength(1);
  });
});

describe('身份核验 at the county', () => {
  const words = async (id: string) =>
    (await terminal.changes(county.url)).body.changes
      .filter((one: { kind: string; word?: { applicationId: string } }) => one.word?.applicationId === id)
      .map(({ word }: { word: unknown }) => word);

  test('R39: a mismatch holds the case until it is checked again, and the window’s finding brings it back', async () => {
    const id = await delivered();
    const check = (verdict: string, note = '') =>
      clerk.post('/console/identity', `/console/identity/check/${id}`, { verdict, note });
    expect((await check('mismatch')).status).toBe(400);
    expect((await check('mismatch', '人口库姓名为“张珊”')).status).toBe(303);
    expect(await words(id)).toMatchObject([{ verdict: 'mismatch', version: 1 }]);
    expect(await clerk.page('/console/identity')).not.toContain(id);
    const decide = () =>
      clerk.post('/console/inbox', `/console/applications/${id}/decision`, { outcome: 'approved', reason: '' });
    const held = await decide();
    expect([held.status, await held.text()]).toEqual([409, expect.stringContaining('挂起')]);
    const finding = {
      applicationId: id,
      finding: 'person-confirmed',
      text: '本人持户口簿到场，曾用名',
      foundBy: '王建国',
      at: '2026-11-22T03:00:00.000Z',
      about: 1,
    };
    expect((await pushed(terminal.append('identity/settled', { finding }, id))).body.refusals).toEqual([]);
    expect(await clerk.page('/console/identity')).toContain('曾用名');
    expect((await check('match')).status).toBe(303);
    expect(await words(id)).toMatchObject([{ verdict: 'match', version: 2 }]);
    expect((await decide()).status).toBe(303);
  });

  test('R39: the population database’s own service asks and answers with its token, and with no other', async () => {
    const id = await delivered();
    const url = `${county.url}/api/v1/population/checks`;
    expect((await call(url)).status).toBe(401);
    const page = await (await clerk.post('/console/identity', '/console/identity/service', {})).text();
    const token = /class="code">([\w-]+)</.exec(page)?.[1] ?? '';
    const headers = { authorization: `Bearer ${token}` };
    const { checks } = (await call(url, { headers })).body;
    expect(checks).toContainEqual(expect.objectContaining({ applicationId: id, idNumber: expect.any(String) }));
    const tell = (body: object) => call(url, { method: 'POST', headers, body });
    expect((await tell({ applicationId: id, verdict: 'mismatch', note: '' })).status).toBe(400);
    expect((await tell({ applicationId: randomUUID(), verdict: 'match', note: '' })).status).toBe(404);
    expect((await tell({ applicationId: id, verdict: 'match', note: '' })).status).toBe(200);
    expect(await words(id)).toMatchObject([{ verdict: 'match', checkedBy: '人口库接口' }]);
    await clerk.post('/console/identity', '/console/identity/service', {});
    expect((await call(url, { headers })).status).toBe(401);
  });
});

test('R64: the credit platform’s answer is registered by the number on the receipt, and goes to the terminal', async () => {
  const id = await delivered();
  const detail = await county.store.applications.detail(id);
  const tell = (fields: Record<string, string>) =>
    clerk.post('/console/credit', '/console/credit', { number: detail?.localNumber ?? '', ...fields });
  expect((await tell({ verdict: 'bad', note: '' })).status).toBe(400);
  expect((await tell({ verdict: 'good', number: 'A001-20261122-0999-X' })).status).toBe(404);
  expect((await tell({ verdict: 'bad', note: '失信被执行人' })).status).toBe(303);
  const { changes } = (await terminal.changes(county.url)).body;
  expect(changes.filter(({ kind }: { kind: string }) => kind === 'credit')).toMatchObject([
    { word: { applicationId: id, verdict: 'bad', version: 1 } },
  ]);
  expect((await far.get('/console/credit')).status).toBe(403);
  expect(await clerk.page('/console/credit')).toContain('失信被执行人');
  // It decides nothing: the case is decided as ever.
  const decided = await clerk.post('/console/inbox', `/console/applications/${id}/decision`, {
    outcome: 'approved',
    reason: '',
  });
  expect(decided.status).toBe(303);
});
