import { expect } from 'vitest';
import { must } from '../../main/domain/result.ts';
import type { DeskCollection, Ledger } from '../../main/ledger/port.ts';
import { aCatalogue, accept, aDraft, aNotice, anApplication, anItem, aSubmission, uuid } from './ledger-fixtures.ts';
import type { Check } from './ledger-suite.ts';

export function deskChecks(check: Check): void {
  check('each change takes the next number of one counter', ({ ledger }) => {
    must(
      ledger.transact((writer) => {
        writer.putDraft(aDraft(1), null);
        writer.putDraft(aDraft(2), null);
        writer.insertApplication(anApplication(3));
        writer.putNotices([aNotice('n', '2026-11-20T00:00:00.000Z')]);
        writer.putCatalogue(aCatalogue(1, [anItem('A'), anItem('B')]), 'e'.repeat(64));
      }),
    );
    const numbers = (['drafts', 'applications', 'notices', 'items'] as const).flatMap((collection) =>
      ledger.changes(collection, 0, 10).map(({ change }) => change),
    );
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
    expect(ledger.changeCounter()).toBe(6);
  });

  check('an application is told again when its row looks different, and only then', ({ ledger }) => {
    must(ledger.transact((writer) => accept(writer, anApplication(1))));
    const told = (write: () => void): boolean => {
      const before = ledger.changeCounter();
      write();
      const news = ledger.changes('applications', before, 10);
      expect(news.map(({ document }) => document)).toEqual(news.length > 0 ? [ledger.summary(uuid(1))] : []);
      return news.length > 0;
    };
    const submit = (change: Parameters<typeof aSubmission>[2]) => () =>
      void must(ledger.transact((writer) => writer.putSubmission(aSubmission(uuid(1), 1, change))));
    expect(told(submit({ state: 'sending' }))).toBe(true);
    expect(told(submit({ state: 'sending', attempts: 1 }))).toBe(false);
    expect(told(submit({ state: 'waiting', attempts: 1, failure: 'county/offline' }))).toBe(true);
    expect(told(submit({ state: 'waiting', attempts: 2, failure: 'county/offline', nextAttemptAtMs: 9 }))).toBe(false);
    expect(told(submit({ state: 'delivered' }))).toBe(true);
    const print = () => void must(ledger.transact((writer) => writer.markReceiptPrinted(uuid(1))));
    expect(told(print)).toBe(true);
    expect(told(print)).toBe(false);
    expect(ledger.summary(uuid(1))?.receiptPrinted).toBe(true);
    const decide = () => void must(ledger.transact((writer) => writer.updateApplication(uuid(1), { state: 'DENIED' })));
    expect(told(decide)).toBe(true);
  });

  check('a draft that leaves is told as gone to whoever knew it, and to nobody else', ({ ledger }) => {
    must(ledger.transact((writer) => writer.putDraft(aDraft(1), null)));
    must(ledger.transact((writer) => writer.putDraft(aDraft(2), null)));
    must(ledger.transact((writer) => writer.removeDraft(uuid(1))));
    must(ledger.transact((writer) => writer.removeDraft(uuid(1))));
    expect(ledger.changes('drafts', 1, 10)).toEqual([
      { id: uuid(2), change: 2, document: aDraft(2, { revision: 1 }) },
      { id: uuid(1), change: 3, document: null },
    ]);
    expect(ledger.changes('drafts', 0, 10).map(({ id }) => id)).toEqual([uuid(2)]);
    expect(ledger.changes('drafts', 3, 10)).toEqual([]);
  });

  check('a desk that follows with its checkpoint ends with what the ledger has', ({ ledger }) => {
    const desk = new Map<string, unknown>();
    let checkpoint = 0;
    const pull = () => {
      for (;;) {
        const page = ledger.changes('drafts', checkpoint, 2);
        if (page.length === 0) return;
        for (const { id, document, change } of page) {
          expect(change).toBeGreaterThan(checkpoint);
          checkpoint = change;
          if (document === null) desk.delete(id);
          else desk.set(id, document);
        }
      }
    };
    for (let number = 1; number <= 7; number += 1) {
      must(ledger.transact((writer) => writer.putDraft(aDraft(number), null)));
      if (number % 2 === 0) pull();
      if (number % 3 === 0) must(ledger.transact((writer) => writer.removeDraft(uuid(number - 1))));
    }
    pull();
    expect([...desk.keys()].sort()).toEqual([1, 3, 4, 6, 7].map(uuid));
    expect([...desk.values()].every((draft) => JSON.stringify(draft).includes('revision'))).toBe(true);
  });

  check('a new catalogue tells only the items that differ, and which ones left', ({ ledger }) => {
    const first = aCatalogue(1, [anItem('A'), anItem('B'), anItem('C')]);
    const second = aCatalogue(2, [anItem('A'), anItem('B', { name: '新名' }), anItem('D')]);
    must(ledger.transact((writer) => writer.putCatalogue(first, '1'.repeat(64))));
    const before = ledger.changeCounter();
    must(ledger.transact((writer) => writer.putCatalogue(second, '2'.repeat(64))));
    expect(changedAfter(ledger, 'items', before)).toEqual({
      B: anItem('B', { name: '新名' }),
      C: null,
      D: anItem('D'),
    });
    expect(ledger.catalogue()).toEqual(second);
    expect(ledger.catalogue(1)).toEqual(first);
    expect(ledger.catalogue(3)).toBeNull();
    expect(ledger.fact('catalogueHash')).toBe('2'.repeat(64));
    must(ledger.transact((writer) => writer.putCatalogue(first, '1'.repeat(64))));
    expect(ledger.catalogue()?.version).toBe(1);
    expect(Object.keys(changedAfter(ledger, 'items', 0)).sort()).toEqual(['A', 'B', 'C']);
  });

  check('notices are the whole current list, newest first', ({ ledger }) => {
    const [old, young] = [aNotice('a', '2026-10-01T00:00:00.000Z'), aNotice('b', '2026-11-01T00:00:00.000Z')];
    must(ledger.transact((writer) => writer.putNotices([old, young])));
    expect(ledger.notices()).toEqual([young, old]);
    const before = ledger.changeCounter();
    must(ledger.transact((writer) => writer.putNotices([{ ...old, title: '改' }])));
    expect(changedAfter(ledger, 'notices', before)).toEqual({ a: { ...old, title: '改' }, b: null });
    expect(ledger.notices()).toEqual([{ ...old, title: '改' }]);
  });
}

function changedAfter(ledger: Ledger, collection: DeskCollection, after: number) {
  return Object.fromEntries(ledger.changes(collection, after, 100).map(({ id, document }) => [id, document]));
}
