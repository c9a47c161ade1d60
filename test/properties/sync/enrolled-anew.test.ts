import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { earlierSelf, writeDown } from '../../../main/enrolment.ts';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import { credentialsOf } from '../../../main/terminal-keys.ts';
import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { type RunningCounty, startCounty } from '../../../sync/county/county.ts';
import type { Database } from '../../../sync/county/store/database.ts';
import { openPgliteDatabase } from '../../../sync/county/store/pglite-database.ts';
import { enrolTerminal, makeTerminalKeys } from '../../../sync/enrol.ts';
import { acceptInto } from '../../unit/sync/support/sync-terminal.ts';
import { testLog } from '../../unit/sync/support/test-log.ts';

let database: Database;
let county: RunningCounty;
/** The county counts tries to enrol by the minute; here each comes a minute after the one before. */
let nowMs = Date.now();
beforeAll(async () => {
  database = await openPgliteDatabase(null);
  county = await startCounty({ database, now: () => new Date(nowMs) });
});
afterAll(async () => {
  await county?.close();
  await database?.close();
});

/** What may happen to one ledger in its life, in any order. */
const stepArb = fc.oneof(
  fc.record({ step: fc.constant('accept' as const) }),
  /** `isHeard`: whether the answer of the county gets through; what was sent counts all the same. */
  fc.record({ step: fc.constant('ship' as const), atMost: fc.integer({ min: 1, max: 4 }), isHeard: fc.boolean() }),
  fc.record({ step: fc.constant('submit' as const), which: fc.nat() }),
  /** The answer may be lost, or the power gone before it was written down; the code is tried again then. */
  fc.record({
    step: fc.constant('enrol anew' as const),
    isRevoked: fc.boolean(),
    lostAnswers: fc.integer({ max: 2, min: 0 }),
  }),
);

test('whenever a terminal is enrolled anew, every event and every application is at the county once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArb, { maxLength: 14 }), async (steps) => {
      const ledger = openMemoryLedger({ now: () => new Date(), monotonicMs: () => performance.now() });
      const names: string[] = [];
      const clock = { nowMs: () => nowMs, offsetMs: 0 };
      await enrolAnew(ledger, names, 0);
      const http = createHttpCounty({
        baseUrl: county.url,
        credentials: () => credentialsOf(ledger),
        clock,
        log: testLog,
      });
      const accepted: string[] = [];
      const ship = async (atMost: number, isHeard = true) => {
        const fromSeq = (ledger.fact('shippedSeq') ?? 0) + 1;
        const events = ledger.events({ fromSeq, limit: atMost });
        if (events.length === 0) return;
        const reply = must(await http.pushEvents(events));
        expect(reply.refusals).toEqual([]);
        if (isHeard) must(ledger.transact((writer) => writer.setFact('shippedSeq', reply.anchoredSeq)));
      };
      try {
        for (const step of steps) {
          if (step.step === 'accept') accepted.push(acceptInto(ledger, []));
          if (step.step === 'ship') await ship(step.atMost, step.isHeard);
          if (step.step === 'submit' && accepted.length > 0) {
            must(await http.submit(accepted[step.which % accepted.length] ?? ''));
          }
          if (step.step === 'enrol anew') {
            if (step.isRevoked) await county.store.terminals.revoke(names.at(-1) ?? '');
            await enrolAnew(ledger, names, step.lostAnswers);
          }
        }
        while ((ledger.fact('shippedSeq') ?? 0) < ledger.head().seq) await ship(100);
        const own = JSON.stringify(names);
        for (const id of accepted) expect(must(await http.submit(id))).toMatchObject({ status: 'delivered' });
        const held = await database.query<{ hash: string }>(
          'select hash from events where terminal_id in (select json_array_elements_text($1::json)) order by seq',
          [own],
        );
        const all = ledger.events({ fromSeq: 1, limit: 10_000 });
        expect(held.map((row) => row.hash)).toEqual(all.map((event) => event.hash));
        const rows = await database.query<{ id: string; county_number: string | null }>(
          'select id, county_number from applications where terminal_id in (select json_array_elements_text($1::json))',
          [own],
        );
        expect(rows.map((row) => row.id).sort()).toEqual([...accepted].sort());
        expect(new Set(rows.map((row) => row.county_number)).size).toBe(accepted.length);
        expect(ledger.verifyChain()).toMatchObject({ intact: true });
      } finally {
        http.close();
      }
    }),
    { numRuns: 60 },
  );
});

/** As main/enrolment.ts does it, with the same code and keys until an answer has been written down. */
async function enrolAnew(ledger: Ledger, names: string[], lostAnswers: number): Promise<void> {
  const code = await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
  const http = createHttpCounty({ baseUrl: county.url, credentials: null, log: testLog });
  const privateKeys = makeTerminalKeys();
  for (let attempt = 0; ; attempt += 1) {
    nowMs += 60_000;
    const plan = { county: http, code, station: 'window', machineName: 'WIN-1', privateKeys } as const;
    const enrolled = must(await enrolTerminal({ ...plan, continues: earlierSelf(ledger) }));
    if (attempt < lostAnswers) continue;
    const at = { countyUrl: county.url, enrolledAt: '2026-03-02T08:00:00.000Z' };
    must(ledger.transact((writer) => writeDown(ledger, writer, { ...enrolled, ...at })));
    names.push(enrolled.terminalId);
    break;
  }
  http.close();
}
