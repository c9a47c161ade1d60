import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Application } from '../../main/domain/application.ts';
import type { Move, MoveDetail } from '../../main/domain/case/move.ts';
import { sampleCatalogue } from '../../sync/county/catalogue/sample-catalogue.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { openPgliteDatabase } from '../../sync/county/store/pglite-database.ts';
import { changesReplySchema, submitReplySchema } from '../../sync/protocol.ts';
import { person, right } from '../unit/domain/case-sample.ts';
import { sampleApplication, WireTerminal } from './county-store-terminal.ts';

/** 办件流转 over the wire: what a terminal does is judged again, what the county does comes down. */

let directory: string;
let county: RunningCounty;
let database: Awaited<ReturnType<typeof openPgliteDatabase>>;
let terminal: WireTerminal;
let counter = 0;
const nowMs = Date.parse('2026-11-23T02:00:00Z');

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'county-moves-'));
  database = await openPgliteDatabase(null);
  county = await startCounty({ database, dataDirectory: directory, now: () => new Date(nowMs) });
  await county.store.publishing.publishCatalogue(
    sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' }),
  );
  terminal = await WireTerminal.enrolled(county.url, await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' }));
  terminal.nowMs = () => nowMs;
});
afterAll(async () => {
  await county?.close();
  await database?.close();
  await rm(directory, { recursive: true, force: true });
});

const clerk = { id: 'c1', name: '县民政局' };
const made = (from: Move['from'], to: Move['to'], detail: MoveDetail, by = person('W')): Move => ({
  id: randomUUID(),
  from,
  to,
  at: '2026-11-23T01:00:00.000Z',
  by,
  second: null,
  where: 'terminal',
  offline: true,
  detail,
});
/** 最低生活保障: required SB SF HK HD, of which HK may be deferred. */
const paper = (code: string, method: 'original-checked' | 'none' = 'original-checked') => ({
  code,
  originalSeen: true,
  method,
  pages: [],
});

async function taken(change: Partial<Application> = {}): Promise<Application> {
  counter += 1;
  const base = sampleApplication(terminal, 100 + counter);
  const opening = [made('DRAFT', 'RECEIVED', { transition: 'receive', mode: base.channel })];
  const accept: Move = made('RECEIVED', 'ACCEPTED', right.accept);
  const isReceived = change.state === 'RECEIVED';
  const application: Application = {
    ...base,
    itemCode: 'DEMO-012',
    catalogueVersion: 1,
    situation: {},
    materials: ['SB', 'SF', 'HK', 'HD'].map((code) => paper(code)),
    opening: isReceived ? opening : [...opening, accept],
    ...(isReceived ? { acceptedAt: null, dueDate: null } : {}),
    ...change,
  };
  terminal.append(isReceived ? 'application/received' : 'application/accepted', { application }, application.id);
  await push();
  expect(submitReplySchema.parse((await terminal.submit(county.url, application.id)).body).status).toBe('delivered');
  return application;
}

async function push() {
  const pushed = await terminal.push(county.url, terminal.events.slice(-1));
  expect(pushed.status).toBe(200);
  return pushed.body as { refusals: { reason: string }[] };
}
async function send(application: Application, move: Move) {
  terminal.append('case/moved', { move }, application.id);
  return push();
}
const status = async (application: Application) =>
  (await county.store.applications.detail(application.id))?.status ?? null;
const told = async (application: Application) => {
  const { changes } = changesReplySchema.parse((await terminal.changes(county.url)).body);
  return changes.findLast((one) => one.kind === 'application-status' && one.applicationId === application.id);
};

test('R23: a case lives over the wire, from receipt to the special procedure’s end and the decision', async () => {
  const application = await taken({ state: 'RECEIVED' });
  expect(await status(application)).toBe('RECEIVED');
  const early = await county.store.applications.decide({
    applicationId: application.id,
    outcome: 'approved',
    reason: '',
    decidedBy: '县民政局',
  });
  expect(early).toMatchObject({ ok: false, why: 'refused' });

  expect((await send(application, made('RECEIVED', 'ACCEPTED', right.accept))).refusals).toEqual([]);
  expect(await status(application)).toBe('ACCEPTED');
  expect((await county.store.applications.detail(application.id))?.dueDate).toMatch(/^2026-12|^2027/);
  const step = (detail: Parameters<typeof county.store.cases.step>[1]) =>
    county.store.cases.step(application.id, detail, clerk);
  expect(await step({ transition: 'start', step: '审查' })).toEqual({ ok: true });
  expect(await step({ transition: 'suspend', procedure: '公示', plannedDays: 7, reason: '依规定' })).toEqual({
    ok: true,
  });
  expect(await status(application)).toBe('SPECIAL');
  expect((await county.store.applications.detail(application.id))?.dueDate).toBeNull();
  expect(await step({ transition: 'extend', days: 5, reason: '情况复杂' })).toMatchObject({ why: 'refused' });
  expect(await step({ transition: 'resume', result: '无异议' })).toEqual({ ok: true });
  const decision = {
    applicationId: application.id,
    outcome: 'denied' as const,
    reason: '收入超标',
    decidedBy: '县民政局',
  };
  expect(await county.store.applications.decide(decision)).toEqual({ ok: true });
  expect(await told(application)).toMatchObject({
    state: 'DENIED',
    decision: { outcome: 'denied', reason: '收入超标' },
    moves: [
      { to: 'ACCEPTED' },
      { to: 'PROCESSING', where: 'county' },
      { to: 'SPECIAL' },
      { to: 'PROCESSING' },
      { to: 'DENIED' },
    ],
    refusedMoves: [],
  });
});

test('R23: a forged order is kept, has no effect, is shown as a violation, and the terminal is told', async () => {
  const application = await taken();
  const forged = made('PROCESSING', 'APPROVED', right.decide, person('H'));
  const { refusals } = await send(application, forged);
  expect(refusals).toHaveLength(1);
  expect(await status(application)).toBe('ACCEPTED');
  const history = await county.store.cases.moves(application.id);
  expect(history?.refused).toMatchObject([{ move: { id: forged.id }, refusal: { clause: expect.any(String) } }]);
  expect(await told(application)).toMatchObject({ state: 'ACCEPTED', moves: [], refusedMoves: [{ id: forged.id }] });
  // The chain went on, and so does the case.
  expect((await send(application, made('ACCEPTED', 'WITHDRAWN', right.withdraw))).refusals).toEqual([]);
  expect(await status(application)).toBe('WITHDRAWN');
});

test('R24: a missing paper is no acceptance here either, and the county’s own moves are no terminal’s', async () => {
  const application = await taken({ state: 'RECEIVED', materials: [paper('SF'), paper('HK', 'none')] });
  expect((await send(application, made('RECEIVED', 'ACCEPTED', right.accept))).refusals).toHaveLength(1);
  expect(await status(application)).toBe('RECEIVED');
  const pretended = { ...made('RECEIVED', 'VOID', right.void), where: 'county' as const };
  expect((await send(application, pretended)).refusals[0]?.reason).toContain('county');
});

test('R48: what a window did without knowing of the county’s step stands on top of it', async () => {
  const application = await taken();
  expect(await county.store.cases.step(application.id, { transition: 'start', step: '审查' }, clerk)).toEqual({
    ok: true,
  });
  expect((await send(application, made('ACCEPTED', 'WITHDRAWN', right.withdraw))).refusals).toEqual([]);
  expect(await status(application)).toBe('WITHDRAWN');
  const again = await county.store.applications.decide({
    applicationId: application.id,
    outcome: 'approved',
    reason: '',
    decidedBy: '县民政局',
  });
  expect(again).toMatchObject({ ok: false, why: 'refused' });
});

test('a chain that is sent again changes nothing', async () => {
  const application = await taken();
  await send(application, made('ACCEPTED', 'WITHDRAWN', right.withdraw));
  const repeated = await terminal.push(county.url, terminal.events.slice(-2));
  expect(repeated.status).toBe(200);
  expect((await county.store.cases.moves(application.id))?.made).toHaveLength(3);
});
