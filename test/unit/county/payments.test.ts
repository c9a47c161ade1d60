import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatLocalNumber } from '../../../main/domain/local-number.ts';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { call, sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

const nowMs = Date.parse('2026-11-22T02:00:00Z');

describe('payments at the county', () => {
  let county: RunningCounty;
  let clerk: Clerk;
  let terminal: WireTerminal;
  let counter = 0;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  let platform = '';

  beforeAll(async () => {
    county = await startCounty({ now: () => new Date(nowMs) });
    const tiny = tinyCatalogue();
    const [item] = tiny.items;
    if (!item) throw new Error('no item');
    const situation = {
      key: 'issue',
      question: '第几次办？',
      options: [
        { key: 'first', label: '第一次', addsMaterials: [] },
        { key: 'lost', label: '补办', addsMaterials: [] },
      ],
    };
    const fee = { name: '工本费', amountFen: 2000, basis: '某条例', exempt: '首次免费' };
    const charged = {
      ...item,
      code: 'TEST-2',
      situations: [situation],
      feeItems: [{ ...fee, when: { situation: 'issue', options: ['lost'] } }],
    };
    await county.store.publishing.publishCatalogue({ ...tiny, items: [item, charged] });
    await putConsoleUser(county.store, { name: 'wang', password: '正确的密码', displayName: '王芳' });
    terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
    terminal.nowMs = () => nowMs;
    clerk = new Clerk(county.url);
    await clerk.postRaw('/console/login', { name: 'wang', password: '正确的密码' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    await clerk.post('/console/payments', '/console/payments/platforms', { name: '省非税平台', publicKey: pem });
    platform = (await county.store.payments.platforms())[0]?.id ?? '';
  });
  afterAll(() => county?.close());

  const nextNumber = () => {
    counter += 1;
    return formatLocalNumber({ prefix: terminal.enrolment.numberPrefix, date: '2026-11-22', counter });
  };
  async function sent(localNumber: string, issue: string, itemCode = 'TEST-2'): Promise<void> {
    terminal.accept(sampleApplication(terminal, counter, { localNumber, itemCode, situation: { issue } }));
    await terminal.push(county.url, terminal.events.slice(-1));
  }
  const payment = (localNumber: string, change: object = {}) => ({
    localNumber,
    reference: `LS-${localNumber}`,
    amountFen: 2000,
    paidAt: '2026-11-22T01:00:00.000Z',
    channel: '银行柜台',
    ...change,
  });
  async function tell(
    told: object,
    {
      key = privateKey,
      at = nowMs,
      id = platform,
      spoil = '',
    }: { key?: KeyObject; at?: number; id?: string; spoil?: string } = {},
  ) {
    const body = JSON.stringify(told);
    const timestamp = new Date(at).toISOString();
    const response = await fetch(`${county.url}/api/v1/payments/callback`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-payment-platform': id,
        'x-payment-timestamp': timestamp,
        'x-payment-signature': sign(null, Buffer.from(`${timestamp}\n${body}`), key).toString('base64'),
      },
      body: `${body}${spoil}`,
    });
    return { status: response.status, body: await response.json() };
  }
  async function toldToTerminal() {
    const { body } = await terminal.changes(county.url);
    return body.changes.filter(({ kind }: { kind: string }) => kind === 'payment');
  }

  test('R57: a callback tells the terminal 已缴 once, however often the platform repeats it', async () => {
    const number = nextNumber();
    await sent(number, 'lost');
    expect(await tell(payment(number))).toEqual({
      status: 200,
      body: { status: 'registered', isNew: true, state: 'paid' },
    });
    for (const _ of [1, 2, 3]) {
      expect((await tell(payment(number))).body).toEqual({ status: 'registered', isNew: false, state: 'paid' });
    }
    const changes = await toldToTerminal();
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ localNumber: number, receipts: [{ amountFen: 2000, channel: '银行柜台' }] });
    expect(await clerk.page('/console/payments')).toContain('✓ 已缴');
  });

  test('R57: money that comes before the application is kept, and is 已缴 when the application arrives', async () => {
    const number = nextNumber();
    expect((await tell(payment(number))).body).toEqual({ status: 'registered', isNew: true, state: null });
    expect(await clerk.page('/console/payments')).toContain('办件还没有送到县里的到账');
    expect(await toldToTerminal()).toContainEqual(expect.objectContaining({ localNumber: number }));
    await sent(number, 'lost');
    expect((await tell(payment(number))).body).toMatchObject({ isNew: false, state: 'paid' });
  });

  test('R25: what the catalogue calls free takes no money, by callback and by hand alike', async () => {
    const number = nextNumber();
    await sent(number, 'first');
    expect(await tell(payment(number))).toEqual({ status: 422, body: { status: 'refused', reason: 'free' } });
    const free = nextNumber();
    await sent(free, 'first', 'TEST-1');
    expect((await tell(payment(free))).body).toEqual({ status: 'refused', reason: 'free' });
    const byHand = await register({ localNumber: free });
    expect([byHand.status, await byHand.text()]).toEqual([409, expect.stringContaining('不收费')]);
    expect(await county.store.payments.received(free)).toEqual([]);
  });

  const register = (fields: Record<string, string>) =>
    clerk.post('/console/payments', '/console/payments', {
      reference: 'FS-1',
      amount: '20.00',
      paidOn: '2026-11-22',
      channel: '非税',
      ...fields,
    });

  test('R57: what is registered from the treasury’s list is the same as a callback, and is known by its reference', async () => {
    const number = nextNumber();
    await sent(number, 'lost');
    expect((await register({ localNumber: number.toLowerCase() })).status).toBe(303);
    expect((await register({ localNumber: number })).status).toBe(303);
    expect(await county.store.payments.received(number)).toHaveLength(1);
    const other = await register({ localNumber: number, amount: '15' });
    expect([other.status, await other.text()]).toEqual([409, expect.stringContaining('已经登记过')]);
    const wrongs: Record<string, string>[] = [{ amount: '' }, { amount: '-1' }, { reference: '' }, { paidOn: '昨天' }];
    for (const wrong of wrongs) {
      expect((await register({ localNumber: number, ...wrong })).status).toBe(400);
    }
    expect((await register({ localNumber: 'ZZZZ-20261122-0001-0', reference: 'FS-9' })).status).toBe(409);
  });

  test('R57: an amount that is not what was due is kept and shown as such, and is not 已缴', async () => {
    const number = nextNumber();
    await sent(number, 'lost');
    expect((await tell(payment(number, { amountFen: 1999 }))).body).toMatchObject({ state: 'differs' });
    expect(await clerk.page('/console/payments')).toContain('金额不符');
  });

  test('R57: who is no registered platform, or changed a byte, or is late, registers nothing', async () => {
    const number = nextNumber();
    await sent(number, 'lost');
    const stranger = generateKeyPairSync('ed25519').privateKey;
    expect((await tell(payment(number), { key: stranger })).status).toBe(401);
    expect((await tell(payment(number), { spoil: ' ' })).status).toBe(401);
    expect((await tell(payment(number), { id: 'P-nobody' })).status).toBe(401);
    expect((await tell(payment(number), { at: nowMs - 6 * 60_000 })).body.error).toBe('clock-skew');
    expect((await tell({ ...payment(number), amountFen: -5 })).status).toBe(400);
    expect((await tell({ ...payment(number), reference: 'a\u0000b' })).status).toBe(400);
    expect(
      (await call(`${county.url}/api/v1/payments/callback`, { method: 'POST', body: payment(number) })).status,
    ).toBe(401);
    expect(await county.store.payments.received(number)).toEqual([]);

    await clerk.post('/console/payments', `/console/payments/platforms/${platform}/revoke`, {});
    expect((await tell(payment(number))).body.error).toBe('revoked');
  });

  test('a private key is not taken for a platform', async () => {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const refused = await clerk.post('/console/payments', '/console/payments/platforms', { name: 'x', publicKey: pem });
    expect(refused.status).toBe(400);
  });
});
