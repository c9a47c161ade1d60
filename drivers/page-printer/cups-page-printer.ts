import { cupsAddress, isCupsInstalled } from './cups-address.ts';
import {
  askForDefault,
  askForJob,
  askForJobs,
  askForQueue,
  askForQueues,
  askToCancel,
  askToPrint,
  type CupsQuestion,
  ippStatus,
} from './cups-requests.ts';
import { jobAttributes, jobOf, queueAttributes, queueNameOf, queueOf } from './cups-states.ts';
import { firstNumber, firstText } from './ipp-attributes.ts';
import { askIpp, type IppAddress } from './ipp-client.ts';
import { groupTag, type IppGroup, type IppMessage } from './ipp-message.ts';
import type { PageJob, PagePrinter, PageQueue, PrintingResult, PrintOrder } from './port.ts';
import { isFinal } from './port.ts';
import { flawOfOrder, isJobNameOf } from './print-order.ts';
import { problem } from './printing-problem.ts';
import { inOrder } from './queue-order.ts';

export interface CupsPagePrinterOptions {
  /** Left out: where libcups would look. */
  readonly address?: IppAddress;
  readonly env?: NodeJS.ProcessEnv;
  readonly answerMs?: number;
  /** For a hand-over, which carries the document. */
  readonly handOverMs?: number;
  readonly isInstalled?: () => boolean;
}

/**
 * CUPS (Linux, macOS) by the protocol it is spoken to, IPP. Its command line tools were rejected: they print sentences
 * in the machine's language, have no word for why a job waits, and want the document in a file. The npm packages for
 * IPP were too: callbacks without types, and more to carry than the six operations needed here.
 */
export function createCupsPagePrinter(options: CupsPagePrinterOptions = {}): PagePrinter {
  const { env = process.env, answerMs = 5_000, handOverMs = 30_000, isInstalled = isCupsInstalled } = options;
  const closing = new AbortController();
  const handOvers = new Map<string, Promise<PrintingResult<PageJob>>>();
  const systemIds = new Map<string, string>();

  const ask = async (question: CupsQuestion, timeoutMs = answerMs): Promise<PrintingResult<IppMessage>> => {
    const address = options.address ?? cupsAddress(env);
    const outcome = await askIpp(address, { ...question, timeoutMs, signal: closing.signal });
    if (outcome.ok) return { ok: true, value: outcome.reply };
    switch (outcome.why) {
      case 'unreachable':
        return isInstalled()
          ? problem('system-not-running', `${outcome.detail}; systemctl enable --now cups`)
          : problem('system-missing', 'apt-get install cups, or the packages of this distribution for CUPS');
      case 'silent':
        return problem('system-silent', outcome.detail);
      case 'garbled':
        return problem('system-garbled', outcome.detail);
      case 'not-allowed':
        return problem('not-allowed', outcome.detail);
    }
  };

  const queue = async (name: string): Promise<PrintingResult<PageQueue>> => {
    const reply = await ask(askForQueue(name, queueAttributes));
    if (!reply.ok) return reply;
    if (reply.value.code === ippStatus.notFound) return problem('queue-unknown', name);
    const described = groupsOf(reply.value, groupTag.printer).map((from) => queueOf(from, null))[0];
    return described ? { ok: true, value: described } : refused(reply.value);
  };

  const described = async (id: string, from: IppGroup): Promise<PrintingResult<PageJob>> => {
    const alone = jobOf(id, from, null);
    if (alone === null) return problem('system-garbled', 'a job without number or state');
    systemIds.set(id, alone.systemId);
    if (isFinal(alone.state)) return { ok: true, value: alone };
    const of = await queue(queueNameOf(from) ?? alone.queue);
    // Its queue may have been removed meanwhile; the job's own word stands then.
    if (!of.ok) return of.problem === 'queue-unknown' ? { ok: true, value: alone } : of;
    return { ok: true, value: jobOf(id, from, of.value) ?? alone };
  };

  const find = async (id: string): Promise<PrintingResult<PageJob | null>> => {
    const reply = await ask(askForJobs(jobAttributes));
    if (!reply.ok) return reply;
    if (reply.value.code === ippStatus.notFound) return { ok: true, value: null };
    if (!succeeded(reply.value)) return refused(reply.value);
    const mine = groupsOf(reply.value, groupTag.job).find((from) => isJobNameOf(id, firstText(from, 'job-name') ?? ''));
    return mine === undefined ? { ok: true, value: null } : described(id, mine);
  };

  const job = async (id: string): Promise<PrintingResult<PageJob | null>> => {
    const systemId = systemIds.get(id);
    if (systemId === undefined) return find(id);
    const reply = await ask(askForJob(systemId, jobAttributes));
    if (!reply.ok) return reply;
    if (reply.value.code === ippStatus.notFound) {
      return { ok: true, value: { id, systemId, queue: '', state: 'gone', trouble: null, reasons: [] } };
    }
    const from = groupsOf(reply.value, groupTag.job)[0];
    return succeeded(reply.value) && from !== undefined ? described(id, from) : refused(reply.value);
  };

  const handOver = async (order: PrintOrder): Promise<PrintingResult<PageJob>> => {
    const before = await find(order.id);
    if (!before.ok) return before;
    if (before.value !== null) return { ok: true, value: before.value };
    const target = await queue(order.queue);
    if (!target.ok) return target;
    if (!target.value.isAccepting) return problem('queue-refuses', order.queue);
    const reply = await ask(askToPrint(order), handOverMs);
    // A garbled answer says as little about the document as none.
    const isUnclear = !reply.ok && (reply.problem === 'system-silent' || reply.problem === 'system-garbled');
    if (!reply.ok) return isUnclear ? settleUnclear(order.id, reply.detail) : reply;
    if (reply.value.code === ippStatus.notAccepting) return problem('queue-refuses', order.queue);
    const made = groupsOf(reply.value, groupTag.job)[0];
    const systemId = made && firstNumber(made, 'job-id');
    if (!succeeded(reply.value) || systemId === undefined || systemId === null) return refused(reply.value);
    systemIds.set(order.id, String(systemId));
    const readBack = await job(order.id);
    // Handed over it is; that it can't be read back in this moment is for the next `job`.
    const fresh: PageJob = {
      id: order.id,
      systemId: String(systemId),
      queue: order.queue,
      state: 'waiting',
      trouble: null,
      reasons: [],
    };
    return { ok: true, value: (readBack.ok && readBack.value) || fresh };
  };

  const settleUnclear = async (id: string, detail: string): Promise<PrintingResult<PageJob>> => {
    const found = await find(id);
    if (found.ok && found.value !== null) return { ok: true, value: found.value };
    return problem('hand-over-unclear', detail);
  };

  return {
    async queues() {
      const reply = await ask(askForQueues(queueAttributes));
      if (!reply.ok) return reply;
      // CUPS says "not found" for "there are none".
      if (reply.value.code === ippStatus.notFound) return { ok: true, value: [] };
      if (!succeeded(reply.value)) return refused(reply.value);
      const preferred = await ask(askForDefault());
      const first = preferred.ok ? groupsOf(preferred.value, groupTag.printer)[0] : undefined;
      const defaultName = first ? firstText(first, 'printer-name') : null;
      const found = groupsOf(reply.value, groupTag.printer).map((from) => queueOf(from, defaultName));
      return { ok: true, value: inOrder(found.filter((one) => one !== null)) };
    },
    async print(order) {
      const flaw = flawOfOrder(order);
      if (flaw !== null) return problem('order-invalid', flaw);
      const running = handOvers.get(order.id);
      if (running !== undefined) return running;
      const started = handOver(order).finally(() => handOvers.delete(order.id));
      handOvers.set(order.id, started);
      return started;
    },
    job,
    async cancel(id) {
      const before = await job(id);
      if (!before.ok || before.value === null || isFinal(before.value.state)) return before;
      const reply = await ask(askToCancel(before.value.systemId));
      if (!reply.ok) return reply;
      // Not possible: it was finished in between, which the job itself says best.
      const isSettled = succeeded(reply.value) || reply.value.code === ippStatus.notPossible;
      return isSettled || reply.value.code === ippStatus.notFound ? job(id) : refused(reply.value);
    },
    async close() {
      closing.abort();
    },
  };
}

function groupsOf(reply: IppMessage, tag: number): readonly IppGroup[] {
  return reply.groups.filter((one) => one.tag === tag);
}

function succeeded(reply: IppMessage): boolean {
  return reply.code <= ippStatus.lastSuccess;
}

function refused(reply: IppMessage): PrintingResult<never> {
  const words = reply.groups.map((one) => firstText(one, 'status-message')).find((text) => text !== null);
  const detail = `IPP status 0x${reply.code.toString(16)}${words ? `: ${words}` : ''}`;
  const isDenied = [ippStatus.forbidden, ippStatus.notAuthenticated, ippStatus.notAuthorised].some(
    (code) => code === reply.code,
  );
  return problem(isDenied ? 'not-allowed' : 'refused', detail);
}
