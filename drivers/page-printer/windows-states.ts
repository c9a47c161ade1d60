import type { DeviceTrouble } from '../device-status.ts';
import { isFinal, type PageJob, type PageJobState, type PageQueue } from './port.ts';
import type { SpoolerJob, SpoolerPrinter } from './windows-spooler.ts';

export function queueOf(printer: SpoolerPrinter): PageQueue {
  const errorState = printer.DetectedErrorState ?? 0;
  const isOffline = printer.WorkOffline === true || printer.PrinterStatus === 7;
  const trouble = detected[errorState]?.trouble ?? (isOffline ? 'printer/offline' : null);
  return {
    name: printer.Name,
    label: printer.Name,
    model: printer.DriverName ?? '',
    state: isOffline ? 'stopped' : (states[printer.PrinterStatus ?? 0] ?? 'unknown'),
    isAccepting: true,
    isDefault: printer.Default === true,
    trouble,
    reasons: [detected[errorState]?.word, isOffline ? 'offline' : undefined].filter((word) => word !== undefined),
  };
}

export function jobOf(id: string, job: SpoolerJob, queue: PageQueue | null): PageJob {
  const mask = job.StatusMask ?? 0;
  const set = bits.filter((one) => (mask & one.bit) !== 0);
  const state = set.find((one) => one.state !== undefined)?.state ?? 'waiting';
  const goesOn = !isFinal(state);
  const trouble = set.find((one) => one.trouble !== undefined)?.trouble;
  return {
    id,
    systemId: String(job.JobId),
    queue: queueNameOf(job),
    state,
    trouble: goesOn ? (trouble ?? queue?.trouble ?? null) : null,
    reasons: [...set.map((one) => one.word), ...(goesOn ? (queue?.reasons ?? []) : [])],
  };
}

/** "queue, number"; a queue's own name may have commas. */
export function queueNameOf(job: SpoolerJob): string {
  return job.Name.slice(0, Math.max(0, job.Name.lastIndexOf(',')));
}

/** Win32_Printer.PrinterStatus: 3 idle, 4 printing, 5 warming up, 6 stopped, 7 offline. */
const states: Readonly<Record<number, PageQueue['state']>> = {
  3: 'idle',
  4: 'printing',
  5: 'printing',
  6: 'stopped',
  7: 'stopped',
};

/** Win32_Printer.DetectedErrorState; 3 and 5 (low paper, low toner) stop nothing. */
const detected: Readonly<Record<number, { readonly word: string; readonly trouble: DeviceTrouble | null }>> = {
  3: { word: 'low-paper', trouble: null },
  4: { word: 'no-paper', trouble: 'printer/out-of-paper' },
  5: { word: 'low-toner', trouble: null },
  6: { word: 'no-toner', trouble: 'printer/state-unknown' },
  7: { word: 'door-open', trouble: 'printer/cover-open' },
  8: { word: 'jammed', trouble: 'printer/jammed' },
  9: { word: 'offline', trouble: 'printer/offline' },
  10: { word: 'service-requested', trouble: 'printer/state-unknown' },
  11: { word: 'output-bin-full', trouble: 'printer/jammed' },
};

interface StatusBit {
  readonly bit: number;
  readonly word: string;
  readonly state?: PageJobState;
  readonly trouble?: DeviceTrouble;
}

/** Win32_PrintJob.StatusMask (JOB_STATUS_* of winspool.h). What comes first wins: an end outranks everything before. */
const bits: readonly StatusBit[] = [
  { bit: 0x100, word: 'deleted', state: 'cancelled' },
  { bit: 0x4, word: 'deleting', state: 'cancelled' },
  { bit: 0x1000, word: 'complete', state: 'completed' },
  { bit: 0x80, word: 'printed', state: 'completed' },
  { bit: 0x1, word: 'paused', state: 'held' },
  { bit: 0x40, word: 'paper-out', state: 'stopped', trouble: 'printer/out-of-paper' },
  { bit: 0x20, word: 'offline', state: 'stopped', trouble: 'printer/offline' },
  { bit: 0x400, word: 'user-intervention', state: 'stopped', trouble: 'printer/state-unknown' },
  { bit: 0x200, word: 'blocked', state: 'stopped', trouble: 'printer/state-unknown' },
  { bit: 0x2, word: 'error', state: 'stopped', trouble: 'printer/state-unknown' },
  { bit: 0x10, word: 'printing', state: 'printing' },
  { bit: 0x8, word: 'spooling' },
];
