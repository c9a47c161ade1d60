import { ok } from '../domain/result.ts';
import { type ChainHead, emptyHead, type StoredEvent, verifyEvents } from './chain.ts';
import {
  applicationIn,
  type MemoryShelves,
  memoryShelves,
  type StoredInMemory,
  summaryIn,
} from './memory/memory-shelves.ts';
import { createMemoryWriter } from './memory/memory-writer.ts';
import { newestFirst } from './notice-order.ts';
import type { Ledger } from './port.ts';
import { noneAnywhere, numberKey, personKey } from './summary.ts';

export interface MemoryLedgerOptions {
  readonly now: () => Date;
  readonly monotonicMs: () => number;
}

/** Everything the port promises except that it outlives the process: for tests, and as a second opinion on the rules. */
export function openMemoryLedger(options: MemoryLedgerOptions): Ledger {
  const shelves = memoryShelves();
  const { catalogues, contents, counters, drafts, events, facts, items, moving, notices, singles, submissions, undo } =
    shelves;
  const fact: Ledger['fact'] = (key) => facts.get(key) as never;
  const writer = createMemoryWriter({ shelves, fact, ...options });
  const head = (): ChainHead => (singles.get('head') ?? emptyHead) as ChainHead;

  return {
    transact(work) {
      undo.begin();
      try {
        const value = work(writer);
        if (value instanceof Promise) throw new Error('a transaction cannot wait: its work must be synchronous');
        undo.keep();
        return ok(value);
      } catch (error) {
        undo.takeBack();
        throw error;
      }
    },

    draft: (id) => drafts.get(id),
    application: (id) => applicationIn(shelves, id),
    applicationByNumber(localNumber) {
      const wanted = numberKey(localNumber);
      const found = contents.values().find((content) => numberKey(content.localNumber) === wanted);
      return found ? applicationIn(shelves, found.id) : null;
    },
    applicationsOfPerson: (idNumber, limit) =>
      newestApplications(shelves)
        .filter((content) => personKey(content.idNumber) === personKey(idNumber))
        .slice(0, limit)
        .flatMap(({ id }) => summaryIn(shelves, id) ?? []),
    recentApplications: (page) => pageOf(shelves, page).flatMap(({ id }) => summaryIn(shelves, id) ?? []),
    summary: (id) => summaryIn(shelves, id),
    cardReading: (id) => shelves.readings.get(id),
    catalogue: (version) => catalogues.get(String(version ?? singles.get('currentCatalogue'))),
    notices: () => newestFirst(notices.documents()),

    changes(collection, after, limit) {
      switch (collection) {
        case 'drafts':
          return drafts.changes(after, limit);
        case 'applications':
          return moving.changes(after, limit, ({ id }) => summaryIn(shelves, id));
        case 'items':
          return items.changes(after, limit);
        case 'notices':
          return notices.changes(after, limit);
      }
    },
    changeCounter: () => counters.get('desk') ?? 0,

    events: ({ fromSeq, limit }) =>
      events
        .values()
        .filter(({ event }) => event.seq >= fromSeq)
        .slice(0, limit)
        .map(({ event }) => event),
    head: () => ({ seq: head().seq, hash: head().hash }),
    eventsOfCase: (applicationId) =>
      events
        .values()
        .filter(({ event }) => event.applicationId === applicationId)
        .map(({ event: { seq, type, hash } }) => ({ seq, type, hash })),
    storedEvents: ({ fromSeq, limit }) =>
      events
        .values()
        .filter(({ event }) => event.seq >= fromSeq)
        .slice(0, limit)
        .map(asStored),
    sealedHead: head,
    verifyChain: () => verifyEvents(events.values().map(asStored), head()),

    dueSubmissions: (nowMs, limit) =>
      submissions
        .values()
        .filter(
          ({ state, nextAttemptAtMs }) => (state === 'waiting' || state === 'sending') && nextAttemptAtMs <= nowMs,
        )
        .sort((a, b) => a.eventSeq - b.eventSeq)
        .slice(0, limit),
    undelivered: (limit) =>
      submissions
        .values()
        .filter(({ state }) => state !== 'delivered')
        .sort((a, b) => a.eventSeq - b.eventSeq)
        .slice(0, limit),
    submission: (id) => submissions.get(id),
    counts() {
      const counts = { ...noneAnywhere };
      for (const id of contents.keys()) {
        const summary = summaryIn(shelves, id);
        if (summary) counts[summary.whereabouts] += 1;
      }
      return counts;
    },

    fact,
    printJob: (id) => shelves.printJobs.get(id),
    close() {},
  };
}

function newestApplications({ contents }: MemoryShelves) {
  return contents
    .values()
    .reverse()
    .sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
}

/** A page ends with everything received at the same millisecond: paging on with `before` skips nobody. */
function pageOf(shelves: MemoryShelves, { limit, before }: { limit: number; before?: string }) {
  const beforeMs = before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before);
  const candidates = newestApplications(shelves).filter(({ receivedAt }) => Date.parse(receivedAt) < beforeMs);
  const lastOfPage = candidates[Math.min(limit, candidates.length) - 1];
  if (!lastOfPage) return [];
  return candidates.filter(({ receivedAt }) => Date.parse(receivedAt) >= Date.parse(lastOfPage.receivedAt));
}

function asStored({ event, bodyText }: StoredInMemory): StoredEvent {
  const { hash, body: _, ...envelope } = event;
  return { envelope, hash, bodyBytes: () => Buffer.from(bodyText, 'utf8') };
}
