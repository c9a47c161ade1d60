import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { amendmentOf } from '../domain/amendment-case.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

describe('an application at the console, after its acceptance', () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let terminal: WireTerminal;
  let counter = 0;
  let nowMs = Date.parse('2026-11-22T02:00:00Z');

  beforeAll(async () => {
    county = await startCounty({ now: () => new Date(nowMs) });
    const tiny = tinyCatalogue();
    const other = tiny.items.map((item) => ({
      ...item,
      code: 'TEST-2',
      implementer: { name: '卫健局', uscc: null },
    }));
    await county.store.publishing.publishCatalogue({ ...tiny, items: [...tiny.items, ...other] });
    await putConsoleUser(county.store, { name: 'wang', password: '正确的密码', displayName: '王芳' });
    const order = { office: '青禾镇便民服务中心', placeCode: '990101101' };
    terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode(order));
    terminal.nowMs = () => nowMs;
    clerk = new Clerk(county.url);
    await clerk.postRaw('/console/login', { name: 'wang', password: '正确的密码' });
  });
  afterAll(() => county?.close());

  async function delivered(): Promise<{ readonly id: string; readonly address: string }> {
    counter += 1;
    const form = { applicant: { name: '𬱖试' }, item: { reason: '火灾', kind: 'a' } };
    const application = sampleApplication(terminal, counter, { form });
    terminal.accept(application);
    await terminal.push(county.url, terminal.events.slice(-1));
    await terminal.submit(county.url, application.id);
    return { id: application.id, address: `/console/applications/${application.id}` };
  }
  const record = (id: string) => county.store.cases.record(id);

  test('R07: a request names only what the item has; one paper more is refused, and stands in the trail', async () => {
    const { id, address } = await delivered();
    const ask = (fields: Record<string, string>) =>
      clerk.post(address, `${address}/correction`, { text: '请补证明', answerBy: '2026-11-27', ...fields });
    const beyond = await ask({ material: 'ZMXZM' });
    expect([beyond.status, await beyond.text()]).toEqual([400, expect.stringContaining('不能另加')]);
    expect((await ask({ field: '/applicant/name' })).status).toBe(400);
    expect((await ask({ material: 'M1', answerBy: '2026-11-20' })).status).toBe(400);
    expect((await ask({})).status).toBe(400);
    expect((await record(id))?.correction).toBeNull();
    expect(await clerk.page(address)).toMatch(/要求目录外的材料或内容，已拒绝[\s\S]*ZMXZM/);
    expect((await ask({ material: 'M1' })).status).toBe(303);
    expect((await record(id))?.correction).toMatchObject({ items: [{ materialCode: 'M1' }], askedBy: '王芳' });
    const page = await clerk.page(address);
    expect(page).toContain('等窗口补正');
    expect(page).toContain('困难证明');
    expect(await clerk.page('/console/inbox?state=waiting')).toContain(address);
    expect(await clerk.page('/console/inbox?state=overdue')).not.toContain(address);
    nowMs += 10 * 24 * 3600_000;
    await clerk.postRaw('/console/login', { name: 'wang', password: '正确的密码' });
    expect(await clerk.page('/console/inbox?state=overdue')).toContain('补正 超期（2026-11-27）');
    expect((await clerk.post(address, `${address}/correction/withdraw`, {})).status).toBe(303);
    expect((await record(id))?.correction).toBeNull();
  });

  test('an edit on an older version asks field by field, with nothing chosen beforehand', async () => {
    const { id, address } = await delivered();
    const amendment = amendmentOf({ changes: [{ pointer: '/item/reason', from: '火灾', to: '洪水' }] });
    terminal.append('application/amended', { amendment }, id);
    await terminal.push(county.url, terminal.events.slice(-1));
    await terminal.submit(county.url, id);

    const edit = { base: '', 'answer:/item/reason': '地震', 'answer:/item/kind': 'a', reason: '电话核实' };
    const asked = await clerk.post(address, `${address}/edit`, edit);
    const page = await asked.text();
    expect(asked.status).toBe(409);
    for (const words of ['火灾', '洪水', '地震']) expect(page).toContain(words);
    expect(page).not.toContain('checked');
    expect((await record(id))?.version).toBe(2);
    const unanswered = await clerk.post(address, `${address}/edit`, { ...edit, seen: '', base: amendment.id });
    expect(unanswered.status).toBe(409);
    const answered = await clerk.post(address, `${address}/edit`, {
      ...edit,
      seen: '',
      base: amendment.id,
      'take:/item/reason': 'mine',
    });
    expect(answered.status).toBe(303);
    const shown = await clerk.page(address);
    expect(shown).toContain('第 3 版');
    for (const words of ['火灾 → 洪水', '洪水 → 地震']) expect(shown).toContain(words);
  });

  test('an edit that nobody contests stands; who the person is can not be edited', async () => {
    const { id, address } = await delivered();
    expect(await clerk.page(address)).not.toContain('answer:/applicant/name');
    const edit = { base: '', 'answer:/item/reason': '洪水', 'answer:/applicant/name': '别人', reason: '核实' };
    expect((await clerk.post(address, `${address}/edit`, edit)).status).toBe(303);
    const held = (await record(id))?.amendments.map(({ amendment }) => amendment);
    expect(held).toMatchObject([
      { origin: 'county', version: 2, changes: [{ pointer: '/item/reason', from: '火灾', to: '洪水' }] },
    ]);
    const empty = await clerk.post(address, `${address}/edit`, { base: held?.[0]?.id ?? '', reason: '没改' });
    expect(empty.status).toBe(400);
  });

  test('转办 by department, inbox by department and township', async () => {
    const { id, address } = await delivered();
    expect((await clerk.post(address, `${address}/forward`, { to: '外县某局' })).status).toBe(400);
    expect(await clerk.page('/console/inbox?department=民政局')).toContain(id);
    expect((await clerk.post(address, `${address}/forward`, { to: '卫健局', text: '请办' })).status).toBe(303);
    expect(await clerk.page('/console/inbox?department=民政局')).not.toContain(id);
    expect(await clerk.page('/console/inbox?department=卫健局')).toContain(id);
    expect(await clerk.page('/console/inbox?township=990101101')).toContain(id);
    expect(await clerk.page('/console/inbox?township=990101102')).not.toContain(id);
    expect(await clerk.page(address)).toContain('转 卫健局：请办');
  });

  test('督办 is listed until it is closed, with its answer', async () => {
    const { id, address } = await delivered();
    const order = { title: '催办救助', text: '为何未办', answerBy: '2026-12-05' };
    expect((await clerk.post(address, `${address}/supervision`, order)).status).toBe(303);
    const [notice] = (await record(id))?.supervision ?? [];
    const answer = { noticeId: notice?.id, text: '群众明天来', answeredBy: '李慧', at: '2026-12-02T03:00:00.000Z' };
    terminal.append('supervision/answered', answer, id);
    await terminal.push(county.url, terminal.events.slice(-1));
    expect(await clerk.page('/console/supervision')).toContain('群众明天来');
    expect(await clerk.page(address)).toContain('窗口已答复');
    const strange = `${address}/supervision/${randomUUID()}/close`;
    expect((await clerk.post(address, strange, {})).status).toBe(409);
    expect((await clerk.post(address, `${address}/supervision/${notice?.id}/close`, {})).status).toBe(303);
    expect(await clerk.page('/console/supervision')).not.toContain('群众明天来');
  });

  test('a clerk of another place reaches none of it', async () => {
    const { id, address } = await delivered();
    await putConsoleUser(county.store, {
      name: 'far',
      password: '正确的密码',
      displayName: '远方',
      placeCode: '990101102',
    });
    const far = new Clerk(county.url);
    await far.postRaw('/console/login', { name: 'far', password: '正确的密码' });
    const orders: Record<string, Record<string, string>> = {
      correction: { material: 'M1', text: '补正', answerBy: '2026-12-09' },
      forward: { to: '卫健局' },
      supervision: { title: '催', answerBy: '2026-12-09' },
      edit: { base: '', 'answer:/item/reason': '改', reason: '改改' },
    };
    for (const [path, fields] of Object.entries(orders)) {
      expect((await far.post('/console/inbox', `${address}/${path}`, fields)).status).toBe(404);
    }
    expect((await far.get(`${address}/present`)).status).toBe(404);
    expect(await record(id)).toMatchObject({ version: 1, correction: null, department: null, supervision: [] });
  });
});
