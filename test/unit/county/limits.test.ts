import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import { refusalSchema } from '../../../sync/protocol.ts';
import { WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';

/** On a clock that stands still, a bucket is as full as it was: nothing here depends on how fast the machine is. */
describe('whoever asks too often is told when to come back', { timeout: 120_000 }, () => {
  let county: RunningCounty;
  let nowMs = Date.parse('2026-11-22T02:00:00.000Z');
  beforeAll(async () => {
    county = await startCounty({ now: () => new Date(nowMs) });
  });
  afterAll(() => county?.close());

  async function asked(path: string, init: RequestInit = {}): Promise<{ status: number; retryAfter: string | null }> {
    const answer = await fetch(`${county.url}${path}`, init);
    const text = await answer.text();
    if (answer.status === 429 && path.startsWith('/api')) {
      expect(refusalSchema.parse(JSON.parse(text)).error).toBe('too-many-requests');
    }
    return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
  }

  test('greetings of one address', async () => {
    for (let count = 0; count < 1000; count += 1) expect((await asked('/api/v1/hello')).status).toBe(200);
    expect(await asked('/api/v1/hello')).toEqual({ status: 429, retryAfter: '1' });
    nowMs += 1000;
    expect((await asked('/api/v1/hello')).status).toBe(200);
  });

  test('a clock that was set back takes nothing away', async () => {
    nowMs += 10_000;
    expect((await asked('/api/v1/hello')).status).toBe(200);
    nowMs -= 3_600_000;
    expect((await asked('/api/v1/hello')).status).toBe(200);
    nowMs += 3_600_000;
  });

  test('tries of codes from one address', async () => {
    const enrol = () => asked('/api/v1/enrol', { method: 'POST' });
    for (let count = 0; count < 60; count += 1) expect((await enrol()).status).toBe(400);
    expect(await enrol()).toEqual({ status: 429, retryAfter: '1' });
    nowMs += 1000;
    expect((await enrol()).status).toBe(400);
  });

  test('one terminal; another one beside it is served', async () => {
    nowMs += 60_000;
    const enrolled = async () => {
      const terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
      terminal.nowMs = () => nowMs;
      return terminal;
    };
    const [busy, other] = [await enrolled(), await enrolled()];
    const path = '/api/v1/changes?since=';
    // The same request again and again: a repeat is harmless, and counts.
    const headers = await busy.signed(`${county.url}${path}`);
    for (let count = 0; count < 2000; count += 1) expect((await asked(path, { headers })).status).toBe(200);
    expect(await asked(path, { headers })).toEqual({ status: 429, retryAfter: '1' });
    expect((await other.changes(county.url)).status).toBe(200);
    nowMs += 1000;
    expect((await asked(path, { headers })).status).toBe(200);
  });

  test('guesses of a password, by address and by name', async () => {
    const clerk = new Clerk(county.url);
    const guess = async () => clerk.postRaw('/console/login', { name: 'li', password: 'falsch' });
    for (let count = 0; count < 10; count += 1) expect((await guess()).status).toBe(401);
    const refused = await guess();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await refused.text()).toContain('试的次数太多');
    nowMs += 10_000;
    expect((await guess()).status).toBe(401);
  });
});
