import { type ApplicationTable, createApplicationTable } from './applications.ts';
import { type CatalogueTable, createCatalogueTable } from './catalogues.ts';
import { type CounterTable, createCounterTable, deskCounter } from './counters.ts';
import { createDraftTable, type DraftTable } from './drafts.ts';
import { createEventTable, type EventTable } from './events.ts';
import { createFactTable, type FactTable } from './facts.ts';
import type { LedgerFile } from './ledger-file.ts';
import { createPrintJobTable, type PrintJobTable } from './print-jobs.ts';
import { createReadingTable, type ReadingTable } from './readings.ts';
import { createSubmissionTable, type SubmissionTable } from './submissions.ts';

export interface Tables {
  readonly facts: FactTable;
  readonly counters: CounterTable;
  readonly events: EventTable;
  readonly drafts: DraftTable;
  readonly applications: ApplicationTable;
  readonly submissions: SubmissionTable;
  readonly catalogues: CatalogueTable;
  readonly readings: ReadingTable;
  readonly printJobs: PrintJobTable;
  /** After a roll back, what is remembered of the file may be ahead of it. */
  forgetCaches(): void;
}

export function createTables(file: LedgerFile): Tables {
  const facts = createFactTable(file);
  const counters = createCounterTable(file);
  const nextChange = deskCounter(counters).next;
  const catalogues = createCatalogueTable(file, facts, nextChange);
  return {
    facts,
    counters,
    events: createEventTable(file),
    drafts: createDraftTable(file, nextChange),
    applications: createApplicationTable(file, nextChange),
    submissions: createSubmissionTable(file),
    catalogues,
    readings: createReadingTable(file),
    printJobs: createPrintJobTable(file),
    forgetCaches() {
      facts.forgetCache();
      catalogues.forgetCache();
    },
  };
}
