import type { Input } from '../../preload/contract.ts';
import type { ReceiptOutcome } from '../../preload/contract-papers.ts';
import type { Failure } from '../domain/result.ts';
import { ok, type Result } from '../domain/result.ts';
import type { PrintJob } from '../ledger/port.ts';
import type { PrinterReceipt } from '../paper/port.ts';
import { hasSheetPrinter, sheetPrinted } from './kiosk/on-paper.ts';
import { paperContext } from './papers.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';
import { printTimeoutMs } from './print-slip.ts';

type Printing = Promise<Result<ReceiptOutcome>>;
/** What is under way, by job and, for first prints, by application: a second click waits for the first. */
const underWay = new WeakMap<TerminalParts, Map<string, Printing>>();

/**
 * The application is already accepted: whatever the printer does, that stands. The journal is written before the first
 * byte, so that a job cut off by a crash is known to be uncertain and is never printed a second time unasked.
 */
export async function printReceipt(
  parts: TerminalParts,
  input: Input<'printReceipt'>,
): Promise<Result<ReceiptOutcome>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const running = underWay.get(parts) ?? new Map<string, Printing>();
  underWay.set(parts, running);
  const keys = input.reprint ? [input.jobId] : [input.jobId, input.applicationId];
  const same = keys.map((key) => running.get(key)).find((printing) => printing !== undefined);
  if (same) return same;
  const printing = printOnce(parts, input);
  for (const key of keys) running.set(key, printing);
  try {
    return await printing;
  } finally {
    for (const key of keys) running.delete(key);
  }
}

async function printOnce(parts: TerminalParts, input: Input<'printReceipt'>): Printing {
  const earlier = parts.ledger.printJob(input.jobId);
  const receipt = receiptOf(parts, input);
  // Whoever asks again because the answer was lost has not read what it said about the paper either.
  const warnings = receipt.ok ? receipt.value.warnings : [];
  if (earlier && earlier.state !== 'failed') return ok({ ...outcomeOfEarlier(earlier), warnings });
  if (!input.reprint && parts.ledger.summary(input.applicationId)?.receiptPrinted) {
    return ok({ printed: 'already-printed', failure: null, warnings });
  }
  if (!receipt.ok) return receipt;

  const job: PrintJob = {
    id: input.jobId,
    applicationId: input.applicationId,
    kind: input.reprint ? 'receipt-reprint' : 'receipt',
    state: 'started',
    at: parts.clock.now().toISOString(),
  };
  const begun = parts.ledger.transact((writer) => writer.putPrintJob(job));
  if (!begun.ok) return begun;
  const sheet = await onSheet(parts, input);
  if (sheet) {
    const noted = finish(parts, job, sheet.printed === 'confirmed' ? 'printed' : 'unknown', null);
    return noted.ok ? ok({ ...noted.value, warnings: [] }) : noted;
  }
  const printed = await parts.devices.printReceipt(
    { id: input.jobId, bytes: receipt.value.bytes, timeoutMs: printTimeoutMs },
    input.printer,
  );
  const finished = printed.ok
    ? finish(parts, job, printed.value.printed === 'confirmed' ? 'printed' : 'unknown', null)
    : finish(parts, job, 'failed', { code: printed.trouble, detail: printed.detail });
  return finished.ok ? ok({ ...finished.value, warnings }) : finished;
}

function receiptOf(
  parts: TerminalParts,
  { applicationId, reprint, printer, isLarge = false }: Input<'printReceipt'>,
): Result<PrinterReceipt> {
  const context = paperContext(parts, applicationId, reprint);
  if (!context.ok) return context;
  return parts.paper.receiptForPrinter({ ...context.value, isLarge }, parts.deviceBook.profileOf(printer));
}

/** At a kiosk that has a printer of sheets and, as it says by naming none, no roll that works. */
async function onSheet(parts: TerminalParts, input: Input<'printReceipt'>): Promise<ReceiptOutcome | null> {
  if (input.printer !== undefined || !hasSheetPrinter(parts)) return null;
  const context = paperContext(parts, input.applicationId, input.reprint);
  if (!context.ok) return null;
  const sheet = await parts.paper.receiptSheet(context.value, { isLarge: input.isLarge ?? false });
  return sheet.ok ? sheetPrinted(parts, input.jobId, sheet.value) : null;
}

type Ending = Omit<ReceiptOutcome, 'warnings'>;

function finish(
  parts: TerminalParts,
  job: PrintJob,
  state: 'printed' | 'unknown' | 'failed',
  failure: Failure | null,
): Result<Ending> {
  const type =
    state === 'failed' ? 'receipt/failed' : job.kind === 'receipt-reprint' ? 'receipt/reprinted' : 'receipt/printed';
  const noted = parts.ledger.transact((writer) => {
    writer.putPrintJob({ ...job, state });
    if (state !== 'failed') writer.markReceiptPrinted(job.applicationId);
    writer.appendEvent({
      type,
      operatorId: parts.session.operator?.id ?? null,
      applicationId: job.applicationId,
      body: { jobId: job.id, confirmed: state === 'printed', failure: failure?.code ?? null },
    });
  });
  if (!noted.ok) return noted;
  deskChanged(parts);
  const printed = state === 'printed' ? 'confirmed' : state === 'unknown' ? 'unconfirmed' : 'failed';
  return ok({ printed, failure });
}

function outcomeOfEarlier(job: PrintJob): Ending {
  return job.state === 'printed'
    ? { printed: 'already-printed', failure: null }
    : { printed: 'unconfirmed', failure: { code: 'printer/state-unknown' } };
}
