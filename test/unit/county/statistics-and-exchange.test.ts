import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byteOrderMark, readCsv } from '../../../main/domain/csv.ts';
import { catalogueShelf } from '../../../sync/county/catalogue-shelf.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { builtInMappings } from '../../../sync/county/exchange/built-in.ts';
import { writeSets } from '../../../sync/county/exchange/write-sets.ts';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

const nowMs = Date.parse('2026-11-22T02:00:00Z');
const password = '正确的密码';
const towns = { 青禾镇: '990101100', 石桥镇: '990101101' } as const;
const november = 'from=2026-11-01&to=2026-11-30';

/** Two towns, five cases; two of them decided, one of those late. */
describe('statistics and exchange at the county', { timeout: 90_000 }, () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let townClerk: Clerk;
  const ids: string[] = [];

  beforeAll(async () => {
    county = await startCounty({ now: () => new Date(nowMs) });
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    let number = 0;
    for (const [office, placeCode] of Object.entries(towns)) {
      const code = await county.issueEnrolmentCode({ office, placeCode });
      const terminal = await WireTerminal.enrolled(county.url, code);
      terminal.nowMs = () => nowMs;
      for (let count = 0; count < (office === '青禾镇' ? 3 : 2); count += 1) {
        number += 1;
        // What a terminal says of the day is not believed: the first was taken in early enough to be late by the county's.
        const receivedAt = `2026-11-${number === 1 ? '02' : '22'}T02:00:0${number}.123Z`;
        const application = sampleApplication(terminal, number, {
          receivedAt,
          acceptedAt: receivedAt,
          dueDate: '2026-12-01',
          operatorName: '=韦窗口',
          applicantName: `周${number}`,
        });
        ids.push(application.id);
        terminal.accept(application);
        await terminal.push(county.url, terminal.events.slice(-1));
        await terminal.submit(county.url, application.id);
      }
    }
    for (const applicationId of ids.slice(0, 2)) {
      const decided = await county.store.applications.decide({
        applicationId,
        outcome: 'approved',
        reason: '+符合条件',
        decidedBy: '县民政局',
      });
      expect(decided.ok).toBe(true);
    }
    for (const [name, placeCode] of [
      ['wang', ''],
      ['town', towns.石桥镇],
    ] as const) {
      await putConsoleUser(county.store, { name, password, displayName: name, placeCode });
    }
    [clerk, townClerk] = [new Clerk(county.url), new Clerk(county.url)];
    await clerk.postRaw('/console/login', { name: 'wang', password });
    await townClerk.postRaw('/console/login', { name: 'town', password });
  });
  afterAll(() => county?.close());

  const numbersOf = (page: string) =>
    [...page.matchAll(/href="(\/console\/statistics\/cases\?[^"]+)">(\d+)</g)].map(
      ([, link = '', count]) => [link.replaceAll('&amp;', '&'), Number(count)] as const,
    );
  const listed = (page: string) => new Set([...page.matchAll(/applications\/([0-9a-f-]{36})/g)].map(([, id]) => id));

  test.each(['place', 'item', 'clerk', 'channel', 'village', 'day'])(
    'R54: by %s, each number of the page leads to exactly that many cases',
    async (grouping) => {
      const page = await clerk.page(`/console/statistics?${november}&grouping=${grouping}`);
      const numbers = numbersOf(page);
      expect(numbers.length).toBeGreaterThan(8);
      for (const [link, count] of numbers) {
        const list = await clerk.page(link);
        expect(listed(list).size, link).toBe(count);
        expect(list).toContain(`${count} 件</h1>`);
      }
    },
  );

  test('R54: what was decided, and by when, is told from the county’s own decisions', async () => {
    const page = await clerk.page(`/console/statistics?${november}`);
    const total = (name: string) => new RegExp(`<dt>${name}</dt><dd>(?:<a [^>]*>)?([^<]+)`).exec(page)?.[1];
    expect(['收件', '办结', '按期办结', '超期办结', '按期办结率'].map(total)).toEqual(['5', '2', '1', '1', '50%']);
  });

  test('R12: a town’s clerk counts their own town, also when the address names another', async () => {
    for (const address of ['', `&township=${towns.青禾镇}`]) {
      const page = await townClerk.page(`/console/statistics?${november}${address}`);
      expect(page).toMatch(/<dt>收件<\/dt><dd><a [^>]*>2</);
      expect(page).not.toContain('青禾镇');
    }
    const list = await townClerk.page(`/console/statistics/cases?${november}&measure=received`);
    expect(listed(list)).toEqual(new Set(ids.slice(3)));
    expect((await townClerk.get('/console/exchange')).status).toBe(403);
  });

  test('a township, a department and a period narrow the numbers; dates the wrong way round are turned', async () => {
    const received = async (more: string) =>
      />(\d+)</.exec(
        /<dt>收件<\/dt><dd>(.*?)<\/dd>/.exec(await clerk.page(`/console/statistics?${more}`))?.[1] ?? '',
      )?.[1];
    expect(await received(`${november}&township=${towns.青禾镇}`)).toBe('3');
    expect(await received('from=2026-11-30&to=2026-11-01')).toBe('5');
    expect(await received('from=2026-10-01&to=2026-10-31')).toBeUndefined();
    expect(await received(`${november}&department=${encodeURIComponent('没有的部门')}`)).toBeUndefined();
  });

  test('R31: a data set is downloaded as a table that a spreadsheet leaves as it is, and the export is noted', async () => {
    const order = { set: 'conclusion', from: '2026-11-01', to: '2026-11-30', format: 'csv' };
    const answer = await clerk.post('/console/exchange', '/console/exchange', order);
    expect(answer.headers.get('content-disposition')).toContain('conclusion-2026-11-01-2026-11-30.csv');
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = bytes.toString('utf8');
    expect(text.startsWith(byteOrderMark)).toBe(true);
    expect(text).toContain("'+符合条件");
    expect(readCsv(text)).toHaveLength(3);

    const people = await clerk.post('/console/exchange', '/console/exchange', { ...order, set: 'application' });
    expect(Buffer.from(await people.arrayBuffer()).toString('utf8')).toContain('\t450102199001011234');
    await expect.poll(() => clerk.page('/console/exchange')).toMatch(/申请信息<\/td>.*?<td class="number">5</s);
    expect(await clerk.page('/console/exchange')).toContain('wang');
  });

  test('R31: the same as JSON has the same values, and what was not asked for properly is refused in words', async () => {
    const order = { set: 'application', from: '2026-11-01', to: '2026-11-30', format: 'json' };
    const answer = await clerk.post('/console/exchange', '/console/exchange', order);
    const { rows } = (await answer.json()) as { rows: readonly Record<string, string>[] };
    expect(rows.map(({ SQZMC }) => SQZMC)).toEqual(['周1', '周2', '周3', '周4', '周5']);
    for (const wrong of [{ set: 'nope' }, { from: '2026-12-01' }, { to: 'soon' }]) {
      const refused = await clerk.post('/console/exchange', '/console/exchange', { ...order, ...wrong });
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain('起止日期要填全');
    }
  });

  test('R35: all data sets at once, in files that read back; the catalogue is one of them', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'exchange-'));
    const written = await writeSets({
      ...builtInMappings,
      format: 'csv',
      folder,
      exchange: county.store.exchange,
      catalogue: catalogueShelf(county.store),
      period: { from: '2026-11-22', to: '2026-11-22', placeCode: towns.石桥镇 },
      exportedAt: '2026-11-22T03:00:00.000Z',
    });
    const rows = Object.fromEntries(written.sets.map((set) => [set.dataSet, set.rows]));
    expect(rows).toMatchObject({ application: 2, acceptance: 2, up_pro_accept: 2, conclusion: 0 });
    const items = readCsv(await readFile(path.join(folder, 'item.csv'), 'utf8'));
    expect(items?.length).toBe(tinyCatalogue().items.length + 1);
    await rm(folder, { recursive: true });
  });
});
