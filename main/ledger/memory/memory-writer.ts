import { isDeepStrictEqual } from 'node:util';
import { genesisHash } from '../../domain/ledger-event.ts';
import { type ChainHead, emptyHead, headAfter, linkEvent } from '../chain.ts';
import { countFrom } from '../count-from.ts';
import { eventScene } from '../event-scene.ts';
import type { Ledger, LedgerWriter } from '../port.ts';
import { movedOn, numberKey, progressOf } from '../summary.ts';
import { weave } from '../weave.ts';
import type { DeskShelf } from './desk-shelf.ts';
import { type MemoryShelves, type Moving, summaryIn } from './memory-shelves.ts';

interface WriterParts {
  readonly shelves: MemoryShelves;
  readonly fact: Ledger['fact'];
  readonly now: () => Date;
  readonly monotonicMs: () => number;
}

/** The constraints that a database would check (unique, foreign key) are bugs here as well: they throw. */
export function createMemoryWriter({ shelves, fact, now, monotonicMs }: WriterParts): LedgerWriter {
  const { contents, drafts, events, facts, moving, submissions } = shelves;
  const movingOf = (id: string): Moving => {
    const found = moving.get(id);
    if (!found) throw new Error(`no application ${id}`);
    return found;
  };

  return {
    putDraft(draft, expectedRevision) {
      const current = drafts.get(draft.id);
      const isGone = !current && drafts.knows(draft.id);
      if ((current?.revision ?? null) !== expectedRevision || isGone) return { stored: false, current };
      const stored = { ...draft, revision: (current?.revision ?? draft.revision) + 1 };
      drafts.put(draft.id, stored);
      return { stored: true, draft: stored };
    },
    removeDraft(id) {
      if (drafts.get(id)) drafts.put(id, null);
    },
    insertApplication(application) {
      const { id, localNumber } = application;
      const taken = contents.values().some((other) => numberKey(other.localNumber) === numberKey(localNumber));
      if (contents.has(id) || taken) throw new Error(`application ${id} or number ${localNumber} is already there`);
      contents.set(id, application);
      moving.put(id, { id, progress: progressOf(application), receiptPrinted: false });
    },
    updateApplication(id, change) {
      const found = movingOf(id);
      moving.put(id, { ...found, progress: movedOn(found.progress, change) });
    },
    appendEvent(said) {
      const head = (shelves.singles.get('head') ?? emptyHead) as ChainHead;
      const scene = eventScene(fact, { now, monotonicMs });
      const linked = linkEvent(head, scene, said);
      events.set(String(linked.event.seq), linked);
      shelves.singles.set('head', headAfter(head, linked.event));
      facts.set('lastWallClock', scene.at);
      return linked.event;
    },
    nextCount: (name) => countFrom(fact('restored'), name, (counter) => shelves.nextCount(`named/${counter}`)),
    raiseCount(name, atLeast) {
      const counter = `named/${name}`;
      if ((shelves.counters.get(counter) ?? 0) < atLeast) shelves.counters.set(counter, atLeast);
    },
    weaveIn(lost) {
      const [first] = lost;
      if (!first) return;
      const own = events.values().filter(({ event }) => event.seq >= first.seq);
      const before = events.get(String(first.seq - 1))?.event;
      const head = (shelves.singles.get('head') ?? emptyHead) as ChainHead;
      const woven = weave({ seq: first.seq - 1, hash: before?.hash ?? genesisHash }, lost, own);
      for (const linked of woven.linked) events.set(String(linked.event.seq), linked);
      for (const submission of submissions.values()) {
        const moved = woven.newSeqOf.get(submission.eventSeq);
        if (moved !== undefined) submissions.set(submission.applicationId, { ...submission, eventSeq: moved });
      }
      shelves.singles.set('head', { ...woven.head, doubt: head.doubt });
    },
    putSubmission(submission) {
      const found = movingOf(submission.applicationId);
      if (!events.has(String(submission.eventSeq))) throw new Error(`no event ${submission.eventSeq}`);
      const before = summaryIn(shelves, found.id);
      submissions.set(found.id, submission);
      if (!isDeepStrictEqual(summaryIn(shelves, found.id), before)) moving.put(found.id, found);
    },
    markReceiptPrinted(applicationId) {
      const found = movingOf(applicationId);
      if (!found.receiptPrinted) moving.put(applicationId, { ...found, receiptPrinted: true });
    },
    putCardReading(reading) {
      if (shelves.readings.has(reading.id)) throw new Error(`card reading ${reading.id} is already there`);
      shelves.readings.set(reading.id, reading);
    },
    putCatalogue(catalogue, hash) {
      shelves.catalogues.set(String(catalogue.version), catalogue);
      shelves.singles.set('currentCatalogue', catalogue.version);
      facts.set('catalogueHash', hash);
      replaceAll(shelves.items, new Map(catalogue.items.map((item) => [item.code, item])));
    },
    putNotices: (list) => replaceAll(shelves.notices, new Map(list.map((notice) => [notice.id, notice]))),
    setFact: (key, value) => facts.set(key, value),
    putPrintJob(job) {
      movingOf(job.applicationId);
      shelves.printJobs.set(job.id, job);
    },
  };
}

function replaceAll<D>(shelf: DeskShelf<D>, documents: ReadonlyMap<string, D>): void {
  for (const [id, document] of documents) {
    if (!isDeepStrictEqual(shelf.get(id), JSON.parse(JSON.stringify(document)))) shelf.put(id, document);
  }
  for (const id of shelf.ids()) {
    if (!documents.has(id) && shelf.get(id) !== null) shelf.put(id, null);
  }
}
