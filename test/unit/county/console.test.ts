import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { pageOf, sampleApplication, sha256, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('console', () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let terminal: WireTerminal;

  beforeAll(async () => {
    county = await startCounty();
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    await putConsoleUser(county.store, { name: 'li', password: '正确的密码', displayName: '李科员' });
    terminal = await WireTerminal.enrolled(
      county.url,
      await county.issueEnrolmentCode({ office: '青禾镇<b>便民</b>' }),
    );
    clerk = new Clerk(county.url);
    await clerk.postRaw('/console/login', { name: 'li', password: '正确的密码' });
  });
  afterAll(() => county?.close());

  async function handedIn(counter: number, withPage: boolean): Promise<string> {
    const application = sampleApplication(terminal, counter, {
      form: {
        applicant: { name: '𬱖试' },
        item: { reason: '<script>alert(1)</script>', kind: 'a', unknown: '没有标题' },
      },
      materials: [{ code: 'M1', originalSeen: true, method: 'scanned', pages: [pageOf(png)] }],
    });
    terminal.accept(application);
    await terminal.push(county.url);
    if (withPage) {
      await terminal.upload(county.url, png);
      await terminal.submit(county.url, application.id);
    }
    return application.id;
  }

  test('nobody gets in without the password, and the cookie is closed to scripts and other sites', async () => {
    const stranger = new Clerk(county.url);
    expect((await stranger.get('/console/inbox')).headers.get('location')).toBe('/console/login');
    expect((await stranger.get(`/console/applications/${crypto.randomUUID()}`)).status).toBe(303);
    const wrong = await stranger.postRaw('/console/login', { name: 'li', password: 'falsch' });
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null]);
    const nobody = await stranger.postRaw('/console/login', { name: 'nobody', password: '' });
    expect(nobody.status).toBe(401);
    const foreign = await stranger.postRaw(
      '/console/login',
      { name: 'li', password: '正确的密码' },
      { origin: 'https://evil.example' },
    );
    expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null]);
    const right = await stranger.postRaw('/console/login', { name: 'li', password: '正确的密码' });
    expect(right.headers.get('set-cookie')).toMatch(/; Path=\/console; HttpOnly; SameSite=Strict/);
    await stranger.post('/console/inbox', '/console/logout', {});
    expect((await stranger.get('/console/inbox')).status).toBe(303);
  });

  test('an application in transit is shown as such and can not be decided', async () => {
    const id = await handedIn(1, false);
    expect(await clerk.page('/console/inbox?state=in-transit')).toContain('材料传输中');
    const page = await clerk.page(`/console/applications/${id}`);
    expect(page).toContain('传完才能审批');
    expect(page).not.toContain('value="approved"');
    const forced = await clerk.post('/console/inbox', `/console/applications/${id}/decision`, { outcome: 'approved' });
    expect(forced.status).toBe(409);
    expect((await county.store.applications.detail(id))?.statusVersion).toBe(0);
  });

  test('markup from a form, an office and a reason is shown as text', async () => {
    const id = await handedIn(2, true);
    const inbox = await clerk.get('/console/inbox');
    expect(inbox.headers.get('content-security-policy')).toContain("default-src 'none'");
    const list = await inbox.text();
    expect(list).toContain('青禾镇&lt;b&gt;便民&lt;/b&gt;');
    expect(list).toContain('𬱖*');
    expect(list).not.toContain('450102199001011234');
    const page = await clerk.page(`/console/applications/${id}`);
    expect(page).toContain('<dt>困难原因</dt><dd>&lt;script&gt;alert(1)&lt;/script&gt;</dd>');
    expect(page).toContain('<dt>类别</dt><dd>火灾</dd>');
    expect(page).toContain('<dt>unknown</dt><dd>没有标题</dd>');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('困难证明');
    const search = await clerk.page(`/console/inbox?q=${encodeURIComponent('"><script>x</script>')}`);
    expect(search).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"');
  });

  test('a page is served to clerks only, unsniffed and sandboxed, and only with its own application', async () => {
    const id = await handedIn(3, true);
    const other = await handedIn(4, true);
    const address = `/console/applications/${id}/materials/${sha256(png)}`;
    const page = await clerk.get(address);
    expect(Buffer.from(await page.arrayBuffer())).toEqual(png);
    expect(page.headers.get('content-type')).toBe('image/png');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect((await new Clerk(county.url).get(address)).status).toBe(303);
    expect((await clerk.get(`/console/applications/${other}/materials/${'0'.repeat(64)}`)).status).toBe(404);
  });

  test('pages that came as one PDF are shown in one place, with their number', async () => {
    const bytes = Buffer.from('%PDF-1.3 of three pages');
    const bundle = { sha256: sha256(bytes), mediaType: 'application/pdf' as const, sizeBytes: bytes.length };
    const pages = ['1', '2', '3'].map((text) => pageOf(Buffer.from(text)));
    const application = sampleApplication(terminal, 6, {
      materials: [{ code: 'M1', originalSeen: true, method: 'scanned', pages, bundle }],
    });
    terminal.accept(application);
    await terminal.push(county.url);
    const view = `/console/applications/${application.id}`;
    expect(await clerk.page(view)).toContain('困难证明（共 3 页）：传输中');
    await terminal.upload(county.url, bytes, { mediaType: 'application/pdf' });
    expect((await terminal.submit(county.url, application.id)).body).toMatchObject({ status: 'delivered' });

    const page = await clerk.page(view);
    expect(page).toContain('共 3 页，1 / 1 个文件已收到');
    expect(page).toContain('共 3 页，一个 PDF 文件');
    const address = `${view}/materials/${bundle.sha256}`;
    expect(page.split('<iframe ')).toHaveLength(2);
    expect(page).toContain(`<iframe src="${address}#`);
    for (const one of pages) expect(page).not.toContain(one.sha256);
    const served = await clerk.get(address);
    expect(served.headers.get('content-type')).toBe('application/pdf');
    expect(served.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'self'");
    expect(Buffer.from(await served.arrayBuffer())).toEqual(bytes);
    expect((await clerk.get(`${view}/materials/${pages[0]?.sha256}`)).status).toBe(404);
  });

  test('不予 needs a reason; a decision is made once and reaches the terminal', async () => {
    const id = await handedIn(5, true);
    const address = `/console/applications/${id}`;
    const { cursor } = (await terminal.changes(county.url)).body;
    const empty = await clerk.post(address, `${address}/decision`, { outcome: 'denied', reason: ' ' });
    expect(empty.status).toBe(400);
    expect(await empty.text()).toContain('要写明理由');
    const noToken = await clerk.postRaw(`${address}/decision`, { outcome: 'approved' });
    expect(noToken.status).toBe(403);
    const foreign = await clerk.post(
      address,
      `${address}/decision`,
      { outcome: 'approved' },
      { origin: 'https://evil.example' },
    );
    expect(foreign.status).toBe(403);

    const denied = await clerk.post(address, `${address}/decision`, { outcome: 'denied', reason: '<i>材料</i>不符' });
    expect(denied.status).toBe(303);
    const page = await clerk.page(address);
    expect(page).toContain('&lt;i&gt;材料&lt;/i&gt;不符');
    expect(page).toContain('县里不予');
    const again = await clerk.post(address, `${address}/decision`, { outcome: 'approved' });
    expect(again.status).toBe(409);
    expect((await terminal.changes(county.url, cursor)).body.changes).toMatchObject([
      { state: 'DENIED', statusVersion: 1, decision: { reason: '<i>材料</i>不符', decidedBy: '李科员' } },
    ]);
  });

  test('R48: a decision on a page that is not the newest any more is not made, and its reason stays', async () => {
    const id = await handedIn(7, true);
    const address = `/console/applications/${id}`;
    const stale = { outcome: 'denied', reason: '材料不全' };
    const amendment = {
      id: crypto.randomUUID(),
      base: null,
      changes: [{ pointer: '/item/kind', from: 'a', to: 'b' }],
      reason: '电话核实',
      actorId: 'li',
      actorName: '李科员',
    };
    expect(await county.store.cases.amend(id, amendment)).toEqual({ ok: true });
    const refused = await clerk.post(address, `${address}/decision`, stale);
    expect(refused.status).toBe(409);
    const page = await refused.text();
    expect(page).toContain('这件办件刚刚改过，请看过新版本再办');
    expect(page).toContain('>材料不全</textarea>');
    expect(page).toContain(`name="seen" value="${amendment.id}"`);
    const seen = await clerk.post(address, `${address}/decision`, { ...stale, seen: amendment.id });
    expect(seen.status).toBe(303);
  });

  test('the list is filtered by state and searched by number and name', async () => {
    const page = await clerk.page('/console/inbox?state=DENIED');
    expect(page).toContain('共 2 件');
    expect(await clerk.page(`/console/inbox?q=${encodeURIComponent('𬱖')}`)).not.toContain('共 0 件');
    expect(await clerk.page('/console/inbox?q=nothing-like-it')).toContain('没有符合条件的办件');
    expect(await clerk.page('/console/inbox?q=%00&page=-1&state=x')).toContain('共 7 件');
  });

  test('enrolment codes, notices, terminals and the catalogue have their pages', async () => {
    const issued = await clerk.post('/console/codes', '/console/codes', { office: '白云村' });
    const code = /class="code">([^<]+)</.exec(await issued.text())?.[1] ?? '';
    const village = await WireTerminal.enrolled(county.url, code);
    expect(village.enrolment.officeName).toBe('白云村');
    expect(village.enrolment.countyName).toBe('示范县');

    await clerk.post('/console/notices', '/console/notices', { title: '停电通知', body: '周六停电' });
    const shown = await village.call(county.url, '/api/v1/publications/notices');
    expect(shown.body.body.notices[0].title).toBe('停电通知');
    const withdraw =
      /action="(\/console\/notices\/[^"]+\/withdraw)"/.exec(await clerk.page('/console/notices'))?.[1] ?? '';
    await clerk.post('/console/notices', withdraw, {});
    expect(await county.store.publishing.notices()).toEqual([]);

    expect(await clerk.page('/console/terminals')).toContain('白云村');
    await clerk.post('/console/terminals', `/console/terminals/${village.enrolment.terminalId}/revoke`, {});
    expect((await village.changes(county.url)).body.error).toBe('revoked');
    expect(await clerk.page('/console/terminals')).toContain('已收回');
    expect(await clerk.page('/console/catalogue')).toContain('临时救助');
  });

  test('a terminal is asked for a new key, and another one takes its place', async () => {
    const old = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '清溪村' }));
    const act = (action: string) =>
      clerk.post('/console/terminals', `/console/terminals/${old.enrolment.terminalId}/${action}`, {});
    expect((await old.changes(county.url)).body).not.toHaveProperty('newKey');
    await act('new-key');
    expect((await old.changes(county.url)).body).toMatchObject({ newKey: { suite: 'international' } });

    const shown = await (await act('replace')).text();
    expect(shown).toContain(old.enrolment.numberPrefix);
    const code = /class="code">([^<]+)</.exec(shown)?.[1] ?? '';
    expect(await clerk.page('/console/codes')).toContain(`顶替 ${old.enrolment.numberPrefix}`);
    expect((await old.changes(county.url)).status, 'until the code is used').toBe(200);
    const fresh = await WireTerminal.enrolled(county.url, code);
    expect(fresh.enrolment).toMatchObject({ officeName: '清溪村', replaces: old.enrolment.terminalId });
    expect((await old.changes(county.url)).body.error).toBe('replaced');
    expect(await clerk.page('/console/terminals')).toContain('已被顶替');
    const unknown = await clerk.post('/console/terminals', '/console/terminals/T-nobody/revoke', {});
    expect(unknown.status).toBe(404);
  });
});

describe('console in demo mode', () => {
  test('one button lets in, but not a page from elsewhere that points its name here', async () => {
    const county = await startCounty({ isDemo: true });
    try {
      const clerk = new Clerk(county.url);
      expect(await clerk.page('/console/login')).toContain('以演示科员身份进入');
      expect((await clerk.postRaw('/console/login', {})).headers.get('location')).toBe('/console/inbox');
      expect(await clerk.page('/console/inbox')).toContain('演示科员');
      expect(await clerk.page('/console/catalogue')).toContain('检查通过');
      const rebound = await fetchWithHost(`${county.url}/console/login`, 'evil.example');
      expect(rebound).toBe(403);
      expect((await county.store.publishing.notices()).length).toBeGreaterThan(0);
    } finally {
      await county.close();
    }
  });
});

async function fetchWithHost(url: string, host: string): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
