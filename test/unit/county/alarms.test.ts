import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Alarm } from '../../../main/domain/alarms/alarm.ts';
import type { Application } from '../../../main/domain/application.ts';
import type { Move } from '../../../main/domain/case/move.ts';
import { formatLocalNumber } from '../../../main/domain/local-number.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { changesReplySchema } from '../../../sync/protocol.ts';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

let nowMs = Date.parse('2026-11-23T02:00:00Z');
let county: RunningCounty;
let clerk: Clerk;
let terminal: WireTerminal;
/** A terminal counts anew each day. */
const counted = new Map<string, number>();

beforeAll(async () => {
  county = await startCounty({ now: () => new Date(nowMs) });
  await county.store.publishing.publishCatalogue(tinyCatalogue());
  await putConsoleUser(county.store, { name: 'wang', password: '正确的密码', displayName: '王芳' });
  await putConsoleUser(county.store, {
    name: 'zhen',
    password: '正确的密码',
    displayName: '镇管理员',
    placeCode: '990101999',
  });
  terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
  terminal.nowMs = () => nowMs;
});
/** A session ends with the working day, and days go by here. */
const logIn = async () => {
  clerk = new Clerk(county.url);
  await clerk.postRaw('/console/login', { name: 'wang', password: '正确的密码' });
};
beforeEach(logIn);
afterAll(() => county?.close());

const at = (day: string) => {
  nowMs = Date.parse(`${day}T02:00:00Z`);
};
/** Received and accepted on a morning; its promise is ten working days. */
async function accepted(day: string, skipped = 0): Promise<Application> {
  const counter = (counted.get(day) ?? 0) + 1 + skipped;
  counted.set(day, counter);
  const prefix = terminal.enrolment.numberPrefix;
  const localNumber = formatLocalNumber({ prefix, date: day, counter });
  const instant = `${day}T02:00:00.000Z`;
  const application = sampleApplication(terminal, counter, {
    localNumber,
    itemCode: 'TEST-1',
    receivedAt: instant,
    acceptedAt: instant,
  });
  terminal.accept(application);
  await send();
  return application;
}
const send = async () => {
  const pushed = await terminal.push(county.url, terminal.events.slice(-1));
  expect(pushed.status).toBe(200);
  return pushed.body;
};
const toldAlarm = (application: Application, change: Partial<Alarm> = {}): Alarm => ({
  rule: 'SX-PROMISE',
  applicationId: application.id,
  localNumber: application.localNumber,
  level: 'yellow',
  explanation: { zh: '10 个工作日，已超 1 个工作日', en: 'late' },
  department: '青禾镇',
  holder: { zh: '窗口', en: 'window' },
  network: null,
  number: 'JCA001202611230001',
  state: 'open',
  raisedAt: new Date(nowMs).toISOString(),
  since: new Date(nowMs).toISOString(),
  isEscalated: false,
  word: null,
  ...change,
});
const tell = async (alarm: Alarm) => {
  terminal.append('alarm/raised', { alarm }, alarm.applicationId, null);
  return send();
};
const all = { level: null, rule: null, office: null, differing: false, limit: 50, offset: 0 } as const;
const rowOf = async (application: Application, rule = 'SX-PROMISE') =>
  (await county.store.alarms.list(all)).rows.find(({ key }) => key === `${rule}/${application.id}`);
const changes = async () => changesReplySchema.parse((await terminal.changes(county.url)).body).changes;

test('R22: the county computes again from its own data, and says where terminal and county differ', async () => {
  const application = await accepted('2026-11-23');
  at('2026-12-04');
  expect(await county.store.alarms.look()).toMatchObject({ cases: 1 });
  expect(await rowOf(application)).toMatchObject({
    difference: 'only-county',
    told: null,
    found: { level: 'warning' },
  });
  at('2026-12-08');
  await county.store.alarms.look();
  expect(await rowOf(application)).toMatchObject({ found: { level: 'yellow', localNumber: application.localNumber } });
  expect((await rowOf(application))?.found?.explanation.zh).toContain(
    '2026年11月23日受理，应于12月7日前办结；已超 1 个工作日',
  );
  // Looked at again, nothing changes.
  expect((await county.store.alarms.look()).changed).toBe(0);

  await tell(toldAlarm(application, { level: 'warning' }));
  expect(await rowOf(application)).toMatchObject({ difference: 'level', told: { level: 'warning' } });
  expect((await county.store.alarms.list({ ...all, differing: true })).rows).not.toHaveLength(0);
  await tell(toldAlarm(application));
  expect(await rowOf(application)).toMatchObject({ difference: 'same' });

  await logIn();
  const page = await clerk.page('/console/alarms');
  expect(page).toContain('黄牌');
  expect(page).toContain('两边一致');
  expect(page).toContain(application.localNumber);
  expect(await clerk.page('/console/alarms?level=red')).not.toContain(application.localNumber);
  expect(await clerk.page('/console/alarms?rule=SX-PROMISE&office=%E9%9D%92%E7%A6%BE%E9%95%87')).toContain('承诺时限');
});

test('R27: a 督办 is made of an alarm with one click, and names its rule', async () => {
  const application = await accepted('2026-12-08');
  await tell(toldAlarm(application));
  const row = await rowOf(application);
  const fields = { terminalId: row?.terminalId ?? '', key: row?.key ?? '' };
  expect((await clerk.post('/console/alarms', '/console/alarms/supervise', fields)).status).toBe(303);
  const notice = (await changes()).find((change) => change.kind === 'supervision');
  expect(notice?.notice).toMatchObject({
    applicationId: application.id,
    alarmRule: 'SX-PROMISE',
    answerBy: '2026-12-11',
    issuedBy: '王芳',
    state: 'open',
  });
  expect(await clerk.page('/console/alarms')).toContain('已督办，等答复');
  const twice = await clerk.post('/console/alarms', '/console/alarms/supervise', fields);
  expect(twice.status).toBe(409);
  expect(await twice.text()).toContain('已经督办');
});

test('R22: an alarm is taken off with a reason, at the county at once and at the terminal with its next contact', async () => {
  const application = await accepted('2026-11-23');
  at('2026-12-09');
  await logIn();
  await tell(toldAlarm(application));
  await county.store.alarms.look();
  const row = await rowOf(application);
  const fields = { terminalId: row?.terminalId ?? '', key: row?.key ?? '' };
  const bare = await clerk.post('/console/alarms', '/console/alarms/withdraw', { ...fields, reason: ' ' });
  expect(bare.status).toBe(400);
  expect(
    (await clerk.post('/console/alarms', '/console/alarms/withdraw', { ...fields, reason: '系统误报' })).status,
  ).toBe(303);
  expect(await rowOf(application)).toBeUndefined();
  const told = (await changes()).filter((change) => change.kind === 'alarm');
  expect(told).toMatchObject([
    { withdrawal: { rule: 'SX-PROMISE', applicationId: application.id, reason: '系统误报', by: '王芳' } },
  ]);
  await county.store.alarms.look();
  expect(await rowOf(application)).toBeUndefined();
  const again = await clerk.post('/console/alarms', '/console/alarms/withdraw', { ...fields, reason: '再摘一次' });
  expect(again.status).toBe(409);
});

test('R12: a township’s clerk neither sees nor touches what other places have', async () => {
  const application = await accepted('2026-12-09');
  await tell(toldAlarm(application));
  const row = await rowOf(application);
  const township = new Clerk(county.url);
  await township.postRaw('/console/login', { name: 'zhen', password: '正确的密码' });
  expect(await township.page('/console/alarms')).not.toContain(application.localNumber);
  const fields = { terminalId: row?.terminalId ?? '', key: row?.key ?? '', reason: '不归我管' };
  expect((await township.post('/console/alarms', '/console/alarms/withdraw', fields)).status).toBe(409);
  expect(await rowOf(application)).toBeDefined();
});

test('R16: a number that was skipped is seen the next day', async () => {
  const before = counted.get('2026-12-09') ?? 0;
  await accepted('2026-12-09', 2);
  await county.store.alarms.look();
  const gap = async () => (await county.store.alarms.list({ ...all, rule: 'LC-NUMBER-GAP' })).rows[0]?.found;
  const isToday = await gap();
  at('2026-12-10');
  await county.store.alarms.look();
  expect((await gap())?.explanation.zh).toContain(`20261209-${String(before + 1).padStart(4, '0')}`);
  expect(isToday?.explanation.zh ?? '').not.toContain(`20261209-${String(before + 1).padStart(4, '0')}`);
});

test('R23: what is no alarm is kept in the chain and named, and moves nothing', async () => {
  const application = await accepted('2026-12-10');
  const refused = await tell({ ...toldAlarm(application), level: 'purple' } as unknown as Alarm);
  expect(refused.refusals).toMatchObject([{ applicationId: application.id }]);
  terminal.append('alarm/raised', { alarm: toldAlarm(application) }, null, null);
  expect((await send()).refusals).toHaveLength(1);
  expect(await rowOf(application)).toBeUndefined();
});

test('R22: a card of the network’s is marked so at the county, too', async () => {
  const application = await accepted('2026-12-10');
  // Written at the terminal on the 14th and heard on the 28th: for two weeks there was no line.
  at('2026-12-28');
  const late = terminal.append('card/read', {}, application.id);
  expect(late.at < '2026-11-23').toBe(true);
  await send();
  await county.store.alarms.look();
  expect((await rowOf(application))?.found).toMatchObject({
    level: 'yellow',
    network: { offlineDays: expect.any(Number) },
  });
  await logIn();
  expect(await clerk.page('/console/alarms')).toContain('网络原因');
});

test('R10 R23: an acceptance that does not pass the county’s own look is kept and flagged, and so is a post that nobody gave', async () => {
  at('2026-12-29');
  const instant = '2026-12-29T02:00:00.000Z';
  const by = { id: 'w01', name: '李慧', role: 'W' } as const;
  const move = { by, second: null, where: 'terminal', offline: false, at: instant } as const;
  const receive: Move = {
    ...move,
    id: randomUUID(),
    from: 'DRAFT',
    to: 'RECEIVED',
    detail: { transition: 'receive', mode: 'window' },
  };
  const accept: Move = {
    ...move,
    id: randomUUID(),
    from: 'RECEIVED',
    to: 'ACCEPTED',
    detail: { transition: 'accept', deferred: [], committed: [] },
  };
  const sendOpened = async (opening: readonly Move[], materials: Application['materials']) => {
    const counter = (counted.get('2026-12-29') ?? 0) + 1;
    counted.set('2026-12-29', counter);
    const prefix = terminal.enrolment.numberPrefix;
    const application = sampleApplication(terminal, counter, {
      localNumber: formatLocalNumber({ prefix, date: '2026-12-29', counter }),
      receivedAt: instant,
      acceptedAt: instant,
      opening: [...opening],
      materials,
    });
    terminal.accept(application);
    expect((await send()).refusals).toEqual([]);
    return application;
  };
  const seen = { code: 'M1', originalSeen: true, method: 'original-checked' as const, pages: [] };
  const lawful = await sendOpened([receive, accept], [seen]);
  const without = await sendOpened(
    [
      { ...receive, id: randomUUID() },
      { ...accept, id: randomUUID() },
    ],
    [],
  );
  await county.store.alarms.look();
  expect(await rowOf(lawful, 'LC-REFUSED-STEP')).toBeUndefined();
  expect((await rowOf(without, 'LC-REFUSED-STEP'))?.found).toMatchObject({ level: 'red' });
  expect(await county.store.cases.moves(without.id)).toMatchObject({ state: 'ACCEPTED' });
  // The window hears of it by itself, once, and the case stands.
  const askedOf = async ({ id }: { readonly id: string }) =>
    (await county.store.cases.record(id))?.supervision.filter(({ alarmRule }) => alarmRule === 'LC-REFUSED-STEP');
  expect(await askedOf(without)).toMatchObject([{ issuedBy: '电子监察', state: 'open' }]);
  expect(await askedOf(lawful)).toEqual([]);
  await county.store.alarms.look();
  expect(await askedOf(without)).toHaveLength(1);

  at('2026-12-28');
  const person = { id: 'w01', name: '李慧', post: '导办', roles: ['guide' as const], office: '青禾镇' };
  await county.store.publications.publish({
    kind: 'staff',
    scope: '青禾镇',
    body: { people: [{ ...person, startCode: null, revokedAt: null }] },
    publisher: { by: '王芳', note: '' },
  });
  at('2027-01-11');
  const later = { at: '2027-01-11T02:00:00.000Z' };
  const posing = await sendOpened(
    [
      { ...receive, ...later, id: randomUUID() },
      { ...accept, ...later, id: randomUUID() },
    ],
    [seen],
  );
  await county.store.alarms.look();
  expect((await rowOf(posing, 'LC-REFUSED-STEP'))?.found?.explanation.zh).toContain('名单上没有这个岗位');
});

test('R16: a document’s number that was skipped, or given twice, is seen beside the alarms', async () => {
  at('2027-01-11');
  await logIn();
  expect(await clerk.page('/console/alarms')).toContain('href="/console/alarms/numbers"');
  expect(await clerk.page('/console/alarms/numbers')).toContain('没有缺号、重号');
  const unit = terminal.enrolment.numberPrefix;
  for (const count of [1, 3, 3, 2_000_000_000]) {
    terminal.append('document/issued', { number: { unit, kind: 'acceptance', year: 2026, count }, contentHash: 'x' });
    await send();
  }
  const page = await clerk.page('/console/alarms/numbers');
  expect(page).toContain(`${unit}受〔2026〕`);
  expect(page).toMatch(/缺：<\/span> 2\s*</);
  expect(page).toMatch(/重：<\/span> 3\s*</);
  expect(page).toContain('编号不合常理');
  const other = new Clerk(county.url);
  await other.postRaw('/console/login', { name: 'zhen', password: '正确的密码' });
  expect(await other.page('/console/alarms/numbers')).not.toContain(`${unit}受〔2026〕`);
});
