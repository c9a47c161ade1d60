import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Application } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import { createNameIndex, type NameIndex } from '../../../main/usecases/name-index.ts';
import { createLedgerSearch } from '../../../main/usecases/search/search-ledger.ts';
import type { SearchFilter } from '../../../preload/contract-search.ts';
import { acceptedHere } from './accepted-here.ts';
import { openWindow, type Window } from './window.ts';

let window: Window;
let names: NameIndex;
let search: ReturnType<typeof createLedgerSearch>;
beforeEach(async () => {
  window = await openWindow();
  names = createNameIndex(window.parts.ledger);
  search = createLedgerSearch(window.parts, names);
});
afterEach(() => window.close());

const noFilter: SearchFilter = {
  itemCode: null,
  whereabouts: null,
  from: null,
  to: null,
  channel: null,
  operatorId: null,
};
const page = { offset: 0, limit: 50 };
const find = async (query: string, filter: Partial<SearchFilter> = {}) =>
  must(await search({ query, filter: { ...noFilter, ...filter }, ...page })).cases.map(
    ({ applicantName }) => applicantName,
  );

/** In the ledger as its own verbs leave it: the row and the event that statistics and filters read. */
function taken(change: Partial<Application>): Application {
  const application = acceptedHere(window, change);
  must(
    window.parts.ledger.transact((writer) =>
      writer.appendEvent({
        type: 'application/received',
        operatorId: application.operatorId,
        applicationId: application.id,
        body: { application: { ...application, opening: [] } },
      }),
    ),
  );
  return application;
}

describe('查询 in the whole ledger', () => {
  test('by name, pinyin, initials, ID number, phone, both numbers and the code on the receipt', async () => {
    const found = taken({ applicantName: '欧阳明珠', idNumber: '11010519491231002X', phone: '13977712345' });
    taken({ applicantName: '李小明' });
    must(
      window.parts.ledger.transact((writer) => {
        writer.updateApplication(found.id, { countyNumber: 'QH2026-000123' });
      }),
    );
    const ways = ['欧阳明珠', '明珠', 'ouyangmingzhu', 'oymz', '11010519491231002X', '139 7771 2345', 'qh2026-000123'];
    for (const query of [...ways, found.localNumber, ` ${found.localNumber.toLowerCase()} `]) {
      expect(await find(query), query).toEqual(['欧阳明珠']);
    }
    expect(await find('没有这人')).toEqual([]);
    expect(await find('13800009999')).toEqual([]);
  });

  test('narrowed by item, place, days, channel and clerk, alone and together', async () => {
    taken({ applicantName: '甲', receivedAt: '2026-11-20T02:00:00.000Z', channel: 'doorstep', operatorId: 'A01' });
    taken({ applicantName: '乙', receivedAt: '2026-11-21T02:00:00.000Z' });
    taken({ applicantName: '丙', itemCode: 'OTHER-1' });
    expect(await find('', { channel: 'doorstep' })).toEqual(['甲']);
    expect(await find('', { operatorId: 'W01', from: '2026-11-21', to: '2026-11-21' })).toEqual(['乙']);
    expect(await find('', { itemCode: 'OTHER-1' })).toEqual(['丙']);
    expect(await find('乙', { itemCode: 'OTHER-1' })).toEqual([]);
    expect(await find('', { to: '2026-11-21' })).toEqual(['乙', '甲']);
    expect(
      await search({ query: '', filter: { ...noFilter, from: '2026-11-22', to: '2026-11-01' }, ...page }),
    ).toMatchObject({
      failure: { code: 'input/invalid' },
    });
  });

  test('where it is counts as it is now, not as it was when it was first found', async () => {
    const moving = taken({ applicantName: '甲' });
    taken({ applicantName: '乙' });
    expect(await find('', { whereabouts: 'on-terminal' })).toHaveLength(2);
    must(
      window.parts.ledger.transact((writer) => {
        writer.updateApplication(moving.id, { state: 'APPROVED' });
      }),
    );
    expect(await find('', { whereabouts: 'decided' })).toEqual(['甲']);
    expect(await find('', { whereabouts: 'on-terminal' })).toEqual(['乙']);
  });

  test('page by page, each one once, and the number of all', async () => {
    for (let index = 0; index < 7; index += 1) {
      taken({ applicantName: `申请${index}`, receivedAt: `2026-11-22T02:0${index}:00.000Z` });
    }
    const pages = await Promise.all(
      [0, 3, 6].map(async (offset) => must(await search({ query: '申请', filter: noFilter, offset, limit: 3 }))),
    );
    expect(pages.map(({ total }) => total)).toEqual([7, 7, 7]);
    expect(pages.flatMap(({ cases }) => cases.map(({ applicantName }) => applicantName))).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((index) => `申请${index}`),
    );
  });

  test('R61: shows no full ID number, and nothing at all while locked or at a kiosk', async () => {
    taken({ applicantName: '李小明', idNumber: '11010519491231002X' });
    const found = must(await search({ query: '11010519491231002X', filter: noFilter, ...page }));
    expect(found.total).toBe(1);
    expect(JSON.stringify(found)).not.toContain('19491231');
    names.forget();
    window.parts.session.operator = null;
    expect(await search({ query: '李', filter: noFilter, ...page })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
    window.parts.session.operator = { id: 'KIOSK', name: '自助服务', post: '自助终端' };
    expect(await search({ query: '李', filter: noFilter, ...page })).toMatchObject({
      failure: { code: 'case/not-your-post' },
    });
  });
});
