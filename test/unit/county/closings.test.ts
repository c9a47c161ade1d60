import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Closing } from '../../../main/domain/day-closing/closing.ts';
import { startDayCount } from '../../../main/domain/day-closing/count-day.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

let county: RunningCounty;
let clerk: Clerk;
let terminal: WireTerminal;
beforeAll(async () => {
  county = await startCounty({});
  await county.store.publishing.publishCatalogue(tinyCatalogue());
  for (const [name, placeCode] of [
    ['wang', ''],
    ['zhen', '990101999'],
  ] as const) {
    await putConsoleUser(county.store, { name, password: '正确的密码', displayName: name, placeCode });
  }
  terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
  clerk = new Clerk(county.url);
  await clerk.postRaw('/console/login', { name: 'wang', password: '正确的密码' });
});
afterAll(() => county?.close());

const signed = (change: Partial<Closing> = {}): Closing => ({
  kind: 'day',
  day: '2026-11-23',
  afterSeq: 0,
  uptoSeq: terminal.events.length,
  at: '2026-11-23T09:30:00.000Z',
  officeName: '青禾镇',
  figures: {
    ...startDayCount({ day: '2026-11-23', afterSeq: 0 }).figures(),
    received: 17,
    unsentCount: 3,
    attentionCount: 1,
  },
  draftsOpen: 0,
  note: '<b>扫描仪报修</b>',
  outgoing: { id: 'W01', name: '李慧' },
  second: { id: 'W02', name: '王建国' },
  sheetHash: 'x'.repeat(43),
  ...change,
});
const tell = async (closing: Closing, type: 'day/closed' | 'shift/handed-over' = 'day/closed') => {
  terminal.append(type, { closing });
  const pushed = await terminal.push(county.url, terminal.events.slice(-1));
  expect(pushed.status).toBe(200);
};

test('R54: the console lists what the windows signed, with what is left open', async () => {
  await tell(signed());
  await tell(signed({ kind: 'shift', second: { id: 'W03', name: '陈静' } }), 'shift/handed-over');
  const text = await clerk.page('/console/closings');
  for (const words of ['日结', '2026-11-23', '17', '需要处理 1', '王建国', '陈静', '&lt;b&gt;扫描仪报修'])
    expect(text).toContain(words);
  const ofOne = await clerk.page(`/console/closings?terminal=${terminal.enrolment.terminalId}`);
  expect(ofOne).toContain('共 2 次');
  expect(await clerk.page('/console/closings?terminal=nobody')).toContain('还没有窗口日结');
});

test('R12: a township sees its own windows alone', async () => {
  const other = new Clerk(county.url);
  await other.postRaw('/console/login', { name: 'zhen', password: '正确的密码' });
  expect(await other.page('/console/closings')).toContain('还没有窗口日结');
});

test('a closing that nobody can have signed stays in the chain and out of the list', async () => {
  const before = await county.store.closings.count({ placeCode: '', terminalId: '' });
  await tell(signed({ second: { id: 'W01', name: '李慧' } }));
  await tell(signed({ uptoSeq: 9_999 }));
  await tell(signed({ kind: 'shift' }));
  expect(await county.store.closings.count({ placeCode: '', terminalId: '' })).toBe(before);
});
