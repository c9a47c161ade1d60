import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDayCount } from '../../../main/domain/day-closing/count-day.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { type OpenCounty, openCounty, routesOf } from './open-county.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

/** More of everything than any page may show. */
const many = 1500;
/** The largest page of the wire contract, and the one row that says that there is more. */
const mostRowsOfAnAnswer = 501;

describe('no list grows with the county', { timeout: 120_000 }, () => {
  let county: OpenCounty;
  let clerk: Clerk;
  let terminal: WireTerminal;
  let applicationId: string;

  beforeAll(async () => {
    county = await openCounty();
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    const expiresAt = new Date(Date.now() + 600_000);
    const code = 'TEST-CODE-0001';
    await county.store.terminals.registerCode({ code, office: '青禾镇', createdBy: 'test', expiresAt });
    terminal = await WireTerminal.enrolled(county.url, code);
    const application = sampleApplication(terminal, 1);
    applicationId = application.id;
    terminal.accept(application);
    await terminal.push(county.url);
    await terminal.submit(county.url, application.id);
    await fill(county, terminal.enrolment.terminalId, applicationId);
    await putConsoleUser(county.store, { name: 'li', password: '正确的密码', displayName: '李科员' });
    clerk = new Clerk(county.url);
    await clerk.postRaw('/console/login', { name: 'li', password: '正确的密码' });
  });
  afterAll(() => county?.close());

  test('every page of the console reads at most a page of rows, however much there is', async () => {
    const pages = routesOf(county.app).filter((route) => route.startsWith('GET /console/'));
    expect(pages.length).toBeGreaterThan(10);
    for (const route of pages) {
      const address = route.replace('GET ', '').replace(':caseNumber', 'CASE-1').replace(':id', applicationId);
      county.mostRows();
      const answer = await clerk.get(address);
      await answer.text();
      expect(answer.status, address).toBeLessThan(500);
      expect(county.mostRows(), address).toBeLessThanOrEqual(mostRowsOfAnAnswer);
    }
  });

  test.each([
    ['/console/inbox', 30, '件'],
    ['/console/terminals', 100, '台'],
    ['/console/codes', 100, '个'],
    ['/console/notices', 50, '条'],
  ])('%s says how many there are, and its pages together show all of them once', async (address, perPage, unit) => {
    const first = await clerk.page(address);
    const total = Number(new RegExp(`共 (\\d+) ${unit}`).exec(first)?.[1]);
    expect(total).toBeGreaterThanOrEqual(many);
    const rowsOf = (page: string) =>
      [...(/<tbody>(.*?)<\/tbody>/s.exec(page)?.[1] ?? '').matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row);
    const last = Math.ceil(total / perPage);
    expect(rowsOf(first)).toHaveLength(perPage);
    expect(rowsOf(await clerk.page(`${address}?page=${last}`))).toHaveLength(total - (last - 1) * perPage);
    expect(rowsOf(await clerk.page(`${address}?page=${last + 1}`))).toHaveLength(0);
    const second = rowsOf(await clerk.page(`${address}?page=2`));
    expect(second).toHaveLength(perPage);
    expect(rowsOf(first).filter((row) => second.includes(row))).toEqual([]);
  });

  test('a terminal gets its changes page by page, and the end of them', async () => {
    let cursor = '';
    let pages = 0;
    const seen = new Set<string>();
    for (let more = true; more; pages += 1) {
      county.mostRows();
      const { body } = await terminal.changes(county.url, cursor);
      expect(county.mostRows()).toBeLessThanOrEqual(mostRowsOfAnAnswer);
      for (const change of body.changes) if (change.applicationId) seen.add(change.applicationId);
      ({ cursor, more } = body);
    }
    expect(pages).toBeGreaterThan(5);
    expect(seen.size).toBe(many);
  });
});

const signedClosing = {
  kind: 'day',
  day: '2026-11-22',
  at: '2026-11-22T09:30:00.000Z',
  figures: startDayCount({ day: '2026-11-22', afterSeq: 0 }).figures(),
  note: '',
  outgoing: { id: 'W01', name: '李慧' },
  second: { id: 'W02', name: '王建国' },
};

async function fill({ database }: OpenCounty, terminalId: string, applicationId: string): Promise<void> {
  const series = `generate_series(1, ${many}) as n`;
  await database.transaction((tx) =>
    tx.script(`
      insert into events (terminal_id, seq, hash, type, application_id, at, envelope, body, arrived_at)
        select '${terminalId}', n + 10, repeat('0', 64), 'receipt/printed', '${applicationId}', '2026-11-22',
          '{"seq":1,"operatorId":null,"terminalId":"x"}', '{}', now() from ${series};
      insert into applications (id, terminal_id, event_seq, local_number, item_code, item_name, catalogue_version,
          channel, applicant_name, id_type, id_number, phone, received_at, accepted_at, content, content_hash,
          arrived_at, status, status_version, county_number, delivered_at)
        select gen_random_uuid(), terminal_id, event_seq, 'L-' || n, item_code, item_name, catalogue_version, channel,
          applicant_name, id_type, id_number, phone, received_at, accepted_at, content, content_hash, arrived_at,
          'PROCESSING', 1, 'C-' || n, now() from applications, ${series};
      insert into changes (scope, kind, application_id, at)
        select terminal_id, 'application-status', id, now() from applications where local_number like 'L-%';
      insert into application_actions (application_id, at, actor, action, detail)
        select '${applicationId}', now(), 'li', 'approved', '' from ${series};
      insert into terminals (id, number_prefix, office, station, machine_name, enrolled_at)
        select 'T-' || n, 'Q' || upper(lpad(to_hex(n), 3, '0')), 'office ' || n, 'window', 'm', now() from ${series}
        on conflict do nothing;
      insert into chain_heads (terminal_id, seq, hash) select 'T-' || n, 0, repeat('0', 64) from ${series}
        on conflict do nothing;
      insert into closings (terminal_id, seq, kind, day, closing, told_at)
        select '${terminalId}', n, 'day', '2026-11-22', '${JSON.stringify(signedClosing)}'::jsonb, now() from ${series};
      insert into enrolment_codes (code_hash, office, created_by, created_at, expires_at)
        select 'h' || n, 'office ' || n, 'li', now(), now() from ${series};
      insert into notices (id, title, body, published_at)
        select 'N-' || n, 'title ' || n, 'body', '2026-11-22T00:00:00.000Z' from ${series};
      insert into pre_checks (case_number, item_code, item_name, catalogue_version, applicant_name, content, checked_by,
          checked_at, expires_at)
        select 'CASE-' || n, 'TEST-1', 'item', 1, 'name', '{"itemCode":"TEST-1","situation":{},"form":{},"materials":[],"note":""}',
          'li', now(), now() from ${series};
      insert into online_services (id, name, token_hash, created_by, created_at)
        select 'S-' || n, 'service', 'h' || n, 'li', now() from ${series};
    `),
  );
}
