import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Application } from '../../../main/domain/application.ts';
import type { Move } from '../../../main/domain/case/move.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { type FeedRow, feedEventCodes, feedEvents } from '../../../sync/county/supervision/feed/feed-fields.ts';
import { feedReplySchema } from '../../../sync/county/supervision/feed/feed-route.ts';
import { call, sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import {
  accepted,
  corrections,
  delivered,
  handedIn,
  movesOf,
  received,
  resumed,
  started,
  suspended,
} from '../domain/clocks/case-record.ts';
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

const nowMs = Date.parse('2026-04-20T02:00:00Z');
const token = 'feed-token-for-the-supervision-bureau';

describe('R27: the ten events of supervision', () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let application: Application;

  beforeAll(async () => {
    county = await startCounty({ now: () => new Date(nowMs), supervisionToken: token });
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    await putConsoleUser(county.store, { name: 'wang', password: '正确的密码', displayName: '王芳' });
    clerk = new Clerk(county.url);
    await clerk.postRaw('/console/login', { name: 'wang', password: '正确的密码' });
    const terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
    terminal.nowMs = () => nowMs;
    const moves = movesOf(
      ['2026-03-02', received],
      ['2026-03-03', corrections('2026-03-24')],
      ['2026-03-05', handedIn],
      ['2026-03-06', accepted],
      ['2026-03-09', started],
      ['2026-03-10', suspended('公示', 7), 'R'],
      ['2026-03-19', resumed, 'R'],
      ['2026-03-20', { transition: 'extend', days: 5, reason: '案情复杂' }, 'H'],
      ['2026-03-23', { transition: 'decide', outcome: 'approved', reason: '', remedies: '' }, 'C'],
      ['2026-03-25', delivered, 'D'],
    ) as Move[];
    application = sampleApplication(terminal, 1, {
      receivedAt: '2026-03-02T02:30:00.000Z',
      acceptedAt: '2026-03-06T02:30:00.000Z',
      opening: moves.slice(0, 1),
      idNumber: '=1+1',
    });
    terminal.accept(application);
    for (const move of moves.slice(1)) terminal.append('case/moved', { move }, application.id);
    const pushed = await terminal.push(county.url);
    expect(pushed.status).toBe(200);
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
      GDBLSX: '10',
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
