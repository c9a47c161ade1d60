import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DisclosureRequest } from '../../../main/domain/disclosure-request.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

const nowMs = Date.parse('2026-11-22T02:00:00Z');

describe('requests of information at the county', () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let elsewhere: Clerk;
  let terminal: WireTerminal;

  beforeAll(async () => {
    county = await startCounty({ now: () => new Date(nowMs) });
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    await putConsoleUser(county.store, { name: 'wang', password: '正确的密码', displayName: '王芳' });
    await putConsoleUser(county.store, {
      name: 'bai',
      password: '正确的密码',
      displayName: '白石镇',
      placeCode: '990101999',
    });
    const order = { office: '青禾镇便民服务中心', placeCode: '990101101' };
    terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode(order));
    terminal.nowMs = () => nowMs;
    [clerk, elsewhere] = [new Clerk(county.url), new Clerk(county.url)];
    await clerk.postRaw('/console/login', { name: 'wang', password: '正确的密码' });
    await elsewhere.postRaw('/console/login', { name: 'bai', password: '正确的密码' });
  });
  afterAll(() => county?.close());

  let counter = 0;
  function request(change: Partial<DisclosureRequest> = {}): DisclosureRequest {
    counter += 1;
    return {
      id: randomUUID(),
      localNumber: `${terminal.enrolment.numberPrefix}-YGK20261122-000${counter}-X`,
      queryCode: 'ABCDEFGH',
      applicantKind: 'person',
      name: '覃小燕',
      contactName: '',
      idType: '111',
      idNumber: '450102199001011234',
      phone: '13800001234',
      address: '',
      wanted: '2025年青禾镇危房改造补助资金分配表 <b>全部</b>',
      purpose: '',
      form: 'paper',
      delivery: 'pickup',
      email: '',
      channel: 'window',
      receivedAt: '2026-11-22T01:00:00.000Z',
      dueDate: '2026-12-18',
      officeName: '青禾镇便民服务中心',
      operatorId: 'W01',
      operatorName: '李慧',
      ...change,
    };
  }
  async function arrived(one = request()): Promise<DisclosureRequest> {
    terminal.append('disclosure/requested', { request: one });
    const pushed = await terminal.push(county.url, terminal.events.slice(-1));
    expect(pushed.body.refusals).toEqual([]);
    return one;
  }
  const statusOf = async (id: string) => {
    const { body } = await terminal.changes(county.url);
    return body.changes.find(({ requestId }: { requestId?: string }) => requestId === id)?.status;
  };

  test('R19: a request comes into the inbox, is registered, extended once and answered, and the terminal hears each step', async () => {
    const { id } = await arrived();
    expect(await statusOf(id)).toMatchObject({ state: 'received', version: 1, dueDate: '2026-12-18', outcome: null });
    const inbox = await clerk.page('/console/disclosure');
    expect(inbox).toContain('覃**');
    expect(inbox).not.toContain('覃小燕');
    expect(inbox).toContain('&lt;b&gt;全部');
    const at = `/console/disclosure/${id}`;
    expect(await clerk.page(at)).toContain('覃小燕');
    expect((await clerk.post(at, `${at}/answer`, { outcome: 'public', text: '请到窗口领取' })).status).toBe(409);
    expect((await clerk.post(at, `${at}/register`, {})).status).toBe(303);
    expect((await clerk.post(at, `${at}/extend`, { text: '' })).status).toBe(400);
    expect((await clerk.post(at, `${at}/extend`, { text: '需要征求第三方意见' })).status).toBe(303);
    expect(await statusOf(id)).toMatchObject({ state: 'extended', version: 3, dueDate: '2027-01-15' });
    expect((await clerk.post(at, `${at}/extend`, { text: '再延一次' })).status).toBe(409);
    expect((await clerk.post(at, `${at}/answer`, { outcome: 'public', text: '请到窗口领取' })).status).toBe(303);
    expect(await statusOf(id)).toMatchObject({
      state: 'answered',
      outcome: 'public',
      text: '请到窗口领取',
      by: '王芳',
    });
    expect((await clerk.post(at, `${at}/answer`, { outcome: 'not-held', text: '改主意' })).status).toBe(409);
    expect(await clerk.page('/console/disclosure?state=answered')).toContain('已答复');
  });

  test('R19: the same request again is one request; another content under its number is refused and named', async () => {
    const one = await arrived();
    await arrived(one);
    const { total } = await county.store.disclosure.list({ state: 'open', limit: 50, offset: 0 });
    expect(total).toBe(1);
    terminal.append('disclosure/requested', { request: { ...one, wanted: '别的东西，别的东西' } });
    const pushed = await terminal.push(county.url, terminal.events.slice(-1));
    expect(pushed.body.refusals).toMatchObject([{ reason: 'this request is already here with other content' }]);
    terminal.append('disclosure/requested', { request: { ...request(), queryCode: 'short' } });
    const shapeless = await terminal.push(county.url, terminal.events.slice(-1));
    expect(shapeless.body.refusals).toHaveLength(1);
  });

  test('R12: a clerk of another township neither sees nor answers it', async () => {
    const { id } = await arrived();
    expect((await elsewhere.get(`/console/disclosure/${id}`)).status).toBe(404);
    expect(await elsewhere.page('/console/disclosure')).not.toContain(id);
    const post = await elsewhere.post('/console/notices', `/console/disclosure/${id}/register`, {});
    expect(post.status).toBe(404);
    expect((await county.store.disclosure.find(id))?.status.state).toBe('received');
  });
});
