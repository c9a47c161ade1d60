import type { Application, ApplicationSummary, CardReading, Draft } from '../../domain/application.ts';
import type { CataloguePackage, Item, Notice } from '../../domain/catalogue.ts';
import type { LedgerEvent } from '../../domain/ledger-event.ts';
import type { ChainHead } from '../chain.ts';
import type { LedgerFacts, PrintJob, Submission } from '../port.ts';
import { headlineOf, type Progress, progressOf, summaryOf } from '../summary.ts';
import { DeskShelf } from './desk-shelf.ts';
import { Shelf, UndoLog } from './shelf.ts';

export interface MemoryShelves {
  readonly undo: UndoLog;
  readonly facts: Shelf<LedgerFacts[keyof LedgerFacts]>;
  readonly counters: Shelf<number>;
  readonly events: Shelf<StoredInMemory>;
  readonly drafts: DeskShelf<Draft>;
  /** Frozen at acceptance. */
  readonly contents: Shelf<Application>;
  readonly moving: DeskShelf<Moving>;
  readonly submissions: Shelf<Submission>;
  readonly readings: Shelf<CardReading>;
  readonly printJobs: Shelf<PrintJob>;
  readonly catalogues: Shelf<CataloguePackage>;
  readonly items: DeskShelf<Item>;
  readonly notices: DeskShelf<Notice>;
  /** `head` and `currentCatalogue` by name. */
  readonly singles: Shelf<ChainHead | number>;
  nextCount(name: string): number;
}

export interface StoredInMemory {
  readonly event: LedgerEvent;
  readonly bodyText: string;
}

export interface Moving {
  readonly id: string;
  readonly progress: Progress;
  readonly receiptPrinted: boolean;
}

export function memoryShelves(): MemoryShelves {
  const undo = new UndoLog();
  const counters = new Shelf<number>(undo);
  const nextCount = (name: string): number => {
    const value = (counters.get(name) ?? 0) + 1;
    counters.set(name, value);
    return value;
  };
  const nextChange = (): number => nextCount('desk');
  return {
    undo,
    counters,
    nextCount,
    facts: new Shelf(undo),
    events: new Shelf(undo),
    drafts: new DeskShelf(undo, nextChange),
    contents: new Shelf(undo),
    moving: new DeskShelf(undo, nextChange),
    submissions: new Shelf(undo),
    readings: new Shelf(undo),
    printJobs: new Shelf(undo),
    catalogues: new Shelf(undo),
    items: new DeskShelf(undo, nextChange),
    notices: new DeskShelf(undo, nextChange),
    singles: new Shelf(undo),
  };
}

export function applicationIn(shelves: MemoryShelves, id: string): Application | null {
  const content = shelves.contents.get(id);
  const moving = shelves.moving.get(id);
  return content && moving && { ...content, ...progressOf(moving.progress) };
}

export function summaryIn(shelves: MemoryShelves, id: string): ApplicationSummary | null {
  const content = shelves.contents.get(id);
  const moving = shelves.moving.get(id);
  if (!content || !moving) return null;
  return summaryOf({
    id,
    headline: headlineOf(content),
    progress: moving.progress,
    submission: shelves.submissions.get(id),
    receiptPrinted: moving.receiptPrinted,
  });
}
