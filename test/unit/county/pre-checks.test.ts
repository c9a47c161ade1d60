import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { preCheckReplySchema } from '../../../sync/protocol.ts';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

describe('pre-checks at the county', () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let here: WireTerminal;
  let there: WireTerminal;
  let nowMs = Date.now();

  beforeAll(async () => {
    county = await startCounty({ now: () => new Date(nowMs) });
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    await putConsoleUser(county.store, { name: 'li', password: '正确的密码', displayName: '李科员' });
    here = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇窗口' }));
    there = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '石桥镇窗口' }));
    clerk = new Clerk(county.url);
    await clerk.postRaw('/console/login', { name: 'li', password: '正确的密码' });
  });
  afterAll(() => county?.close());

  const fields = {
    item: 'TEST-1',
    'answer/applicant/name': '王<b>秀',
    'answer/item/reason': '屋子烧了',
    'answer/item/kind': '"a"',
    'material/M1': 'checked',
    'material-note/M1': '村里盖过章',
    note: '符合条件',
    valid: '30',
  };
  async function made(change: Record<string, string> = {}): Promise<string> {
    const answer = await clerk.post('/console/pre-checks/new?item=TEST-1', '/console/pre-checks', {
      ...fields,
      ...change,
    });
    expect(answer.status).toBe(303);
    return answer.headers.get('location')?.split('/').at(-1) ?? '';
  }
  async function ask(terminal: WireTerminal, path: string, body?: object) {
    const request = body ? { method: 'POST', body } : {};
    const reply = await terminal.call(county.url, `/api/v1/pre-checks/${path}`, request);
    return { status: reply.status, body: preCheckReplySchema.safeParse(reply.body).data };
  }

  test('the console makes one, shows its code, and a window of the county gets what was answered', async () => {
    const form = await clerk.page('/console/pre-checks/new?item=TEST-1');
    expect(form).toContain('困难原因');
    const caseNumber = await made();
    expect(caseNumber).toMatch(/^YS\d{8}-[A-Z2-9]{10}$/);
    const page = await clerk.page(`/console/pre-checks/${caseNumber}`);
    expect(page).toContain('王&lt;b&gt;秀');
    expect(page).toContain('<svg class="qr"');
    expect(page).toContain('火灾');
    expect(page).toContain('已核，窗口核对原件：村里盖过章');
    const seen = await ask(here, caseNumber);
    expect(seen.body).toMatchObject({
      status: 'open',
      takenBy: null,
      preCheck: {
        caseNumber,
        itemCode: 'TEST-1',
        catalogueVersions: { from: 1, to: 1 },
        form: { applicant: { name: '王<b>秀' }, item: { reason: '屋子烧了', kind: 'a' } },
        materials: [{ code: 'M1', state: 'checked', note: '村里盖过章' }],
        note: '符合条件',
        checkedBy: '李科员',
      },
    });
    expect(await clerk.page('/console/pre-checks?q=王')).toContain(caseNumber);
    expect(await clerk.page('/console/pre-checks?q=李')).not.toContain(caseNumber);
  });

  test('a wrong answer is said and nothing is made', async () => {
    const before = (await county.store.preChecks.list({ search: null, limit: 100, offset: 0 })).length;
    const wrong = await clerk.post('/console/pre-checks/new?item=TEST-1', '/console/pre-checks', {
      ...fields,
      'answer/item/kind': '"z"',
    });
    expect(wrong.status).toBe(400);
    const page = await wrong.text();
    expect(page).toContain('有 1 处要改');
    expect(page).toContain('屋子烧了');
    const noItem = await clerk.post('/console/pre-checks/new?item=TEST-1', '/console/pre-checks', { item: 'NONE' });
    expect(noItem.status).toBe(400);
    expect((await county.store.preChecks.list({ search: null, limit: 100, offset: 0 })).length).toBe(before);
  });

  test('one window has it; another is told which, and takes it over only by saying so', async () => {
    const caseNumber = await made();
    const race = await Promise.all(
      [here, there].map((terminal) => ask(terminal, `${caseNumber}/taken`, { takeOver: false })),
    );
    const mine = race.map(({ body }) => body?.status === 'open' && body.takenBy?.isThisTerminal);
    expect(mine.toSorted()).toEqual([false, true]);
    const [holder, other] = mine[0] ? [here, there] : [there, here];
    expect((await ask(holder, `${caseNumber}/taken`, { takeOver: false })).body).toMatchObject({
      takenBy: { isThisTerminal: true },
    });
    expect(await clerk.page('/console/pre-checks')).toMatch(/已在(青禾|石桥)镇窗口打开/);
    expect((await ask(other, `${caseNumber}/taken`, { takeOver: true })).body).toMatchObject({
      takenBy: { isThisTerminal: true },
    });
    expect((await ask(holder, caseNumber)).body).toMatchObject({ takenBy: { isThisTerminal: false } });
    await clerk.post(`/console/pre-checks/${caseNumber}`, `/console/pre-checks/${caseNumber}/release`, {});
    expect((await ask(holder, caseNumber)).body).toMatchObject({ takenBy: null });
  });

  test('unknown, withdrawn and expired ones are answers of their own; a stranger gets none', async () => {
    expect((await ask(here, 'YS20261122-NOTTHERE22')).body).toEqual({ status: 'unknown' });
    expect((await ask(here, 'a%20b')).status).toBe(400);
    const withdrawn = await made();
    await clerk.post(`/console/pre-checks/${withdrawn}`, `/console/pre-checks/${withdrawn}/withdraw`, {});
    expect((await ask(here, withdrawn)).body?.status).toBe('expired');
    expect((await ask(await WireTerminal.make(), withdrawn)).status).toBe(401);
  });

  test('an accepted application closes it; a second one is kept, and both trails say so', async () => {
    const caseNumber = await made();
    const [first, second] = [here, there].map((terminal) =>
      sampleApplication(terminal, 900, { materials: [], preCheck: { caseNumber } }),
    );
    if (!first || !second) throw new Error('two applications');
    here.accept(first);
    expect((await here.push(county.url)).status).toBe(200);
    expect((await ask(there, caseNumber)).body).toEqual({
      status: 'used',
      localNumber: first.localNumber,
      // Without papers it is delivered with its event.
      countyNumber: (await county.store.applications.detail(first.id))?.countyNumber ?? expect.fail('not delivered'),
      officeName: '青禾镇窗口',
    });
    there.accept(second);
    expect((await there.push(county.url)).status).toBe(200);
    expect(await clerk.page(`/console/applications/${first.id}`)).toContain(`预审编号 ${caseNumber}`);
    expect(await clerk.page(`/console/applications/${second.id}`)).toContain(
      `预审编号 ${caseNumber} 已有办件 ${first.localNumber}，请核对是否重复`,
    );
    expect((await county.store.preChecks.find(caseNumber))?.usedBy?.applicationId).toBe(first.id);
  });

  test('a new catalogue leaves it open while its item reads the same', async () => {
    const caseNumber = await made();
    await county.store.publishing.publishCatalogue({
      ...tinyCatalogue(2),
      county: { code: '9', name: '改名县', phone: '1' },
    });
    expect((await ask(here, caseNumber)).body).toMatchObject({ preCheck: { catalogueVersions: { from: 1, to: 2 } } });
    const changed = tinyCatalogue(3);
    const items = changed.items.map((item) => ({ ...item, acceptConditions: ['更困难'] }));
    await county.store.publishing.publishCatalogue({ ...changed, items });
    expect((await ask(here, caseNumber)).body).toMatchObject({ preCheck: { catalogueVersions: { from: 1, to: 2 } } });
  });

  describe('the online service', () => {
    let token = '';
    beforeAll(async () => {
      const shown = await clerk.post('/console/online-services', '/console/online-services', { name: '一网通办' });
      token = /class="code">([\w-]{20,})</.exec(await shown.text())?.[1] ?? '';
    });
    async function online(path: string, body?: object, bearer = token) {
      const reply = await fetch(`${county.url}/api/v1/online/pre-checks${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${bearer}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the wire carried
      return { status: reply.status, body: (await reply.json()) as any };
    }
    const order = (requestId: string) => ({
      requestId,
      order: {
        itemCode: 'TEST-1',
        form: { applicant: { name: '赵四' } },
        materials: [{ code: 'M1', state: 'uploaded', note: '' }],
      },
    });

    test('makes one; the same request again gets the first number, also when asked twice at once', async () => {
      const requestId = randomUUID();
      const [first, again] = await Promise.all([online('', order(requestId)), online('', order(requestId))]);
      expect(first.body.caseNumber).toBe(again.body.caseNumber);
      expect(first.body.code).toBe(`precheck:${first.body.caseNumber}`);
      expect((await ask(here, first.body.caseNumber)).body).toMatchObject({ preCheck: { checkedBy: '一网通办' } });
      expect((await online(`/${first.body.caseNumber}`)).body).toMatchObject({ takenBy: null, usedBy: null });
    });

    test('is told answer by answer what is wrong, and reaches nothing else', async () => {
      const wrong = order(randomUUID());
      const refused = await online('', {
        ...wrong,
        order: {
          ...wrong.order,
          form: { item: { kind: 'z' } },
          materials: [{ code: 'X', state: 'checked', note: '' }],
        },
      });
      expect(refused.status).toBe(422);
      expect(refused.body.problems.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        '/form/item/kind',
        '/materials/X',
      ]);
      const nul = await online('', { ...wrong, order: { ...wrong.order, form: { item: { reason: 'a\u0000' } } } });
      expect([nul.status, nul.body.error]).toEqual([400, 'bad-request']);
      expect((await online('', { requestId: 'x' })).status).toBe(400);
      expect((await online('', wrong, here.enrolment.terminalId)).status).toBe(401);
      const own = await made();
      expect((await online(`/${own}`)).status).toBe(404);
    });

    test('a withdrawn key opens nothing', async () => {
      const [service] = await county.store.onlineServices.list();
      await clerk.post('/console/online-services', `/console/online-services/${service?.id}/revoke`, {});
      expect((await online('', order('r'))).body.error).toBe('revoked');
    });
  });

  test('a week later it is over', async () => {
    const old = await made({ valid: '7' });
    nowMs += 8 * 24 * 3600 * 1000;
    here.nowMs = () => nowMs;
    expect((await ask(here, `${old}/taken`, { takeOver: true })).body?.status).toBe('expired');
    expect((await county.store.preChecks.find(old))?.takenBy).toBeNull();
  });
});
