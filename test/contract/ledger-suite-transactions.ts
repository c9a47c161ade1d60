import { expect } from 'vitest';
import { must } from '../../main/domain/result.ts';
import type { Ledger, LedgerWriter } from '../../main/ledger/port.ts';
import {
  aCatalogue,
  accept,
  aDraft,
  aNotice,
  anApplication,
  anEnrolment,
  anItem,
  aReading,
  aSubmission,
  uuid,
} from './ledger-fixtures.ts';
import type { Check } from './ledger-suite.ts';

export function transactionChecks(check: Check): void {
  check('an empty ledger is empty everywhere', ({ ledger }) => {
    expect(stateOf(ledger)).toEqual({
      head: { seq: 0, hash: '0'.repeat(64) },
      changeCounter: 0,
      drafts: [],
      applications: [],
      items: [],
      notices: [],
      due: [],
      counts: { 'on-terminal': 0, sending: 0, 'at-county': 0, 'needs-attention': 0, decided: 0 },
      catalogue: null,
      boot: null,
      reading: null,
      job: null,
      draft: null,
    });
    expect(ledger.verifyChain()).toMatchObject({ intact: true, eventCount: 0, brokenAt: null });
  });

  check('everything written in one transaction is there after it', ({ ledger }) => {
    must(ledger.transact(writeEverything));
    expect(ledger.application(uuid(1))).toEqual(anApplication(1));
    expect(ledger.submission(uuid(1))).toEqual(aSubmission(uuid(1), 1));
    expect(ledger.draft(uuid(2))).toEqual(aDraft(2, { revision: 1 }));
    expect(ledger.cardReading('r-1')).toEqual(aReading('r-1'));
    expect(ledger.catalogue()).toEqual(aCatalogue(1, [anItem('A')]));
    expect(ledger.notices()).toEqual([aNotice('n', '2026-11-20T00:00:00.000Z')]);
    expect(ledger.fact('boot')).toBe(7);
    expect(ledger.printJob('job-1')).toMatchObject({ state: 'started', applicationId: uuid(1) });
  });

  check('when the work throws, nothing of it is there', ({ ledger }) => {
    const before = stateOf(ledger);
    expect(() =>
      ledger.transact((writer) => {
        writeEverything(writer);
        throw new Error('a bug after the last write');
      }),
    ).toThrow('a bug after the last write');
    expect(stateOf(ledger)).toEqual(before);
  });

  check('after a roll back the next transaction finds numbers and caches as they were', ({ ledger }) => {
    must(ledger.transact(writeEverything));
    const before = stateOf(ledger);
    expect(() =>
      ledger.transact((writer) => {
        accept(writer, anApplication(9));
        writer.putCatalogue(aCatalogue(2, []), 'f'.repeat(64));
        writer.setFact('boot', 99);
        writer.putNotices([]);
        writer.updateApplication(uuid(1), { state: 'DENIED' });
        writer.markReceiptPrinted(uuid(1));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(stateOf(ledger)).toEqual(before);
    expect(must(ledger.transact((writer) => writer.nextCount('number/TW01/20261122')))).toBe(2);
    expect(must(ledger.transact((writer) => accept(writer, anApplication(10))))).toBe(2);
    expect(ledger.verifyChain().intact).toBe(true);
  });

  check('work that would wait is refused and rolled back', ({ ledger }) => {
    expect(() =>
      ledger.transact(async (writer: LedgerWriter) => {
        writer.setFact('boot', 1);
      }),
    ).toThrow('synchronous');
    expect(ledger.fact('boot')).toBeNull();
  });

  check('a transaction inside a transaction is refused, and the outer one with it', ({ ledger }) => {
    expect(() =>
      ledger.transact((writer) => {
        writer.setFact('boot', 1);
        ledger.transact((inner) => inner.setFact('boot', 2));
      }),
    ).toThrow('transaction inside a transaction');
    expect(ledger.fact('boot')).toBeNull();
    must(ledger.transact((writer) => writer.setFact('boot', 3)));
    expect(ledger.fact('boot')).toBe(3);
  });

  check('a writer kept beyond its transaction writes nothing', ({ ledger }) => {
    const kept = must(ledger.transact((writer) => writer));
    expect(() => kept.setFact('boot', 1)).toThrow('outside of a transaction');
    expect(() => kept.insertApplication(anApplication(1))).toThrow('outside of a transaction');
    expect(ledger.fact('boot')).toBeNull();
  });

  check('inside a transaction its own writes are seen', ({ ledger }) => {
    const seen = must(
      ledger.transact((writer) => {
        accept(writer, anApplication(1));
        return { summary: ledger.summary(uuid(1)), seq: ledger.head().seq };
      }),
    );
    expect(seen).toMatchObject({ seq: 1, summary: { whereabouts: 'on-terminal' } });
  });

  check('counters go their own ways, from 1, without gaps after a roll back', ({ ledger }) => {
    const next = (name: string) => must(ledger.transact((writer) => writer.nextCount(name)));
    expect([next('a'), next('a'), next('b')]).toEqual([1, 2, 1]);
    expect(() =>
      ledger.transact((writer) => {
        writer.nextCount('a');
        throw new Error('no');
      }),
    ).toThrow();
    expect(next('a')).toBe(3);
    expect(next('desk')).toBe(1);
    expect(ledger.changeCounter()).toBe(0);
  });

  check('facts come back as they were set, and the last one counts', ({ ledger }) => {
    must(
      ledger.transact((writer) => {
        writer.setFact('enrolment', anEnrolment());
        writer.setFact('cleanExit', false);
        writer.setFact('lastContact', { at: '2026-11-22T01:00:00.000Z', offsetMs: -1234.5 });
        writer.setFact('pullCursor', 'a');
        writer.setFact('pullCursor', 'b');
      }),
    );
    expect(ledger.fact('enrolment')).toEqual(anEnrolment());
    expect(ledger.fact('cleanExit')).toBe(false);
    expect(ledger.fact('lastContact')?.offsetMs).toBe(-1234.5);
    expect(ledger.fact('pullCursor')).toBe('b');
    expect(ledger.fact('shippedSeq')).toBeNull();
  });
}

function writeEverything(writer: LedgerWriter): void {
  accept(writer, anApplication(1));
  writer.putDraft(aDraft(2), null);
  writer.putCardReading(aReading('r-1'));
  writer.putCatalogue(aCatalogue(1, [anItem('A')]), 'e'.repeat(64));
  writer.putNotices([aNotice('n', '2026-11-20T00:00:00.000Z')]);
  writer.setFact('boot', 7);
  writer.putPrintJob({
    id: 'job-1',
    applicationId: uuid(1),
    kind: 'receipt',
    state: 'started',
    at: '2026-11-22T01:00:00.000Z',
  });
}

function stateOf(ledger: Ledger) {
  return {
    head: ledger.head(),
    changeCounter: ledger.changeCounter(),
    drafts: ledger.changes('drafts', 0, 100),
    applications: ledger.changes('applications', 0, 100),
    items: ledger.changes('items', 0, 100),
    notices: ledger.changes('notices', 0, 100),
    due: ledger.dueSubmissions(Number.MAX_SAFE_INTEGER, 100),
    counts: ledger.counts(),
    catalogue: ledger.catalogue(),
    boot: ledger.fact('boot'),
    reading: ledger.cardReading('r-1'),
    job: ledger.printJob('job-1'),
    draft: ledger.draft(uuid(2)),
  };
}
