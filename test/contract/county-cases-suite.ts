import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Amendment } from '../../main/domain/amendment.ts';
import type { Application } from '../../main/domain/application.ts';
import type { CorrectionRequest } from '../../main/domain/correction-request.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { changesReplySchema, presenceReplySchema, submitReplySchema } from '../../sync/protocol.ts';
import { amendmentOf } from '../unit/domain/amendment-case.ts';
import type { SharedDatabase } from './county-store-suite.ts';
import { pageOf, sampleApplication, sha256, WireTerminal } from './county-store-terminal.ts';

/** Two people, one application: over the wire on one side, as the console does it on the other. */
export function runCountyCaseTests(name: string, openShared: () => Promise<SharedDatabase>): void {
  describe(`cases of a county on ${name}`, () => {
    let directory: string;
    let shared: SharedDatabase;
    let county: RunningCounty;
    let nowMs = Date.parse('2026-11-22T02:00:00Z');
    let terminal: WireTerminal;
    let counter = 0;

    beforeAll(async () => {
      directory = await mkdtemp(path.join(tmpdir(), 'county-cases-'));
      shared = await openShared();
      county = await startCounty({ ...shared.options, dataDirectory: directory, now: () => new Date(nowMs) });
      terminal = await newTerminal();
    });
    afterAll(async () => {
      await county?.close();
      await shared?.close();
      await rm(directory, { recursive: true, force: true });
    });

    const newTerminal = async () => {
      const code = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
      const made = await WireTerminal.enrolled(county.url, code);
      made.nowMs = () => nowMs;
      return made;
    };
    const send = async (from = terminal) => {
      const pushed = await from.push(county.url, from.events.slice(-1));
      expect(pushed.status).toBe(200);
      return pushed.body;
    };
    const submit = async (id: string, from = terminal) =>
      submitReplySchema.parse((await from.submit(county.url, id)).body);
    const delivered = async (): Promise<Application> => {
      counter += 1;
      const application = sampleApplication(terminal, counter);
      terminal.accept(application);
      await send();
      expect((await submit(application.id)).status).toBe('delivered');
      return application;
    };
    const amend = async (application: Application, change: Partial<Amendment> = {}, from = terminal) => {
      const amendment = amendmentOf({
        changes: [{ pointer: '/item/reason', from: null, to: '屋顶漏雨' }],
        ...change,
      });
      from.append('application/amended', { amendment }, application.id);
      return { amendment, pushed: await send(from) };
    };
    const changes = async (from = terminal) => changesReplySchema.parse((await from.changes(county.url)).body).changes;
    const requestOf = (): CorrectionRequest => ({
      id: randomUUID(),
      items: [{ pointer: '/item/reason', text: '写明原因' }],
      text: '请补充',
      answerBy: '2026-11-27',
      askedBy: '王芳',
      at: new Date(nowMs).toISOString(),
    });
    const edit = (base: string | null, to: string) => ({
      id: randomUUID(),
      base,
      changes: [{ pointer: '/item/reason', from: null, to }],
      reason: '电话核实',
      actorId: 'wang',
      actorName: '王芳',
    });

    test('a request is told, answered with a page, and closed; the accepted content stays', async () => {
      const application = await delivered();
      const request = requestOf();
      expect(await county.store.cases.askCorrection(application.id, request)).toEqual({ ok: true });
      expect(await county.store.cases.askCorrection(application.id, requestOf())).toMatchObject({
        why: 'asked-already',
      });
      const told = (await changes()).findLast(
        (change) => change.kind === 'application-status' && change.applicationId === application.id,
      );
      expect(told).toMatchObject({ state: 'ACCEPTED', correction: request });

      const bytes = new TextEncoder().encode('page'.repeat(99));
      const page = { ...pageOf(bytes), mediaType: 'image/png' as const };
      const { amendment } = await amend(application, {
        answers: request.id,
        materials: [{ code: 'M1', originalSeen: true, method: 'scanned', pages: [page] }],
      });
      expect(await submit(application.id)).toEqual({
        status: 'incomplete',
        lackingMaterials: [page.sha256],
        lackingEvent: false,
      });
      expect((await county.store.cases.record(application.id))?.version).toBe(1);
      await terminal.upload(county.url, bytes);
      const reply = await submit(application.id);
      expect(reply).toMatchObject({ amendments: { outcomes: [{ id: amendment.id, outcome: 'applied', version: 2 }] } });
      expect(await submit(application.id)).toEqual(reply);

      const record = await county.store.cases.record(application.id);
      expect(record).toMatchObject({ version: 2, madeBy: amendment.id, correction: null });
      const detail = await county.store.applications.detail(application.id);
      expect(detail?.content).toMatchObject({ form: application.form, materials: [] });
      expect((await changes()).findLast((change) => change.kind === 'amendment')).toMatchObject({
        applicationId: application.id,
        applied: [{ id: amendment.id, version: 2, origin: 'terminal' }],
      });
      expect(detail?.materials.map(({ sha256: hash, isHeld }) => [hash, isHeld])).toEqual([[sha256(bytes), true]]);
    });

    test('R48: who saw an older version overwrites nothing: kept as sent, named, and merged by a person', async () => {
      const application = await delivered();
      const theirs = edit(null, '县里核实：山洪');
      expect(await county.store.cases.amend(application.id, theirs)).toEqual({ ok: true });
      expect(await county.store.cases.amend(application.id, edit(null, '另一人'))).toEqual({
        ok: false,
        why: 'changed',
      });

      const { amendment } = await amend(application);
      expect(await submit(application.id)).toMatchObject({
        amendments: { outcomes: [{ id: amendment.id, outcome: 'conflict' }], applied: [{ id: theirs.id, version: 2 }] },
      });
      const kept = (await county.store.cases.record(application.id))?.amendments;
      expect(kept?.find((held) => held.amendment.id === amendment.id)).toEqual({ amendment, state: 'conflict' });

      const merged = await amend(application, { base: theirs.id, baseVersion: 2, merges: [amendment.id] });
      expect(await submit(application.id)).toMatchObject({
        amendments: {
          outcomes: [{ outcome: 'conflict' }, { id: merged.amendment.id, outcome: 'applied', version: 3 }],
        },
      });
      const record = await county.store.cases.record(application.id);
      expect(record?.amendments.map(({ state }) => state)).toEqual(['applied', 'merged', 'applied']);
      const actions = (await county.store.applications.detail(application.id))?.trail.map(({ action }) => action);
      expect(actions).toEqual(
        expect.arrayContaining([
          'amended-by-county',
          'amendment-conflict',
          'amended-by-terminal',
          'application/amended',
        ]),
      );
    });

    test('both sides at the same moment: one takes effect, the other is kept', async () => {
      const application = await delivered();
      const { amendment } = await amend(application);
      const [answer, edited] = await Promise.all([
        submit(application.id),
        county.store.cases.amend(application.id, edit(null, '同时')),
      ]);
      const record = await county.store.cases.record(application.id);
      expect(record?.version).toBe(2);
      const outcome = answer.status === 'delivered' ? answer.amendments?.outcomes[0]?.outcome : null;
      expect([outcome, edited.ok]).toEqual(record?.madeBy === amendment.id ? ['applied', false] : ['conflict', true]);
    });

    test('R48: nothing is decided on a version that was not looked at', async () => {
      const application = await delivered();
      const decide = (seen: string | null) =>
        county.store.applications.decide({
          applicationId: application.id,
          outcome: 'approved',
          reason: '',
          decidedBy: '王芳',
          seen,
        });
      const theirs = edit(null, '县里核实');
      expect(await county.store.cases.amend(application.id, theirs)).toEqual({ ok: true });
      const before = await county.store.applications.detail(application.id);
      for (const seen of [null, randomUUID()]) expect(await decide(seen)).toEqual({ ok: false, why: 'changed' });
      expect(await county.store.applications.detail(application.id)).toEqual(before);
      expect(await decide(theirs.id)).toEqual({ ok: true });
      expect(await decide(null)).toEqual({ ok: false, why: 'already-decided' });
    });

    test('after the decision content stands still: the late amendment is kept without effect', async () => {
      const application = await delivered();
      await county.store.cases.askCorrection(application.id, requestOf());
      const { amendment } = await amend(application);
      await county.store.applications.decide({
        applicationId: application.id,
        outcome: 'approved',
        reason: '',
        decidedBy: '王芳',
      });
      expect(await submit(application.id)).toMatchObject({
        amendments: { outcomes: [{ id: amendment.id, outcome: 'decided' }], applied: [] },
      });
      expect(await county.store.cases.record(application.id)).toMatchObject({ version: 1, correction: null });
      expect(await county.store.cases.amend(application.id, edit(null, '晚了'))).toMatchObject({ why: 'decided' });
      expect(await county.store.cases.askCorrection(application.id, requestOf())).toMatchObject({ why: 'decided' });
    });

    test('an amendment by a stranger, of another shape or to who the person is has no effect', async () => {
      const application = await delivered();
      const stranger = await newTerminal();
      const { pushed } = await amend(application, {}, stranger);
      expect(pushed.refusals).toMatchObject([{ applicationId: application.id }]);
      terminal.append('application/amended', { amendment: { id: 'x' } }, application.id);
      expect((await send()).refusals).toHaveLength(1);
      await amend(application, { changes: [{ pointer: '/applicant/name', from: null, to: '别人' }] });
      expect(await submit(application.id)).toMatchObject({ amendments: { outcomes: [{ outcome: 'conflict' }] } });
      expect((await county.store.cases.record(application.id))?.version).toBe(1);
    });

    test('督办 reaches its window alone, and its answer the county', async () => {
      const application = await delivered();
      const order = {
        applicationId: application.id,
        title: '催办',
        text: '为何未办',
        answerBy: '2026-11-25',
        by: '王芳',
      };
      expect(await county.store.cases.supervise(order)).toEqual({ ok: true });
      const told = (await changes()).flatMap((change) => (change.kind === 'supervision' ? [change.notice] : []));
      const notice = told.find(({ applicationId }) => applicationId === application.id);
      expect(notice).toMatchObject({ title: '催办', state: 'open', version: 1, answer: null });
      const other = await newTerminal();
      expect((await changes(other)).some(({ kind }) => kind === 'supervision')).toBe(false);

      const answer = { text: '群众明天来', answeredBy: '李慧', at: '2026-11-22T03:00:00.000Z' };
      other.append('supervision/answered', { noticeId: notice?.id, ...answer });
      expect((await send(other)).refusals).toHaveLength(1);
      terminal.append('supervision/answered', { noticeId: notice?.id, ...answer }, application.id);
      await send();
      expect((await county.store.cases.record(application.id))?.supervision).toMatchObject([
        { state: 'answered', version: 2, answer },
      ]);
      expect((await county.store.cases.openSupervision({ limit: 500, offset: 0 })).map(({ id }) => id)).toContain(
        notice?.id,
      );
      expect(await county.store.cases.closeSupervision(notice?.id ?? '', '王芳')).toEqual({ ok: true });
      expect(await county.store.cases.closeSupervision(notice?.id ?? '', '王芳')).toMatchObject({ ok: false });
    });

    test('who has it open is told to both sides, and forgotten when nothing is heard any more', async () => {
      const application = await delivered();
      const open = async (isOpen: boolean, from = terminal) => {
        const answer = await from.call(county.url, `/api/v1/applications/${application.id}/open`, {
          method: 'POST',
          body: { openedBy: '李慧', isOpen },
        });
        return presenceReplySchema.parse(answer.body).others;
      };
      const clerk = {
        applicationId: application.id,
        side: 'county' as const,
        place: '县民政局',
        name: '王芳',
        terminalId: null,
      };
      expect(await open(true)).toEqual([]);
      expect(await county.store.cases.present(clerk)).toMatchObject([
        { side: 'terminal', name: '李慧', place: '青禾镇便民服务中心' },
      ]);
      nowMs += 60_000;
      expect(await open(true)).toMatchObject([{ side: 'county', name: '王芳', place: '县民政局', forSeconds: 60 }]);
      expect(await open(true, await newTerminal())).toEqual([]);
      nowMs += 60_000;
      expect(await open(true)).toEqual([]);
      await open(false);
      expect(await county.store.cases.present(clerk)).toEqual([]);
    });

    test('a terminal says how much waits there; nonsense is no report', async () => {
      const other = await newTerminal();
      const said = async (query: string) => {
        expect((await other.call(county.url, `/api/v1/changes?since=&${query}`)).status).toBe(200);
        const record = await county.store.terminals.find(other.enrolment.terminalId);
        return [record?.backlog, record?.appVersion];
      };
      expect(await said('')).toEqual([null, null]);
      expect(await said('backlog=3&app=1.2.0')).toEqual([3, '1.2.0']);
      expect(await said('backlog=-1&app=1.2.0')).toEqual([3, '1.2.0']);
      expect(await said('backlog=4&app=%3Cb%3E')).toEqual([3, '1.2.0']);
      expect(await said('backlog=0&app=1.2.1')).toEqual([0, '1.2.1']);
    });

    test('转办 is in the trail, and the inbox of the department has it', async () => {
      const application = await delivered();
      const order = { to: '县卫生健康局', text: '属卫健职责', by: '王芳' };
      expect(await county.store.cases.forward(application.id, order)).toEqual({ ok: true });
      expect((await county.store.cases.record(application.id))?.department).toBe('县卫生健康局');
      const trail = (await county.store.applications.detail(application.id))?.trail;
      expect(trail?.at(-1)).toMatchObject({
        action: 'forwarded',
        actor: '王芳',
        detail: '转 县卫生健康局：属卫健职责',
      });
    });
  });
}
