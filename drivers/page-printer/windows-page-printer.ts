import { isFinal, type PageJob, type PagePrinter, type PrintingResult, type PrintOrder } from './port.ts';
import { flawOfOrder } from './print-order.ts';
import { problem } from './printing-problem.ts';
import { inOrder } from './queue-order.ts';
import { type RunProgram, runProgram } from './run-program.ts';
import { spoolFolder } from './spool-file.ts';
import { powerShellSpooler } from './windows-spooler.ts';
import { jobOf, queueNameOf, queueOf } from './windows-states.ts';

/** Puts a file into a queue and ends when the spooler has it. Electron's own printing can stand here too. */
export type HandOver = (file: string, order: PrintOrder) => Promise<PrintingResult<null>>;

export interface WindowsPagePrinterOptions {
  /** Belongs to this driver alone; documents lie there for the moment of the hand-over. */
  readonly spoolDirectory: string;
  /** Full path of SumatraPDF.exe; ignored where `handOver` is given. */
  readonly program?: string | null;
  readonly handOver?: HandOver;
  readonly run?: RunProgram;
  readonly answerMs?: number;
  readonly handOverMs?: number;
}

/**
 * Windows: the spooler is read through PowerShell's CIM classes, and a program puts the PDF into the queue, for Windows
 * itself has nothing that prints PDF unasked. The spooler forgets a job once it is printed, so a job handed over and
 * seen no more is `gone`; keeping printed documents in the printer's settings makes it `completed`.
 */
export function createWindowsPagePrinter(options: WindowsPagePrinterOptions): PagePrinter {
  const { run = runProgram, answerMs = 10_000, handOverMs = 60_000 } = options;
  const closing = new AbortController();
  const spooler = powerShellSpooler({ run, timeoutMs: answerMs, signal: closing.signal });
  const spool = spoolFolder(options.spoolDirectory);
  const swept = spool.sweep().catch(() => {});
  const handOver = options.handOver ?? sumatra({ run, program: options.program, handOverMs, signal: closing.signal });
  const handOvers = new Map<string, Promise<PrintingResult<PageJob>>>();
  /** The last that was known of each job of this run. */
  const known = new Map<string, PageJob>();

  const queues = async () => {
    const told = await spooler.printers();
    return told.ok ? { ok: true as const, value: inOrder(told.value.map(queueOf)) } : told;
  };

  const job = async (id: string): Promise<PrintingResult<PageJob | null>> => {
    const before = known.get(id);
    if (before && isFinal(before.state)) return { ok: true, value: before };
    const [told, listed] = await Promise.all([spooler.jobs(), queues()]);
    if (!told.ok) return told;
    // The document's name in the spooler is its file's: that is where our id travels.
    const mine = told.value.find((one) => one.Document?.endsWith(fileNameOf(id)));
    if (mine === undefined) {
      const gone = before && { ...before, state: 'gone' as const, trouble: null, reasons: [] };
      return { ok: true, value: gone ?? null };
    }
    const queue = listed.ok ? listed.value.find((one) => one.name === queueNameOf(mine)) : undefined;
    const now = jobOf(id, mine, queue ?? null);
    known.set(id, now);
    return { ok: true, value: now };
  };

  const handOverOnce = async (order: PrintOrder): Promise<PrintingResult<PageJob>> => {
    await swept;
    const before = await job(order.id);
    if (!before.ok) return before;
    if (before.value !== null) return { ok: true, value: before.value };
    const listed = await queues();
    if (!listed.ok) return listed;
    if (!listed.value.some((one) => one.name === order.queue)) return problem('queue-unknown', order.queue);
    const handed = await spool
      .withFile(fileNameOf(order.id), order.pdf, (file) => handOver(file, order))
      .catch((error: unknown) => problem('refused', `no room for the document: ${String(error)}`));
    const isHanded = handed.ok || handed.problem === 'hand-over-unclear';
    if (!isHanded) return handed;
    if (handed.ok) known.set(order.id, handedOver(order));
    const readBack = await job(order.id);
    if (readBack.ok && readBack.value !== null) return { ok: true, value: readBack.value };
    return handed.ok ? { ok: true, value: handedOver(order) } : handed;
  };

  return {
    queues,
    job,
    async print(order) {
      const flaw = flawOfOrder(order);
      if (flaw !== null) return problem('order-invalid', flaw);
      const running = handOvers.get(order.id);
      if (running !== undefined) return running;
      const started = handOverOnce(order).finally(() => handOvers.delete(order.id));
      handOvers.set(order.id, started);
      return started;
    },
    async cancel(id) {
      const before = await job(id);
      if (!before.ok || before.value === null || isFinal(before.value.state)) return before;
      const removed = await spooler.remove(before.value);
      // It may have left the queue in between: the job itself says best.
      if (!removed.ok && removed.problem !== 'refused') return removed;
      if (removed.ok) known.set(id, { ...before.value, state: 'cancelled', trouble: null, reasons: ['deleted'] });
      return job(id);
    },
    async close() {
      closing.abort();
    },
  };
}

function handedOver({ id, queue }: PrintOrder): PageJob {
  return { id, systemId: '', queue, state: 'waiting', trouble: null, reasons: [] };
}

function fileNameOf(id: string): string {
  return `township-${id}.pdf`;
}

const duplexWords = { 'one-sided': 'simplex', 'long-edge': 'duplexlong', 'short-edge': 'duplexshort' } as const;

/** SumatraPDF (sumatrapdfreader.org/docs/Command-line-arguments): prints without a window and says how it went. */
function sumatra(plan: {
  readonly run: RunProgram;
  readonly program: string | null | undefined;
  readonly handOverMs: number;
  readonly signal: AbortSignal;
}): HandOver {
  return async (file, order) => {
    const { program } = plan;
    const advice = 'name SumatraPDF.exe in PDF_PRINT_PROGRAM';
    if (!program) return problem('system-missing', advice);
    const settings = `${order.copies}x,${duplexWords[order.duplex]},paper=A4,fit`;
    const args = ['-print-to', order.queue, '-print-settings', settings, '-silent', '-exit-when-done', file];
    const ran = await plan.run(program, args, { timeoutMs: plan.handOverMs, signal: plan.signal });
    if (ran.exitCode === 0) return { ok: true, value: null };
    if (ran.exitCode === 'missing') return problem('system-missing', `${program} is not there; ${advice}`);
    if (ran.exitCode === null) return problem('hand-over-unclear', `${program} did not end in time`);
    return problem('refused', `${program} ended with ${ran.exitCode}`);
  };
}
