import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualConfiguration } from '../../../main/domain/configuration.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { opensStartCode } from '../../../sync/start-code.ts';
import { Clerk } from './clerk.ts';

const catalogue = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });

describe('publishing on the console', () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let township: Clerk;

  beforeAll(async () => {
    county = await startCounty();
    await county.store.publishing.publishCatalogue(catalogue);
    await putConsoleUser(county.store, { name: 'li', password: '正确的密码', displayName: '李科员' });
    await putConsoleUser(county.store, {
      name: 'qing',
      password: '正确的密码',
      displayName: '青禾镇',
      placeCode: '990101100',
    });
    await county.issueEnrolmentCode({ office: '青禾镇便民服务中心', placeCode: '990101100' });
    await county.issueEnrolmentCode({ office: '白石镇便民服务中心', placeCode: '990101101' });
    [clerk, township] = [new Clerk(county.url), new Clerk(county.url)];
    await clerk.postRaw('/console/login', { name: 'li', password: '正确的密码' });
    await township.postRaw('/console/login', { name: 'qing', password: '正确的密码' });
  });
  afterAll(() => county?.close());

  test('a calendar is typed in stretches, checked line by line, and never published over a colleague’s', async () => {
    const typed = {
      holidays: '2027-02-05 至 2027-02-11\n2027-05-03',
      makeUpDays: '2027-02-20',
      knownUntil: '2027-12-31',
      after: '',
      note: '2027年通知',
    };
    const wrong = await clerk.post('/console/calendar', '/console/calendar', {
      ...typed,
      makeUpDays: '2027-02-22\n春节',
    });
    expect(wrong.status).toBe(400);
    const page = await wrong.text();
    expect(page).toContain('2027-02-22 本来就是工作日');
    expect(page).toContain('看不懂“春节”');
    expect(await county.store.publications.current('calendar', '')).toBeNull();

    expect((await clerk.post('/console/calendar', '/console/calendar', typed)).status).toBe(303);
    expect((await county.store.publications.current('calendar', ''))?.body).toEqual({
      holidays: ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-05-03'],
      makeUpDays: ['2027-02-20'],
      knownUntil: '2027-12-31',
    });
    expect((await clerk.post('/console/calendar', '/console/calendar', { ...typed, holidays: '' })).status).toBe(409);
    const shown = await clerk.page('/console/calendar');
    expect(shown).toContain('2027-02-05 至 2027-02-11');
    expect(shown).toMatch(/第 1 版[\s\S]*李科员[\s\S]*2027年通知/);
  });

  test('parameters keep within their bounds', async () => {
    const usual = Object.fromEntries(Object.entries(usualConfiguration).map(([name, value]) => [name, String(value)]));
    const far = await clerk.post('/console/configuration', '/console/configuration', { ...usual, pollSeconds: '1' });
    expect([far.status, await far.text()]).toEqual([400, expect.stringContaining('轮询间隔要在 5–3600 之间')]);
    const good = await clerk.post('/console/configuration', '/console/configuration', { ...usual, pollSeconds: '60' });
    expect(good.status).toBe(303);
    expect((await county.store.publications.current('configuration', ''))?.body).toEqual({
      ...usualConfiguration,
      pollSeconds: 60,
    });
  });

  test('an office’s people: a code shown once and kept as a verifier alone, withdrawn and back', async () => {
    const office = '青禾镇便民服务中心';
    const from = `/console/staff/office?name=${encodeURIComponent(office)}`;
    const added = await township.post(from, '/console/staff/add', {
      office,
      id: 'S07',
      name: '覃<b>新人',
      post: '窗口受理',
      roles: 'accept',
    });
    const page = await added.text();
    const code = /class="code">([^<]+)</.exec(page)?.[1] ?? '';
    expect(page).not.toContain('覃<b>');
    const [person] = (await county.store.publications.current('staff', office))?.body.people ?? [];
    expect(person).toMatchObject({ id: 'S07', roles: ['accept'], revokedAt: null });
    if (!person?.startCode) throw new Error('no start code was published');
    expect(JSON.stringify(person)).not.toContain(code);
    expect(await opensStartCode(person.startCode, code.toLowerCase())).toBe(true);
    expect(await opensStartCode(person.startCode, 'AAAA-AAAA-AAAA')).toBe(false);
    const twice = await township.post(from, '/console/staff/add', { office, id: 'S07', name: '别人' });
    expect([twice.status, await twice.text()]).toEqual([400, expect.stringContaining('工号 S07 已经有人了')]);

    await township.post(from, '/console/staff/revoke', { office, id: 'S07' });
    expect((await county.store.publications.current('staff', office))?.body.people).toMatchObject([
      { id: 'S07', startCode: null, revokedAt: expect.any(String) },
    ]);
    expect(await township.page(from)).toContain('已停用');
    expect(await (await township.post(from, '/console/staff/restore', { office, id: 'S07' })).text()).toContain(
      '启用码',
    );
    expect(await township.page('/console/staff')).toMatch(
      /青禾镇便民服务中心<\/a><\/td>[\s\S]*?<td class="number">1<\/td><\/tr>/,
    );
  });

  test('a township’s clerk sees neither another township’s people nor what is the county’s to publish', async () => {
    const elsewhere = `/console/staff/office?name=${encodeURIComponent('白石镇便民服务中心')}`;
    expect((await township.get(elsewhere)).status).toBe(404);
    expect(await township.page('/console/staff')).not.toContain('白石镇');
    for (const path of ['/console/calendar', '/console/configuration', '/console/catalogue/package.json']) {
      expect((await township.get(path)).status).toBe(403);
    }
    const add = { office: '白石镇便民服务中心', id: 'X1', name: '外人' };
    expect((await township.post('/console/staff', '/console/inbox', {})).status).toBe(404);
    const own = `/console/staff/office?name=${encodeURIComponent('青禾镇便民服务中心')}`;
    expect((await township.post(own, '/console/staff/add', add)).status).toBe(404);
    expect(await county.store.publications.current('staff', '白石镇便民服务中心')).toBeNull();
  });

  test('a catalogue is uploaded, compared in words, numbered by the county, and brought back as a new version', async () => {
    const [first, second, ...others] = catalogue.items;
    if (!first || !second) throw new Error('the sample catalogue has no items');
    const changed = {
      ...first,
      promisedLimit: { value: 77, unit: 'workday' as const },
      supervisePhone: '0770-1234567',
    };
    const added = { ...first, code: 'TEST-9', name: '高龄津贴补办' };
    const retired = { ...second, status: 'retired' as const };
    const next = { ...catalogue, version: 77, items: [changed, retired, ...others, added] };
    const looked = await uploaded(JSON.stringify(next));
    expect(looked).toMatch(/承诺时限由 \d+ 个\S+改为 77 个工作日；监督电话有改动/);
    expect(looked).toMatch(/新增事项（1）[\s\S]*高龄津贴补办[\s\S]*停办的事项（1）/);
    expect((await county.store.publishing.currentVersion())?.version).toBe(1);
    const upload = /name="upload" value="([^"]+)"/.exec(looked)?.[1] ?? '';
    const unexplained = { upload, after: '1', note: '缩短时限' };
    const refused = await clerk.post('/console/catalogue', '/console/catalogue/publish', unexplained);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('高龄津贴补办')]);
    const publish = {
      ...unexplained,
      'reason added TEST-9': '县政府2026年第3号文新增',
      [`reason removed ${second.code}`]: '上级已取消',
    };
    expect((await clerk.post('/console/catalogue', '/console/catalogue/publish', publish)).status).toBe(303);
    expect((await county.store.publishing.currentVersion())?.version).toBe(2);
    expect((await clerk.post('/console/catalogue', '/console/catalogue/publish', publish)).status).toBe(409);
    expect((await county.store.publishing.catalogue(2))?.localChanges).toEqual([
      { code: 'TEST-9', name: '高龄津贴补办', kind: 'added', reason: '县政府2026年第3号文新增' },
      { code: second.code, name: second.name, kind: 'removed', reason: '上级已取消' },
    ]);
    expect(await clerk.page('/console/basic-list/changes.csv')).toContain('"TEST-9","高龄津贴补办","增加"');

    const back = await clerk.post('/console/catalogue', '/console/catalogue/again', { version: '1' });
    const again = await back.text();
    expect(again).toMatch(/从目录里去掉的事项（1）[\s\S]*高龄津贴补办/);
    const third = {
      upload: /name="upload" value="([^"]+)"/.exec(again)?.[1] ?? '',
      after: '2',
      note: '退回',
      'reason removed TEST-9': '试行结束，不再办理',
      [`reason added ${second.code}`]: '恢复办理',
    };
    await clerk.post('/console/catalogue', '/console/catalogue/publish', third);
    expect((await county.store.publishing.currentVersion())?.version).toBe(3);
    expect((await county.store.publishing.catalogue(3))?.items).toEqual(catalogue.items);
    expect(await clerk.page('/console/catalogue')).toMatch(/第 3 版[\s\S]*退回[\s\S]*第 2 版[\s\S]*缩短时限/);
  });

  test('R04: a catalogue that lacks an item of the basic list is refused with that item named, whatever the reason', async () => {
    const [first, ...others] = catalogue.items;
    if (!first) throw new Error('the sample catalogue has no items');
    const list = { items: `${first.code} ${first.name}\nDEMO-012 最低生活保障审核确认`, source: '省府办发〔2026〕1号' };
    expect((await clerk.post('/console/basic-list', '/console/basic-list', list)).status).toBe(303);
    expect(
      (await clerk.post('/console/basic-list', '/console/basic-list', { ...list, items: '只有编码' })).status,
    ).toBe(400);
    const refused = await uploaded(JSON.stringify({ ...catalogue, items: others }));
    expect(refused).toMatch(new RegExp(`不能发布[\\s\\S]*缺基本目录必须列入的事项[\\s\\S]*${first.name}`));
    expect(refused).not.toContain('name="upload"');
    expect(refused).not.toContain('最低生活保障');
    expect(await uploaded(JSON.stringify(catalogue))).toContain('name="upload"');
    expect(await clerk.page('/console/basic-list')).toContain('省府办发〔2026〕1号');
  });

  test('R05: an item without a supervision channel is refused by the console, by name', async () => {
    const [first, ...others] = catalogue.items;
    const refused = await uploaded(
      JSON.stringify({ ...catalogue, items: [{ ...first, supervisePhone: ' ' }, ...others] }),
    );
    expect(refused).toMatch(new RegExp(`不能发布[\\s\\S]*${first?.name}：缺监督电话`));
    expect(refused).not.toContain('name="upload"');
  });

  test('a file that is no catalogue, or one that breaks the rules, is refused by name', async () => {
    expect(await uploaded('<xml/>')).toContain('不是JSON');
    expect(await uploaded('{"version":1}')).toContain('文件的格式不对');
    const [item] = catalogue.items;
    const unsupervised = { ...catalogue, items: [{ ...item, formSchema: {} }] };
    expect(await uploaded(JSON.stringify(unsupervised))).toContain('不能发布');
  });

  async function uploaded(text: string): Promise<string> {
    const form = new FormData();
    form.set('csrf', /name="csrf" value="([^"]+)"/.exec(await clerk.page('/console/catalogue'))?.[1] ?? '');
    form.set('package', new File([text], 'catalogue.json', { type: 'application/json' }));
    return (await clerk.send('/console/catalogue/upload', form)).text();
  }
});
