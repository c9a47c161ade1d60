import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { pageOf, sampleApplication, sha256, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { type OpenCounty, openCounty, routesOf } from './open-county.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

const places = { town: '990101100', village: '990101100201', otherVillage: '990101100202', otherTown: '990101101' };
type Place = keyof typeof places;
const password = '正确的密码';

/** A town with two villages, and another town; in each a terminal with one application, and a clerk for each level. */
describe('R12: a place sees what lies in it', { timeout: 60_000 }, () => {
  let county: RunningCounty;
  let open: OpenCounty;
  const terminals = {} as Record<Place, WireTerminal>;
  const applications = {} as Record<Place, string>;
  const clerks = {} as Record<'county' | Place, Clerk>;
  const bytes = new TextEncoder().encode('page'.repeat(100));

  beforeAll(async () => {
    county = await startCounty();
    open = await openCounty();
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    for (const [place, placeCode] of Object.entries(places) as [Place, string][]) {
      const code = await county.issueEnrolmentCode({ office: `${place}窗口`, placeCode });
      const terminal = await WireTerminal.enrolled(county.url, code);
      const application = sampleApplication(terminal, 1, {
        materials: [{ code: 'M1', originalSeen: true, method: 'scanned', pages: [pageOf(bytes)] }],
      });
      terminal.accept(application);
      await terminal.push(county.url);
      await terminal.upload(county.url, bytes);
      await terminal.submit(county.url, application.id);
      terminals[place] = terminal;
      applications[place] = application.id;
    }
    for (const [name, placeCode] of [['county', ''], ...Object.entries(places)] as ['county' | Place, string][]) {
      await putConsoleUser(county.store, { name, password, displayName: name, placeCode });
      clerks[name] = new Clerk(county.url);
      expect((await clerks[name].postRaw('/console/login', { name, password })).status).toBe(303);
    }
  });
  afterAll(async () => {
    await county?.close();
    await open?.close();
  });

  const within: Readonly<Record<'county' | Place, readonly Place[]>> = {
    county: ['town', 'village', 'otherVillage', 'otherTown'],
    town: ['town', 'village', 'otherVillage'],
    village: ['village'],
    otherVillage: ['otherVillage'],
    otherTown: ['otherTown'],
  };

  describe.each(Object.keys(within) as ('county' | Place)[])('the clerk of %s', (name) => {
    const outside = () => (Object.keys(places) as Place[]).filter((place) => !within[name].includes(place));

    test('finds these applications in the inbox, its filter and its search, and no other', async () => {
      const inbox = await clerks[name].page('/console/inbox');
      expect(inbox).toContain(`共 ${within[name].length} 件`);
      for (const place of within[name]) expect(inbox).toContain(applications[place]);
      for (const place of outside()) {
        expect(inbox).not.toContain(applications[place]);
        // Not even the name of an office elsewhere is in the filter.
        expect(inbox).not.toContain(`${place}窗口`);
        const { localNumber } = (await county.store.applications.detail(applications[place])) ?? expect.fail(place);
        expect(await clerks[name].page(`/console/inbox?q=${localNumber}`)).toContain('共 0 件');
      }
    });

    test('is led to no door that is closed to them', async () => {
      const menu = (await clerks[name].page('/console/inbox')).match(/<nav .*?<\/nav>/s)?.[0] ?? '';
      const links = [...menu.matchAll(/href="([^"]+)"/g)].flatMap(([, address]) => address ?? []);
      expect(links.length).toBeGreaterThan(5);
      for (const address of links) expect([address, (await clerks[name].get(address)).status]).toEqual([address, 200]);
      expect(links.includes('/console/pre-checks')).toBe(name === 'county');
    });

    test('opens, sees the pages of and decides these, and for others it is as if they were not there', async () => {
      for (const place of within[name]) {
        const address = `/console/applications/${applications[place]}`;
        expect((await clerks[name].get(address)).status).toBe(200);
        expect((await clerks[name].get(`${address}/materials/${sha256(bytes)}`)).status).toBe(200);
      }
      for (const place of outside()) {
        const address = `/console/applications/${applications[place]}`;
        expect((await clerks[name].get(address)).status).toBe(404);
        expect((await clerks[name].get(`${address}/materials/${sha256(bytes)}`)).status).toBe(404);
        const decided = await clerks[name].post('/console/codes', `${address}/decision`, { outcome: 'approved' });
        expect(decided.status).toBe(404);
        expect((await county.store.applications.detail(applications[place]))?.decision).toBeNull();
      }
    });

    test('sees these terminals and codes, and withdraws no other', async () => {
      const list = await clerks[name].page('/console/terminals');
      expect(list).toContain(`共 ${within[name].length} 台`);
      expect(await clerks[name].page('/console/codes')).toContain(`共 ${within[name].length} 个`);
      for (const place of outside()) {
        const { terminalId } = terminals[place].enrolment;
        expect(list).not.toContain(terminalId);
        const revoked = await clerks[name].post('/console/codes', `/console/terminals/${terminalId}/revoke`, {});
        expect(revoked.status).toBe(404);
        expect((await terminals[place].changes(county.url)).status).toBe(200);
      }
    });
  });

  /** What a terminal is told to show. */
  async function titles(place: Place): Promise<readonly string[]> {
    const { published } = (await terminals[place].changes(county.url)).body;
    const refs = published.filter(({ kind }: { kind: string }) => kind === 'notices');
    const lists = await Promise.all(refs.map(({ scope }: { scope: string }) => notices(place, scope)));
    return lists.flatMap((list) => list.body.body.notices.map(({ title }: { title: string }) => title)).toSorted();
  }
  const notices = (place: Place, scope: string) =>
    terminals[place].call(county.url, `/api/v1/publications/notices?scope=${scope}`);

  test('a decision of the town reaches the village terminal, and no other terminal', async () => {
    const address = `/console/applications/${applications.village}`;
    expect((await clerks.town.post(address, `${address}/decision`, { outcome: 'approved' })).status).toBe(303);
    for (const place of Object.keys(places) as Place[]) {
      const { changes } = (await terminals[place].changes(county.url)).body;
      const told = changes.some((change: { applicationId?: string }) => change.applicationId === applications.village);
      expect(told, place).toBe(place === 'village');
    }
  });

  test('a notice is shown where it is for, and only there', async () => {
    const publish = (clerk: Clerk, title: string, place = '') =>
      clerk.post('/console/notices', '/console/notices', { title, body: '内容', place });
    expect((await publish(clerks.county, '1全县')).status).toBe(303);
    expect((await publish(clerks.town, '2本镇')).status).toBe(303);
    expect((await publish(clerks.town, '3一村', places.village)).status).toBe(303);
    expect((await publish(clerks.county, '4另一镇', places.otherTown)).status).toBe(303);
    expect(await titles('town')).toEqual(['1全县', '2本镇']);
    expect(await titles('village')).toEqual(['1全县', '2本镇', '3一村']);
    expect(await titles('otherVillage')).toEqual(['1全县', '2本镇']);
    expect(await titles('otherTown')).toEqual(['1全县', '4另一镇']);

    expect((await notices('village', places.otherTown)).status).toBe(404);
    expect((await notices('town', places.village)).status).toBe(404);

    expect((await publish(clerks.town, '越界', places.otherTown)).status).toBe(400);
    expect((await publish(clerks.county, '外县', '110101')).status).toBe(400);
    expect((await publish(clerks.county, '乱码', '99010')).status).toBe(400);
    const ids = (await county.store.publishing.ownNotices({ limit: 10, offset: 0 })).rows;
    for (const { id, placeCode } of ids)
      await clerks.village.post('/console/codes', `/console/notices/${id}/withdraw`, { placeCode });
    expect(await titles('village')).toEqual(['1全县', '2本镇']);
    expect(await titles('otherTown')).toEqual(['1全县', '4另一镇']);
  });

  test('codes are made for one’s own place alone, and an office elsewhere is not taken over', async () => {
    const make = async (clerk: Clerk, office: string, place: string) =>
      (await clerk.post('/console/codes', '/console/codes', { office, place })).status;
    expect(await make(clerks.town, '新窗口', places.otherTown)).toBe(400);
    expect(await make(clerks.town, 'otherTown窗口', '')).toBe(409);
    expect(await county.store.places.office('otherTown窗口')).toEqual({ placeCode: places.otherTown });
    expect(await make(clerks.town, '新窗口', '')).toBe(200);
    expect(await county.store.places.office('新窗口')).toEqual({ placeCode: places.town });
    expect(await make(clerks.town, '新窗口', places.village)).toBe(200);
    expect(await county.store.places.office('新窗口')).toEqual({ placeCode: places.village });
    expect(await make(clerks.county, '新窗口', '')).toBe(200);
    expect(await county.store.places.office('新窗口')).toEqual({ placeCode: places.village });
  });

  test('an office that moves gets the notices of where it stands now', async () => {
    await county.store.publishing.publishNotices(
      [{ id: 'moved', title: '另一镇的', body: '内容', publishedAt: '2026-11-22T00:00:00.000Z' }],
      places.otherTown,
    );
    expect(await titles('otherVillage')).toEqual(['1全县', '2本镇']);
    const { cursor } = (await terminals.otherVillage.changes(county.url)).body;
    await county.store.places.putOffice({ name: 'otherVillage窗口', placeCode: places.otherTown });
    expect((await terminals.otherVillage.changes(county.url, cursor)).body.changes).toHaveLength(1);
    expect(await titles('otherVillage')).toEqual(['1全县', '4另一镇', '另一镇的']);
  });

  test('whatever is asked of an application or a terminal elsewhere: it is not there', async () => {
    const own = { id: applications.village, terminal: terminals.village.enrolment.terminalId };
    const there = { id: applications.otherTown, terminal: terminals.otherTown.enrolment.terminalId };
    const routes = routesOf(open.app).filter((route) => /\/console\/(applications|terminals)\/:id/.test(route));
    expect(routes.length).toBeGreaterThan(3);
    for (const route of routes) {
      const [method, url = ''] = route.split(' ');
      const ask = async (of: typeof own) => {
        const address = url
          .replace(':id', url.includes('/terminals/') ? of.terminal : of.id)
          .replace(':sha256', sha256(bytes));
        return method === 'GET' ? clerks.village.get(address) : clerks.village.post('/console/codes', address, {});
      };
      expect((await ask(there)).status, route).toBe(404);
      if (!route.includes('revoke')) expect((await ask(own)).status, route).not.toBe(404);
    }
  });

  test('what belongs to no township is for the county’s clerks', async () => {
    for (const address of ['/console/pre-checks', '/console/online-services']) {
      expect((await clerks.county.get(address)).status).toBe(200);
      expect((await clerks.town.get(address)).status).toBe(403);
    }
  });
});
