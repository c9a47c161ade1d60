import { describe, expect, test } from 'vitest';
import type { RunningCounty } from '../../sync/county/county.ts';
import type { Database } from '../../sync/county/store/database.ts';
import { changesReplySchema, eventReplySchema, submitReplySchema } from '../../sync/protocol.ts';
import { pageOf, sampleApplication, sha256, type WireTerminal } from './county-store-terminal.ts';

/** What is delivered with its event, and what many terminals ask at the same moment. Two instances on one database. */
export function describeManyAtOnce(parts: {
  readonly a: () => RunningCounty;
  readonly b: () => RunningCounty;
  readonly database: () => Database;
  readonly newTerminal: () => Promise<WireTerminal>;
}): void {
  const { a, b, database, newTerminal } = parts;
  const page = (text: string) => new TextEncoder().encode(text.repeat(500));

  async function deliverOne(terminal: WireTerminal): Promise<string> {
    const application = sampleApplication(terminal, 1);
    terminal.accept(application);
    await terminal.push(a().url);
    return application.id;
  }

  describe('delivered with the events, and many at once', () => {
    test('what is whole when its event comes is delivered with it; a repeat, and submit, say the same', async () => {
      const terminal = await newTerminal();
      const bytes = page('早');
      await terminal.upload(a().url, bytes);
      const withPage = (counter: number, pages: readonly Uint8Array[]) =>
        sampleApplication(terminal, counter, {
          materials: [{ code: 'M1', originalSeen: true, method: 'scanned', pages: pages.map(pageOf) }],
        });
      const whole = [sampleApplication(terminal, 1), withPage(2, [bytes])];
      const lacking = withPage(3, [bytes, page('晚')]);
      for (const application of [...whole, lacking]) terminal.accept(application);
      const pushed = eventReplySchema.parse((await terminal.push(a().url)).body);
      expect(pushed.deliveries?.map(({ applicationId }) => applicationId)).toEqual(whole.map(({ id }) => id));
      expect(new Set(pushed.deliveries?.map(({ countyNumber }) => countyNumber)).size).toBe(2);
      expect((await terminal.push(b().url)).body).toEqual(pushed);
      for (const { applicationId, ...said } of pushed.deliveries ?? []) {
        expect((await terminal.submit(b().url, applicationId)).body).toEqual({ status: 'delivered', ...said });
      }
      expect((await terminal.submit(b().url, lacking.id)).body).toMatchObject({
        status: 'incomplete',
        lackingMaterials: [sha256(page('晚'))],
      });
      await terminal.upload(b().url, page('晚'));
      const delivered = submitReplySchema.parse((await terminal.submit(b().url, lacking.id)).body);
      expect(delivered.status).toBe('delivered');
      const again = eventReplySchema.parse((await terminal.push(a().url)).body);
      expect(again.deliveries).toHaveLength(3);
      expect({ status: 'delivered', ...again.deliveries?.[2] }).toMatchObject(delivered);
    });

    test('what was amended in the same batch is delivered by submit alone, which has more to say', async () => {
      const terminal = await newTerminal();
      const application = sampleApplication(terminal, 1);
      terminal.accept(application);
      const amendment = {
        id: crypto.randomUUID(),
        base: null,
        baseVersion: 1,
        version: null,
        origin: 'terminal',
        actorId: 'op-1',
        actorName: '韦窗口',
        at: '2026-11-22T03:00:00.000Z',
        reason: '更正电话',
        changes: [],
        materials: [],
        answers: null,
        merges: [],
      };
      terminal.append('application/amended', { amendment }, application.id);
      const pushed = eventReplySchema.parse((await terminal.push(a().url)).body);
      expect(pushed.refusals).toEqual([]);
      expect(pushed.deliveries).toBeUndefined();
      expect((await terminal.submit(b().url, application.id)).body).toMatchObject({
        status: 'delivered',
        amendments: { outcomes: [expect.anything()] },
      });
    });

    test('thirty terminals at the same moment: each has its own answer, and one that brings nonsense harms nobody', async () => {
      const terminals = await Promise.all(Array.from({ length: 30 }, newTerminal));
      const applications = terminals.map((terminal, at) => {
        const text = at % 10 === 3 ? 'a\u0000b' : '好';
        const application = sampleApplication(terminal, 1, { form: { item: { text } } });
        terminal.accept(application);
        if (at % 10 === 5) terminal.append('card/read', { at });
        return application;
      });
      // One speaks of an application that another one brings at the same moment.
      const [first, second] = terminals;
      if (!first || !second) throw new Error('thirty terminals expected');
      second.accept({ ...(applications[0] ?? sampleApplication(second, 2)), localNumber: 'X-20261122-0001' });
      const answers = await Promise.all(terminals.map((terminal, at) => terminal.push((at % 2 === 0 ? a() : b()).url)));
      const numbers = answers.flatMap(({ body }) =>
        (body.deliveries ?? []).map((one: { countyNumber: string }) => one.countyNumber),
      );
      expect(new Set(numbers).size).toBe(numbers.length);
      // Whoever came first of the two has it; the other's event is kept and named.
      const ofTwo = [answers[0], answers[1]].flatMap((answer) => answer?.body.refusals ?? []);
      expect(ofTwo.map((refusal: { applicationId: string }) => refusal.applicationId)).toEqual([applications[0]?.id]);
      for (const [at, terminal] of terminals.entries()) {
        const { status, body } = answers[at] ?? { status: 0, body: {} };
        const last = terminal.events.at(-1);
        expect([status, body.anchoredSeq, body.anchoredHash]).toEqual([200, last?.seq, last?.hash]);
        if (at < 2) continue;
        const isNonsense = at % 10 === 3;
        expect(body.refusals.map((refusal: { seq: number }) => refusal.seq)).toEqual(isNonsense ? [1] : []);
        expect(body.deliveries?.map((one: { applicationId: string }) => one.applicationId)).toEqual(
          isNonsense ? undefined : [applications[at]?.id],
        );
      }
      const held = await database().query<{ terminal_id: string; count: number }>(
        `select terminal_id, count(*)::int as count from events
         where terminal_id in (select json_array_elements_text($1::json)) group by 1`,
        [JSON.stringify(terminals.map(({ enrolment }) => enrolment.terminalId))],
      );
      const counts = new Map(held.map((row) => [row.terminal_id, row.count]));
      for (const terminal of terminals) {
        expect(counts.get(terminal.enrolment.terminalId)).toBe(terminal.events.length);
      }
    });

    test('of many that ask at the same moment each hears of its own, from its own cursor on', async () => {
      const terminals = await Promise.all(Array.from({ length: 12 }, newTerminal));
      const ids = await Promise.all(terminals.map((terminal) => deliverOne(terminal)));
      const before = await Promise.all(terminals.map((terminal) => terminal.changes(b().url)));
      for (const [at, applicationId] of ids.entries()) {
        if (at % 3 === 0) continue;
        const decision = { applicationId, outcome: 'approved', reason: '', decidedBy: '李科员' } as const;
        expect(await a().store.applications.decide(decision)).toEqual({ ok: true });
      }
      const askedTwice = [...terminals.entries(), ...terminals.entries()];
      const answers = await Promise.all(
        askedTwice.map(([at, terminal]) => terminal.changes(a().url, before[at]?.body.cursor)),
      );
      for (const [nth, { body }] of answers.entries()) {
        const at = nth % terminals.length;
        const reply = changesReplySchema.parse(body);
        const named = reply.changes.flatMap((change) => ('applicationId' in change ? [change.applicationId] : []));
        expect(named).toEqual(at % 3 === 0 ? [] : [ids[at]]);
        expect(reply.head).toEqual({ anchoredSeq: 1, anchoredHash: terminals[at]?.events[0]?.hash });
      }
    });
  });
}
