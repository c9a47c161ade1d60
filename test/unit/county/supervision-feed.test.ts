import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Application } from '../../../main/domain/application.ts';
import { move } from '../../../main/domain/case/machine.ts';
import type { Move, MoveDetail } from '../../../main/domain/case/move.ts';
import type { CaseRole } from '../../../main/domain/case/states.ts';
import type { WholeCase } from '../../../main/domain/case/whole-case.ts';
import type { Item } from '../../../main/domain/catalogue.ts';
import type { CountyStep } from '../../../sync/county/cases/county-moves.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { type FeedRow, feedEventCodes, feedEvents } from '../../../sync/county/supervision/feed/feed-fields.ts';
import { feedReplySchema } from '../../../sync/county/supervision/feed/feed-route.ts';
import { call, sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { accepted, delivered as deliveredAtDesk, morning, received } from '../domain/clocks/case-record.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

/** The lists of the standard, as devices §9.2 gives them: what must be there under exactly these names. */
const standard: Readonly<Record<string, string>> = {
  '0': 'SBLSH SXBM XZQHDM SJBBH YWLSH PDH BZ BYZDA BYZDB BYZDC BYZDD SXMC FSXBM FSXMC SQRLX SQRMC SQRZJLX SQRZJHM LXRXM LXRSJ LXRYX SBXMMC SBCLQD TJFS SBHZH SBSJ SBJTWD YSBLSH',
  '1': 'SBLSH YSLBMMC BLRXM BLRGH YSLZTDM BSLYY BJBZSM YSLSJ YSLJTDD',
  '2': 'SBLSH SLBMMC BLRXM SLZTDM BSLYY SLHZH SLSJ CXMM GDBLSX GDBLSXDDW GDSF SLZLQD SLJTDD',
  '3': 'SBLSH SPHJDM SPHJMC SPBMMC SPRXM SPRZWMC SPYJ SPSJ SPHJZTDM SPBZH',
  '4': 'SBLSH BJBMMC BJJGDM BJJGMS ZFHTHYY ZJGZMC ZJBH ZJYXQX FZGZDW SFJE JEDWDM BJSJ',
  '5': 'SBLSH XH TBCXZL TBCXZLMC TBCXKSRQ TBCXPZR TBCXQDLYHYJ SQNR TBCXSX TBCXSXDW',
  '6': 'SBLSH XH TBCXJG JGCSRQ TBCXJSRQ TBCXSFJE',
  '7': 'SBLSH BZGZFCRXM BZGZYY BZCLQD BZGZSJ',
  '8': 'SBLSH BZSLBLRXM BZCLQD BZSJ BZSLJTDD',
  '9': 'SBLSH LQRXM LQRZJLX LQRSFZJHM LQFS LQSJ',
};

const token = 'feed-token-for-the-supervision-bureau';
const [tiny] = tinyCatalogue().items;
if (!tiny) throw new Error('the catalogue has no item');
const delivered = {
  ...deliveredAtDesk,
  receiver: { name: '王建国', idNumber: '450102199001011234', relation: '本人' },
} as MoveDetail;
/** With steps at the county and in the town, and a special procedure. */
const item: Item = {
  ...tiny,
  legalLimit: { value: 20, unit: 'workday' },
  specialProcedures: [{ name: '公示', days: { value: 7, unit: 'workday' }, countsInLimit: false }],
  flow: [
    { step: '受理', post: '窗口', role: 'W', limit: null },
    { step: '审查', post: '民政局', role: 'C', limit: null },
    { step: '送达', post: '出件岗', role: 'D', limit: null },
  ],
};

describe('R27: the ten events of supervision', () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let terminal: WireTerminal;
  let application: Application;
  let made: readonly Move[] = [];
  let nowMs = 0;
  const on = (day: string) => {
    nowMs = Date.parse(morning(day));
  };

  /** Judged at the window, told to the county, and counted here as the county counts it. */
  async function atWindow(day: string, detail: MoveDetail, role: CaseRole = 'W') {
    on(day);
    const record: WholeCase = { application, item, moves: made, formProblems: [] };
    const by = { id: 'u1', name: '李慧', role };
    const scene = { id: randomUUID(), at: morning(day), where: 'terminal', offline: false, counting: null } as const;
    const judged = move(record, { detail, by, second: null }, scene);
    if (!judged.ok) throw new Error(judged.refusal.text.en);
    await told(judged.value);
  }

  async function told(one: Move) {
    const event = terminal.append('case/moved', { move: one }, application.id);
    expect((await terminal.push(county.url, [event])).status).toBe(200);
    made = (await county.store.cases.moves(application.id))?.made ?? [];
  }

  async function atCounty(day: string, step: CountyStep) {
    on(day);
    expect(await county.store.cases.step(application.id, step, { id: 'wang', name: '王芳' })).toEqual({ ok: true });
    made = (await county.store.cases.moves(application.id))?.made ?? [];
  }

  beforeAll(async () => {
    on('2026-03-02');
    county = await startCounty({ now: () => new Date(nowMs), supervisionToken: token });
    await county.store.publishing.publishCatalogue({ ...tinyCatalogue(), items: [item] });
    await putConsoleUser(county.store, { name: 'wang', password: '正确的密码', displayName: '王芳' });
    clerk = new Clerk(county.url);
    terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
    terminal.nowMs = () => nowMs;
    application = sampleApplication(terminal, 1, {
      receivedAt: '2026-03-02T02:30:00.000Z',
      acceptedAt: null,
      dueDate: null,
      state: 'RECEIVED',
      materials: [{ code: 'M1', originalSeen: true, method: 'original-checked', pages: [] }],
      idNumber: '=1+1',
    });
    const receipt = move(
      { application, item, moves: [], formProblems: [] },
      { detail: received, by: { id: 'u1', name: '李慧', role: 'W' }, second: null },
      { id: randomUUID(), at: application.receivedAt, where: 'terminal', offline: false, counting: null },
    );
    if (!receipt.ok) throw new Error(receipt.refusal.text.en);
    made = [receipt.value];
    application = { ...application, opening: [receipt.value] };
    const event = terminal.append('application/received', { application }, application.id);
    expect((await terminal.push(county.url, [event])).status).toBe(200);
    expect((await terminal.submit(county.url, application.id)).status).toBe(200);
    const defects = [{ materialCode: 'M1', pointer: null, defect: '缺本人页', howToFix: '补本人页' }];
    await atWindow('2026-03-03', { transition: 'ask-correction', defects, respondBy: '2026-03-24', newFact: null });
    await atWindow('2026-03-05', { transition: 'hand-in', materials: ['M1'] });
    await atWindow('2026-03-06', accepted);
    await atCounty('2026-03-09', { transition: 'start', step: '审查' });
    await atCounty('2026-03-10', { transition: 'suspend', procedure: '公示', plannedDays: 7, reason: '现场查看' });
    await atCounty('2026-03-19', { transition: 'resume', result: '已查看' });
    await atCounty('2026-03-20', { transition: 'extend', days: 5, reason: '案情复杂' });
    await atCounty('2026-03-23', { transition: 'decide', outcome: 'approved', reason: '', remedies: '' });
    await atWindow('2026-03-25', delivered, 'D');
    // R23: a second acceptance of a case that is over has no effect, and so is no event of the standard.
    const [, , , acceptance] = made;
    if (!acceptance) throw new Error('nothing was accepted');
    await told({ ...acceptance, id: randomUUID() });
    on('2026-04-20');
    await clerk.postRaw('/console/login', { name: 'wang', password: '正确的密码' });
  });
  afterAll(() => county?.close());

  const feed = async (query: string, bearer: string | null = token) =>
    call(`${county.url}/api/v1/supervision/feed?${query}`, {
      headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
    });

  test('every kind has the fields of the standard under their names', () => {
    for (const code of feedEventCodes) {
      const names = Object.keys(feedEvents[code].fields);
      expect(names, feedEvents[code].name).toEqual(expect.arrayContaining((standard[code] ?? '-').split(' ')));
      expect(new Set(names).size).toBe(names.length);
    }
    expect(Object.keys(standard)).toEqual(feedEventCodes);
  });

  test('the life of a case as events, in order and filled', async () => {
    const { status, body } = await feed('from=2026-03-01&to=2026-03-31');
    expect(status).toBe(200);
    const { events } = feedReplySchema.parse(body) as unknown as { events: FeedRow[] };
    expect(events.map(({ event }) => event)).toEqual(['0', '7', '8', '2', '3', '5', '6', '5', '3', '4', '9']);
    const of = (event: string) => events.find((one) => one.event === event)?.values as Record<string, string>;
    expect(of('0')).toMatchObject({
      SBLSH: expect.stringMatching(/^\d{8}-\d{6}$/),
      YWLSH: application.localNumber,
      SXBM: 'TEST-1',
      SXMC: '临时救助',
      SQRMC: '𬱖试',
      SBSJ: '2026-03-02 10:30:00',
      SBJTWD: '青禾镇',
      XZQHDM: '990101',
    });
    expect(of('2')).toMatchObject({
      SLZTDM: '1',
      SLSJ: '2026-03-06 10:30:00',
      GDBLSX: '20',
      GDBLSXDDW: 'G',
      GDSF: '0.00',
    });
    expect(of('5')).toMatchObject({ TBCXZL: 'B', TBCXZLMC: '公示', TBCXKSRQ: '2026-03-10', TBCXSX: '7', XH: '1' });
    expect(of('6')).toMatchObject({ XH: '1', TBCXJSRQ: '2026-03-19', TBCXJG: '已查看' });
    expect(events.filter(({ event }) => event === '5')[1]?.values).toMatchObject({ TBCXZL: 'A', TBCXSX: '5', XH: '2' });
    expect(of('7')).toMatchObject({ BZGZYY: '缺本人页' });
    expect(of('4')).toMatchObject({ BJJGDM: '0', BJBMMC: '民政局', ZJGZMC: '救助金', SFJE: '0.00' });
    expect(of('9')).toMatchObject({ LQRXM: '王建国', LQFS: '1' });
  });

  test('R54: the county’s steps count in its figures, and a refused step does not', async () => {
    const facts = await county.store.statistics.facts({ until: '2026-04-20', placeCode: '' });
    expect([...facts.values()]).toMatchObject([
      { acceptedOn: '2026-03-06', decidedOn: '2026-03-23', outcome: 'approved', deliveredOn: '2026-03-25' },
    ]);
    const history = await county.store.cases.moves(application.id);
    expect(history?.refused).toHaveLength(1);
  });

  test('a period without cases, one kind alone, and what is asked wrongly', async () => {
    expect((await feed('from=2026-01-01&to=2026-02-28')).body).toEqual({ events: [] });
    const { body } = await feed('from=2026-03-01&to=2026-03-31&event=5');
    expect(body.events.map(({ event }: FeedRow) => event)).toEqual(['5', '5']);
    for (const query of ['', 'from=2026-03-01', 'from=2026-03-31&to=2026-03-01', 'from=2025-01-01&to=2026-03-01']) {
      expect((await feed(query)).status, query).toBe(400);
    }
    expect((await feed('from=2026-03-01&to=2026-03-31&event=10')).status).toBe(400);
  });

  test('R61: only with its token', async () => {
    expect((await feed('from=2026-03-01&to=2026-03-31', null)).status).toBe(401);
    expect((await feed('from=2026-03-01&to=2026-03-31', 'wrong')).status).toBe(401);
    expect((await call(`${county.url}/api/v1/supervision/alarms`)).status).toBe(401);
  });

  test('the console gives a table for a spreadsheet, and notes who took it', async () => {
    const table = await clerk.get('/console/alarms/feed?from=2026-03-01&to=2026-03-31&event=0&format=csv');
    expect(table.headers.get('content-disposition')).toContain('supervision-feed-0-2026-03-01-2026-03-31.csv');
    const lines = (await table.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('"SBLSH","SXBM"');
    expect(lines[1]).toContain('"申办流水号"');
    expect(lines[2]).toContain(`"'=1+1"`);
    const json = await clerk.get('/console/alarms/feed?from=2026-03-01&to=2026-03-31&event=&format=json');
    expect(feedReplySchema.parse(await json.json()).events).toHaveLength(11);
    expect((await clerk.get('/console/alarms/feed?from=2026-03-01&to=2026-03-31&event=&format=csv')).status).toBe(400);
    const { rows } = await county.store.exchange.notes({ limit: 10, offset: 0 });
    expect(rows).toMatchObject([{ dataSet: 'supervision-feed', by: '王芳' }, { dataSet: 'supervision-feed-0' }]);
  });

  test('what stands, in the fields of GB/T 39046 table 11', async () => {
    await county.store.alarms.look();
    const { body } = await call(`${county.url}/api/v1/supervision/alarms`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const late = body.records.find((record: Record<string, string>) => record.监察规则编号 === 'SX-PROMISE');
    expect(late ?? null).toBeNull();
    expect(body.records.length).toBeGreaterThan(0);
    expect(Object.keys(body.records[0])).toEqual([
      '办件编号',
      '督办内容',
      '督办机构',
      '事项类型',
      '督办发出时间',
      '监察编号',
      '监察规则编号',
      '预警类型',
      '状态产生时间',
      '结果描述',
      '责任部门',
    ]);
    for (const record of body.records) {
      expect(record.监察编号).toMatch(/^.{1,20}$/);
      expect(record.监察规则编号).toMatch(/^.{1,20}$/);
      expect(record.预警类型).toMatch(/^[1-4]$/);
    }
    expect(await (await clerk.get('/console/alarms/records.csv')).text()).toContain('"监察编号"');
  });
});
