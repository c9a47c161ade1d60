import type { DeviceStatus } from '../device-status.ts';
import { createEscPosPrinter, type PrinterTiming } from './escpos-printer.ts';
import { openJobJournal } from './job-journal.ts';
import type { PrinterProfile, ReceiptJob } from './port.ts';
import { createPrintedJobs, type PrintResult } from './printed-jobs.ts';

export interface PrinterSettings {
  /** What staff choose it by, and what its jobs are journaled under; unique on a terminal. */
  readonly name: string;
  readonly address: string;
  readonly profile: PrinterProfile;
}

/** All receipt printers of a terminal. Each has its own queue; a job id is put on paper once at all of them together. */
export interface ReceiptPrinters {
  start(): void;
  /** In the order of the settings; the first is the usual one. */
  statuses(): readonly DeviceStatus[];
  onStatus(listener: (status: DeviceStatus) => void): () => void;
  /** At the usual printer unless one is named. A job that failed here may go to another one under its own id. */
  print(job: ReceiptJob, printerName?: string): Promise<PrintResult>;
  close(): Promise<void>;
}

export interface ReceiptPrintersOptions {
  readonly printers: readonly PrinterSettings[];
  /** Where jobs are remembered across restarts of this process; null forgets them. */
  readonly journalFile: string | null;
  readonly onTrouble?: (detail: string) => void;
  readonly timing?: PrinterTiming;
}

export function createReceiptPrinters(options: ReceiptPrintersOptions): ReceiptPrinters {
  const jobs = createPrintedJobs(openJobJournal(options.journalFile, options.onTrouble));
  const printers = options.printers.map(({ name, address }) => ({
    name,
    printer: createEscPosPrinter({ name, address, jobs, ...options.timing }),
  }));
  return {
    start() {
      for (const { printer } of printers) printer.start();
    },
    statuses: () => printers.map(({ printer }) => printer.status()),
    onStatus(listener) {
      const stops = printers.map(({ printer }) => printer.onStatus(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    async print(job, printerName) {
      const chosen = printerName === undefined ? printers[0] : printers.find(({ name }) => name === printerName);
      if (chosen !== undefined) return chosen.printer.print(job);
      return { ok: false, trouble: 'printer/offline', detail: `no printer is called ${printerName ?? 'anything'}` };
    },
    async close() {
      await Promise.all(printers.map(({ printer }) => printer.close()));
    },
  };
}
