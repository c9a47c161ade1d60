import { genesisHash } from '../../domain/ledger-event.ts';
import { type ChainHead, headAfter, linkEvent } from '../chain.ts';
import { countFrom } from '../count-from.ts';
import { eventScene } from '../event-scene.ts';
import type { LedgerWriter } from '../port.ts';
import { weave } from '../weave.ts';
import { namedCounter } from './counters.ts';
import type { Tables } from './tables.ts';

interface WriterParts {
  readonly tables: Tables;
  readonly chain: { head(): ChainHead; advance(next: ChainHead): void };
  readonly now: () => Date;
  readonly monotonicMs: () => number;
}

export function createWriter({ tables, chain, now, monotonicMs }: WriterParts): LedgerWriter {
  const { applications, catalogues, counters, drafts, events, facts, submissions } = tables;
  return {
    putDraft: drafts.put,
    removeDraft: drafts.remove,
    insertApplication: applications.insert,
    updateApplication: applications.update,
    appendEvent(said) {
      const scene = eventScene(facts.get, { now, monotonicMs });
      const linked = linkEvent(chain.head(), scene, said);
      events.insert(linked);
      chain.advance(headAfter(chain.head(), linked.event));
      facts.set('lastWallClock', scene.at);
      return linked.event;
    },
    nextCount: (name) => countFrom(facts.get('restored'), name, (counter) => counters.next(namedCounter(counter))),
    raiseCount: (name, atLeast) => counters.raise(namedCounter(name), atLeast),
    weaveIn(lost) {
      const [first] = lost;
      if (!first) return;
      const before = events.linkedFrom(first.seq - 1, 1)[0]?.event;
      const woven = weave(
        { seq: first.seq - 1, hash: before?.hash ?? genesisHash },
        lost,
        events.linkedFrom(first.seq, -1),
      );
      // Moved to their new places before the old ones are empty: a submission never points nowhere.
      events.replaceFrom(first.seq, woven.linked, () => submissions.moveEvents(woven.newSeqOf));
      chain.advance({ ...woven.head, doubt: chain.head().doubt });
    },
    putSubmission(submission) {
      const before = submissions.get(submission.applicationId);
      submissions.put(submission);
      applications.afterSubmission(submission.applicationId, before);
    },
    markReceiptPrinted: applications.markReceiptPrinted,
    putCardReading: tables.readings.put,
    putCatalogue: catalogues.put,
    putNotices: catalogues.putNotices,
    setFact: facts.set,
    putPrintJob: tables.printJobs.put,
  };
}
