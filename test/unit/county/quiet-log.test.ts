import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putConsoleUser } from '../../../sync/county/console/passwords.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import type { Database } from '../../../sync/county/store/database.ts';
import { openPgliteDatabase } from '../../../sync/county/store/pglite-database.ts';
import { call, pageOf, sampleApplication, sha256, WireTerminal } from '../../contract/county-store-terminal.ts';
import { Clerk } from './clerk.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

/** Everything here that is a person's. Names, numbers and places that stand nowhere else in the product. */
const secrets = {
  name: '欧阳絮语',
  idNumber: '520103197709141829',
  phone: '18985190071',
  reason: '家中失火损失惨重',
  decision: '收入超过标准若干',
  search: '絮语',
  wrongUser: '欧阳絮语的密码',
  password: '只有她知道的密码',
};

describe('R61: the log knows nobody', { timeout: 60_000 }, () => {
  let county: RunningCounty;
  let database: Database;
  let logged = '';

  beforeAll(async () => {
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString('utf8');
        done();
      },
    });
    database = await openPgliteDatabase(null);
    county = await startCounty({ database, logger: pino({ level: 'trace' }, sink) });
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    await putConsoleUser(county.store, { name: 'li', password: secrets.password, displayName: '李科员' });
  });
  afterAll(async () => {
    await county?.close();
    await database?.close();
  });

  test('a whole day, with everything that can go wrong, at level trace', async () => {
    const terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇' }));
    const bytes = new TextEncoder().encode(`page of ${secrets.name}`);
    const { name, idNumber, phone, reason } = secrets;
    const person = { applicantName: name, idNumber, phone, form: { applicant: { name, idNumber }, item: { reason } } };
    const materials = [{ code: 'M1', originalSeen: true, method: 'scanned' as const, pages: [pageOf(bytes)] }];
    const application = sampleApplication(terminal, 1, { ...person, materials });
    terminal.accept(application);
    expect((await terminal.push(county.url)).status).toBe(200);
    await terminal.upload(county.url, bytes);
    await terminal.upload(county.url, bytes, { announced: sha256('other') });
    await terminal.submit(county.url, application.id);

    // An application that can't be stored, one whose number is taken, and what is no application at all.
    terminal.accept(sampleApplication(terminal, 2, { ...person, applicantName: `${name}\0` }));
    terminal.accept(sampleApplication(terminal, 1, person));
    terminal.append('application/accepted', { application: { applicantName: name } }, crypto.randomUUID());
    expect((await terminal.push(county.url)).body.refusals).toHaveLength(3);
    const events = terminal.events.map((event) => ({ ...event, body: { name } }));
    expect((await terminal.push(county.url, events)).status).toBe(409);

    // Not JSON, not a route, not a query: each with somebody in it.
    const url = `${county.url}/api/v1/enrol`;
    const broken = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"${name}`,
    });
    expect(broken.status).toBe(400);
    await call(`${county.url}/${encodeURIComponent(name)}?phone=${phone}`);
    await call(`${county.url}/api/v1/hello?name=${encodeURIComponent(name)}`);

    const clerk = new Clerk(county.url);
    await clerk.postRaw('/console/login', { name: secrets.wrongUser, password: secrets.password });
    expect((await clerk.postRaw('/console/login', { name: 'li', password: secrets.password })).status).toBe(303);
    await clerk.page(`/console/inbox?q=${encodeURIComponent(secrets.search)}`);
    const address = `/console/applications/${application.id}`;
    expect(await clerk.page(address)).toContain(name);
    await clerk.get(`${address}/materials/${sha256(bytes)}`);
    const decision = { outcome: 'denied', reason: secrets.decision };
    expect((await clerk.post(address, `${address}/decision`, decision)).status).toBe(303);
    const notice = { title: `公示${name}`, body: reason };
    expect((await clerk.post('/console/notices', '/console/notices', notice)).status).toBe(303);

    // The database refuses, and says in its error what it refused.
    await database.query(
      `alter table applications add constraint nobody check (applicant_name <> '${name}') not valid`,
    );
    terminal.accept(sampleApplication(terminal, 3, person));
    expect((await terminal.push(county.url)).status).toBe(500);

    expect(logged).toContain('"route":"/api/v1/applications/:id/submit"');
    expect(logged).toContain('"msg":"decision"');
    expect(logged).toContain('"code":"23514"');
    for (const secret of Object.values(secrets)) {
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), asciiJson(secret)]) {
        expect(logged).not.toContain(form);
      }
    }
  });

  test('what it says of a request is its route, its status and its time', async () => {
    await call(`${county.url}/api/v1/hello`);
    const line = logged
      .split('\n')
      .filter((one) => one.includes('"route":"/api/v1/hello"'))
      .map((one) => JSON.parse(one))
      .at(-1);
    expect(line).toMatchObject({
      level: 20,
      method: 'GET',
      route: '/api/v1/hello',
      status: 200,
      ms: expect.any(Number),
    });
  });
});

/** As a logger would that escapes what is not ASCII. */
function asciiJson(text: string): string {
  return [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
