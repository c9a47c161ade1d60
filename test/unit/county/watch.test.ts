import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import type { Database } from '../../../sync/county/store/database.ts';
import { openPgliteDatabase } from '../../../sync/county/store/pglite-database.ts';
import { bareError } from '../../../sync/county/watch/bare-error.ts';
import { protocolHeader, protocolVersion } from '../../../sync/protocol.ts';
import { call, pageOf, sampleApplication, WireTerminal } from '../../contract/county-store-terminal.ts';
import { patience } from '../../support/until.ts';

describe('what those who run the county see', { timeout: 60_000 }, () => {
  let directory: string;
  let database: Database;
  let county: RunningCounty;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'county-watch-'));
    database = await openPgliteDatabase(null);
    county = await startCounty({ database, dataDirectory: directory });
  });
  afterEach(async () => {
    await county?.close();
    await database?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const metrics = async (headers: Record<string, string> = {}) =>
    String((await call(`${county.url}/metrics`, { headers })).body);
  /** The value of one line of the Prometheus text; null where there is none. */
  const figureIn = (text: string, line: string) => {
    const found = text.split('\n').find((one) => one.startsWith(`${line} `));
    return found === undefined ? null : Number(found.slice(line.length + 1));
  };

  test('alive and ready; not ready, but alive, without a place for materials', async () => {
    expect((await call(`${county.url}/healthz`)).body).toEqual({ status: 'alive' });
    expect(await call(`${county.url}/readyz`)).toEqual({
      status: 200,
      body: { status: 'ready', parts: { database: 'ok', materials: 'ok' } },
    });
    await rm(path.join(directory, 'materials'), { recursive: true });
    await writeFile(path.join(directory, 'materials'), '');
    await expect
      .poll(async () => call(`${county.url}/readyz`), patience)
      .toEqual({ status: 503, body: { status: 'not-ready', parts: { database: 'ok', materials: 'failed' } } });
    expect((await call(`${county.url}/healthz`)).status).toBe(200);
  });

  test('not ready while tables of this form are missing, or the database is silent', async () => {
    await database.query('delete from migrations where number = 21');
    await expect
      .poll(async () => (await call(`${county.url}/readyz`)).body.parts, patience)
      .toEqual({ database: 'failed', materials: 'ok' });
    await database.close();
    expect((await call(`${county.url}/healthz`)).status).toBe(200);
    expect((await call(`${county.url}/readyz`)).status).toBe(503);
  });

  test('what a terminal does is counted: requests, events once, deliveries, bytes, streams, refusals', async () => {
    const terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
    const bytes = new TextEncoder().encode('page'.repeat(1000));
    const withPage = (counter: number, page: Uint8Array) =>
      sampleApplication(terminal, counter, {
        materials: [{ code: 'M1', originalSeen: true, method: 'scanned', pages: [pageOf(page)] }],
      });
    const whole = withPage(1, bytes);
    const atOnce = withPage(2, bytes);
    const waiting = withPage(3, new TextEncoder().encode('not sent'));
    terminal.accept(whole);
    await terminal.push(county.url);
    await terminal.push(county.url);
    await terminal.upload(county.url, bytes, { pieces: 2 });
    await terminal.submit(county.url, whole.id);
    await terminal.submit(county.url, whole.id);
    terminal.accept(atOnce);
    await terminal.push(county.url);
    await terminal.submit(county.url, atOnce.id);
    terminal.accept(waiting);
    await terminal.push(county.url);
    await call(`${county.url}/api/v1/changes`, { headers: { [protocolHeader]: String(protocolVersion) } });
    await terminal.upload(county.url, bytes, { announced: '0'.repeat(64) });
    const url = `${county.url}/api/v1/stream`;
    const leaving = new AbortController();
    const stream = await fetch(url, { headers: await terminal.signed(url), signal: leaving.signal });
    expect(stream.status).toBe(200);

    const text = await metrics();
    expect(figureIn(text, 'county_events_taken_in_total')).toBe(3);
    expect(figureIn(text, 'county_applications_delivered_total')).toBe(2);
    expect(figureIn(text, 'county_upload_bytes_total')).toBe(2 * bytes.length);
    expect(figureIn(text, 'county_event_streams_open')).toBe(1);
    expect(figureIn(text, 'county_refusals_total{kind="unauthorised"}')).toBe(1);
    expect(figureIn(text, 'county_refusals_total{kind="bad-request"}')).toBe(1);
    const submits = '{method="POST",route="/api/v1/applications/:id/submit"';
    expect(figureIn(text, `county_http_requests_total${submits},status="200"}`)).toBe(3);
    expect(figureIn(text, 'county_http_request_duration_seconds_count{method="POST",route="/api/v1/events"}')).toBe(4);
    expect(figureIn(text, 'county_events_held')).toBe(3);
    expect(figureIn(text, 'county_applications_in_transit')).toBe(1);
    expect(figureIn(text, 'county_terminals{in_transit="1-9"}')).toBe(1);
    expect(figureIn(text, 'county_terminals{in_transit="0"}')).toBe(0);
    for (const secret of [terminal.enrolment.terminalId, whole.id, whole.idNumber]) expect(text).not.toContain(secret);

    leaving.abort();
    await expect.poll(async () => figureIn(await metrics(), 'county_event_streams_open'), patience).toBe(0);
  });

  test('a database that is silent still leaves what this instance counted', async () => {
    await call(`${county.url}/healthz`);
    await database.close();
    const text = await metrics();
    expect(figureIn(text, 'county_http_requests_total{method="GET",route="/healthz",status="200"}')).toBe(1);
    expect(figureIn(text, 'county_events_held')).toBeNull();
  });

  test('the metrics are for this machine alone, or for whoever has the token', async () => {
    expect((await call(`${county.url}/metrics`)).status).toBe(200);
    expect((await call(`${county.url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(401);
    const guarded = await startCounty({ database, dataDirectory: directory, metricsToken: 'a-long-token' });
    try {
      const ask = (headers: Record<string, string>) => call(`${guarded.url}/metrics`, { headers });
      expect((await ask({})).status).toBe(401);
      expect((await ask({ authorization: 'Bearer another' })).status).toBe(401);
      const right = { authorization: 'Bearer a-long-token', 'x-forwarded-for': '10.0.0.1' };
      expect((await ask(right)).status).toBe(200);
    } finally {
      await guarded.close();
    }
  });
});

test('an error in the log has its kind and place, and nothing of what was handed in', () => {
  const error = Object.assign(
    new Error('invalid input "韦小兰 450102199001011234"', { cause: new TypeError('韦小兰') }),
    {
      code: '22P02',
      detail: 'Key (id_number)=(450102199001011234) already exists.',
      table: 'applications',
    },
  );
  error.stack = `Error: ${error.message}\n    at decide (file:///county/decide.ts:3:5)\n${error.detail}`;
  const logged = bareError(error);
  expect(logged).toMatchObject({ type: 'Error', code: '22P02', table: 'applications', cause: { type: 'TypeError' } });
  expect(JSON.stringify(logged)).toContain('decide.ts:3:5');
  expect(JSON.stringify(logged)).not.toMatch(/韦小兰|450102199001011234/);
  expect(bareError('韦小兰')).toEqual({ type: 'string' });
});
