import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import type { Ledger, LedgerWriter } from '../../../main/ledger/port.ts';
import { openSqliteLedger } from '../../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../../main/vault/aes-sealer.ts';
import {
  aCatalogue,
  accept,
  aDraft,
  aNotice,
  anApplication,
  anItem,
  testClock,
  uuid,
} from '../../contract/ledger-fixtures.ts';

/** One thing somebody does to a ledger; what it answers is compared as well. */
type Step = (writer: LedgerWriter, ledger: Ledger) => unknown;

const who = fc.integer({ min: 1, max: 4 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(who, fc.option(fc.integer({ min: 0, max: 4 })), fc.string()).map(
    ([number, expected, reason]): Step =>
      (writer) =>
        writer.putDraft(aDraft(number, { form: { reason: reason.toWellFormed() } }), expected),
  ),
  who.map(
    (number): Step =>
      (writer) =>
        writer.removeDraft(uuid(number)),
  ),
  who.map(
    (number): Step =>
      (writer) =>
        accept(writer, anApplication(number)),
  ),
  fc.tuple(who, fc.constantFrom('PROCESSING', 'APPROVED', 'DENIED'), fc.nat(3)).map(
    ([number, state, countyStatusVersion]): Step =>
      (writer) =>
        writer.updateApplication(uuid(number), { state, countyStatusVersion, countyNumber: `C-${number}` }),
  ),
  fc
    .record({
      number: who,
      state: fc.constantFrom('waiting', 'sending', 'delivered', 'needs-attention'),
      failure: fc.constantFrom(null, 'county/offline', 'county/refused'),
      nextAttemptAtMs: fc.constantFrom(0, 1000),
      attempts: fc.nat(3),
    })
    .map(
      ({ number, ...change }): Step =>
        (writer, ledger) => {
          const submission = ledger.submission(uuid(number));
          if (submission) writer.putSubmission({ ...submission, ...change });
        },
    ),
  who.map(
    (number): Step =>
      (writer) =>
        writer.markReceiptPrinted(uuid(number)),
  ),
  fc.subarray(['a', 'b', 'c']).map(
    (ids): Step =>
      (writer) =>
        writer.putNotices(ids.map((id) => aNotice(id, '2026-11-01T00:00:00.000Z'))),
  ),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.subarray(['A', 'B', 'C']), fc.constantFrom('x', 'y')).map(
    ([version, codes, name]): Step =>
      (writer) =>
        writer.putCatalogue(
          aCatalogue(
            version,
            codes.map((code) => anItem(code, { name })),
          ),
          name.repeat(64),
        ),
  ),
  fc.constant<Step>((writer) => writer.nextCount('n')),
  fc.constant<Step>((writer) => writer.setFact('boot', writer.nextCount('boot'))),
);

/** A transaction of some steps; `isBug` ends it with a throw. */
const transactions = fc.array(fc.record({ steps: fc.array(steps, { maxLength: 4 }), isBug: fc.boolean() }), {
  maxLength: 25,
});

function run(ledger: Ledger, { steps: work, isBug }: { readonly steps: readonly Step[]; readonly isBug: boolean }) {
  try {
    return must(
      ledger.transact((writer) => {
        const answers = work.map((step) => step(writer, ledger));
        if (isBug) throw new Error('a bug');
        return answers;
      }),
    );
  } catch {
    return 'rolled back';
  }
}

function everythingIn(ledger: Ledger) {
  const ids = [1, 2, 3, 4].map(uuid);
  const collections = ['drafts', 'applications', 'items', 'notices'] as const;
  return {
    drafts: ids.map(ledger.draft),
    applications: ids.map(ledger.application),
    summaries: ids.map(ledger.summary),
    submissions: ids.map(ledger.submission),
    recent: ledger.recentApplications({ limit: 2 }),
    ofPerson: ledger.applicationsOfPerson(anApplication(1).idNumber, 10),
    due: [0, 1000].map((nowMs) => ledger.dueSubmissions(nowMs, 3)),
    changes: collections.map((collection) => [0, 3, 7].map((after) => ledger.changes(collection, after, 3))),
    counter: ledger.changeCounter(),
    counts: ledger.counts(),
    catalogues: [undefined, 1, 2, 3].map((version) => ledger.catalogue(version)),
    notices: ledger.notices(),
    boot: ledger.fact('boot'),
    seqs: ledger
      .events({ fromSeq: 1, limit: 1000 })
      .map(({ seq, type, applicationId }) => ({ seq, type, applicationId })),
    chain: [ledger.verifyChain().intact, ledger.verifyChain().eventCount, ledger.head().seq],
  };
}

describe('the file and the memory', () => {
  let directory = '';
  let count = 0;
  beforeAll(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'two-ledgers-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('answer alike after any transactions, and the file also after opening it again', () => {
    fc.assert(
      fc.property(transactions, (list) => {
        count += 1;
        const file = path.join(directory, `${count}.db`);
        const sealer = createSealer(new Uint8Array(32).fill(7));
        const open = () => must(openSqliteLedger({ path: file, sealer, ...testClock() }));
        const memory = openMemoryLedger(testClock());
        const sqlite = open();
        try {
          for (const transaction of list) expect(run(sqlite, transaction)).toEqual(run(memory, transaction));
          expect(everythingIn(sqlite)).toEqual(everythingIn(memory));
        } finally {
          sqlite.close();
        }
        const reopened = open();
        try {
          expect(everythingIn(reopened)).toEqual(everythingIn(memory));
          expect(reopened.verifyChain()).toMatchObject({ intact: true });
        } finally {
          reopened.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});
