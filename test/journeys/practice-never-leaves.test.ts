import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ComposeOptions, composeTerminal, type RunningTerminal } from '../../main/compose.ts';
import { createNodeChildHost } from '../../main/device-host/node-child-host.ts';
import { must } from '../../main/domain/result.ts';
import { trainingMark, trainingPin, trainingPrefix } from '../../main/domain/training.ts';
import { composeTwoDesks } from '../../main/training/two-desks.ts';
import { keyFileSecret } from '../../main/vault/key-file-secret.ts';
import type { Method, Output } from '../../preload/contract.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { type Ask, acceptOne } from '../support/journey-cases.ts';
import { withOpenedTruth } from '../support/opened-truth.ts';
import { clerk, prepareStaff } from '../support/prepared-staff.ts';
import { until } from '../support/until.ts';
import { pdfText } from '../unit/paper/pdf-text.ts';

const practised = 12;
let dataDir: string;
let watcher: Server;
let visits = 0;
let county: RunningCounty;
let terminal: RunningTerminal;
const ask: Ask = async (method, input) => (await terminal.api.call(method, input)) as never;
const call = async <M extends Method>(method: M, input: unknown): Promise<Output<M>> =>
  must(await ask(method, input as never)) as never;
const options = (): ComposeOptions => ({
  station: 'window',
  dataDir,
  demo: false,
  countyUrl: null,
  enrolmentCode: null,
  devices: null,
  childHost: createNodeChildHost({ root: new URL('../../', import.meta.url) }),
  machineSecret: (directory) => keyFileSecret(path.join(directory, 'machine.key')),
  version: '0.0.0-test',
  log: pino({ level: 'silent' }),
});

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'practice-'));
  await prepareStaff(dataDir);
  watcher = createServer((_request, response) => {
    visits += 1;
    response.end();
  });
  watcher.listen(0, '127.0.0.1');
  await once(watcher, 'listening');
  county = await startCounty({ isDemo: true });
  terminal = must(await composeTwoDesks(options()));
});
afterAll(async () => {
  await terminal?.close();
  await county?.close();
  watcher?.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Everything of the real terminal: each file under its directory but those of practice, with its bytes. */
async function realBytes(): Promise<Readonly<Record<string, string>>> {
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const own = files
    .filter((file) => file.isFile())
    .map((file) => path.relative(dataDir, path.join(file.parentPath, file.name)))
    .filter((name) => !name.startsWith('training'));
  const hashed = own.map(async (name) => {
    const bytes = await readFile(path.join(dataDir, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}

test('R65: practice accepts applications, and of the real terminal not one byte changes', async () => {
  await call('unlock', { operatorId: clerk.id, pin: clerk.pin });
  const begun = await call('beginTraining', {});
  expect(begun).toMatchObject({ isHere: true, kept: { begunAt: expect.any(String) } });
  const before = await realBytes();
  expect(before['ledger.db']).toBeDefined();
  expect(before['ledger.db-wal']).toBeDefined();

  // A page that was loaded for the real terminal may not write here before it has asked whose turn it is.
  expect(await ask('tray', {})).toMatchObject({ ok: false, failure: { code: 'terminal/locked' } });
  expect(await call('terminalState', {})).toMatchObject({
    training: true,
    enrolled: false,
    terminalId: null,
    operator: { id: clerk.id, name: clerk.name },
  });
  const numbers: string[] = [];
  for (let done = 0; done < practised; done += 1) {
    numbers.push(
      (await acceptOne(ask, { readingId: null, name: `练${'甲乙丙丁戊己庚辛壬癸子丑'.charAt(done)}` })).localNumber,
    );
  }
  expect(new Set(numbers).size).toBe(practised);
  for (const number of numbers) expect(number.startsWith(`${trainingPrefix}-`)).toBe(true);
  const { counts, failure } = await call('syncState', {});
  expect(counts['on-terminal']).toBe(practised);
  expect(failure?.code).toBe('training/stays-here');
  expect(await realBytes()).toEqual(before);
});

test('R65: nothing of it leaves: no line, no package, no enrolment, whatever is asked', async () => {
  const { port } = watcher.address() as AddressInfo;
  const refused = { ok: false, failure: { code: 'training/stays-here' } };
  const countyUrl = `http://127.0.0.1:${port}`;
  expect(await ask('enrol', { countyUrl, code: 'ABCD-EFGH-JKMN' })).toMatchObject(refused);
  expect(await ask('sendNow', {})).toMatchObject(refused);
  expect(await ask('exportPackage', { folder: dataDir, applicationIds: null })).toMatchObject(refused);
  expect(await ask('importPackage', { path: path.join(dataDir, 'any.twpkg') })).toMatchObject(refused);
  expect(await ask('exportTables', { folder: dataDir })).toMatchObject(refused);
  expect((await call('packages', {})).obstacle?.code).toBe('training/stays-here');
  expect(visits).toBe(0);
  expect((await readdir(dataDir)).filter((name) => name.endsWith('.twpkg'))).toEqual([]);
});

test('R65: each paper of practice says on every page that it is none', async () => {
  const [newest] = await call('searchApplications', { query: '练乙', limit: 1 });
  const svg = (await call('receiptPreview', { applicationId: newest?.id })).svg;
  const shown = svg.replaceAll(/<[^>]+>/g, '');
  expect(shown.split(trainingMark).length - 1).toBe(2);
  const file = await terminal.files.read(`/documents/receipt-${newest?.id}.pdf`);
  const pages = pdfText(file?.bytes ?? new Uint8Array());
  expect(pages).toHaveLength(1);
  expect(pages[0]?.split(trainingMark)).toHaveLength(3);
});

test('R65: locking ends practice; it can be gone on with, and it is wiped where a person says so', async () => {
  const locked = await call('lock', {});
  expect(locked).toMatchObject({ training: false, operator: null });
  await call('terminalState', {});
  expect(await ask('unlock', { operatorId: clerk.id, pin: trainingPin })).toMatchObject({ ok: false });
  await call('unlock', { operatorId: clerk.id, pin: clerk.pin });
  expect(await call('searchApplications', { query: '练乙', limit: 10 })).toEqual([]);

  await call('lock', {});
  await call('beginTraining', {});
  expect(await call('terminalState', {})).toMatchObject({ training: true, operator: null });
  await call('unlock', { operatorId: clerk.id, pin: trainingPin });
  expect(await call('searchApplications', { query: '练乙', limit: 1 })).toHaveLength(1);
  expect(await call('endTraining', { wipe: true })).toMatchObject({ isHere: false, kept: null });
  await expect(access(path.join(dataDir, 'training'))).rejects.toThrow();
});

test('R65: the county hears of the real work alone, which goes on being sent while somebody practises', async () => {
  await call('terminalState', {});
  await call('unlock', { operatorId: clerk.id, pin: clerk.pin });
  const code = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
  await call('enrol', { countyUrl: county.url, code });
  await until(async () => (await call('terminalState', {})).catalogueVersion !== null);
  const real = await acceptOne(ask, { readingId: null, name: '覃真' });
  await call('beginTraining', {});
  await call('terminalState', {});
  const [person] = await call('operators', {});
  await ask('unlock', { operatorId: person?.id ?? '', pin: trainingPin });
  const inPractice = await acceptOne(ask, { readingId: null, name: '覃练' });
  expect(real.localNumber.startsWith(trainingPrefix)).toBe(false);
  expect(inPractice.localNumber.startsWith(trainingPrefix)).toBe(true);
  const held = async () =>
    (await county.store.applications.inbox({ state: 'all', office: null, search: null, limit: 10, offset: 0 })).rows;
  await until(async () => (await held()).length > 0);
  expect((await held()).map(({ localNumber }) => localNumber)).toEqual([real.localNumber]);
});

test('R65: a ledger of practice is refused as a terminal, so that nobody can enrol it later', async () => {
  const practice = path.join(dataDir, 'training');
  await call('endTraining', { wipe: false });
  await withOpenedTruth(practice, ({ ledger }) => expect(ledger.fact('enrolment')?.privateKey).toBeNull());
  const opened = await composeTerminal({ ...options(), dataDir: practice });
  expect(opened).toMatchObject({ ok: false, failure: { code: 'training/own-directory' } });
});
