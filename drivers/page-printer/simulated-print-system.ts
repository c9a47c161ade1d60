import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { ippStatus, operation, queueUri } from './cups-requests.ts';
import { firstNumber, firstText, group, numbers, truth, words } from './ipp-attributes.ts';
import { decodeIpp, encodeIpp, groupTag, type IppGroup, type IppMessage } from './ipp-message.ts';
import type { PageJobState } from './port.ts';
import { createSimulatedPrintQueue, type PageHand, type QueuedJob, type QueueState } from './simulated-print-queue.ts';

/** How the print system itself misbehaves on the wire. */
export interface PrintSystemMoods {
  /** Takes requests and never answers. */
  readonly silent: boolean;
  /** Takes the next document, and the line breaks before its answer. */
  readonly losesNextAnswer: boolean;
  /** Answers in bytes that are no IPP. */
  readonly garbled: boolean;
}

/**
 * A print server that speaks IPP from the other end, for demo, training and tests: what comes out of its printers is
 * written as PDF into `directory`, or thrown away without one.
 */
export interface SimulatedPrintSystem {
  readonly address: { readonly host: string; readonly port: number };
  state(): readonly QueueState[];
  apply(queue: string, hand: PageHand): void;
  setMoods(moods: Partial<PrintSystemMoods>): void;
  close(): Promise<void>;
}

export async function startSimulatedPrintSystem(options: {
  readonly directory: string | null;
  /** The first is the default. */
  readonly queues: readonly string[];
}): Promise<SimulatedPrintSystem> {
  const { directory } = options;
  const deliver = async (job: QueuedJob) => {
    if (directory !== null) await writeFile(path.join(directory, `job-${job.id}.pdf`), job.document, { mode: 0o600 });
  };
  const queues = options.queues.map((name) => createSimulatedPrintQueue(name, deliver));
  let moods: PrintSystemMoods = { silent: false, losesNextAnswer: false, garbled: false };
  let lastJobId = 0;

  const queueOf = (request: IppGroup) => {
    const uri = firstText(request, 'printer-uri');
    return queues.find((queue) => uri === queueUri(queue.state().name));
  };
  const jobOf = (request: IppGroup) => {
    const id = Number(firstText(request, 'job-uri')?.split('/').at(-1));
    for (const queue of queues) {
      const job = queue.state().jobs.find((one) => one.id === id);
      if (job) return { queue, job };
    }
    return null;
  };

  const answer = (asked: IppMessage): readonly [number, readonly IppGroup[]] => {
    const request = asked.groups[0];
    if (request === undefined) return [ippStatus.notPossible, []];
    switch (asked.code) {
      case operation.cupsGetPrinters:
        if (queues.length === 0) return [ippStatus.notFound, []];
        return [0, queues.map((queue) => queueGroup(queue.state()))];
      case operation.cupsGetDefault: {
        const first = queues[0];
        return first ? [0, [queueGroup(first.state())]] : [ippStatus.notFound, []];
      }
      case operation.getPrinterAttributes: {
        const queue = queueOf(request);
        return queue ? [0, [queueGroup(queue.state())]] : [ippStatus.notFound, []];
      }
      case operation.getJobs: {
        const account = firstText(request, 'requesting-user-name');
        const all = queues.flatMap((queue) => queue.state().jobs.map((job) => ({ job, queue: queue.state() })));
        return [0, all.filter(({ job }) => job.account === account).map(({ job, queue }) => jobGroup(job, queue))];
      }
      case operation.getJobAttributes: {
        const found = jobOf(request);
        return found ? [0, [jobGroup(found.job, found.queue.state())]] : [ippStatus.notFound, []];
      }
      case operation.cancelJob: {
        const found = jobOf(request);
        if (found === null) return [ippStatus.notFound, []];
        return [found.queue.cancel(found.job.id) ? 0 : ippStatus.notPossible, []];
      }
      case operation.printJob: {
        const queue = queueOf(request);
        if (queue === undefined) return [ippStatus.notFound, []];
        if (!queue.state().isAccepting) return [ippStatus.notAccepting, []];
        lastJobId += 1;
        const wishes = asked.groups[1];
        queue.add({
          id: lastJobId,
          name: firstText(request, 'job-name') ?? '',
          account: firstText(request, 'requesting-user-name') ?? 'anonymous',
          document: asked.document,
          copies: (wishes && firstNumber(wishes, 'copies')) ?? 1,
          sides: (wishes && firstText(wishes, 'sides')) ?? 'one-sided',
        });
        return [0, [group(groupTag.job, { 'job-id': numbers('integer', lastJobId) })]];
      }
      default:
        // RFC 8011 §4.1.8: server-error-operation-not-supported.
        return [0x0501, []];
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = decodeIpp(await bodyOf(request));
    if (asked === null) return void response.writeHead(400).end();
    if (moods.silent) return;
    const [code, groups] = answer(asked);
    if (asked.code === operation.printJob && moods.losesNextAnswer) {
      moods = { ...moods, losesNextAnswer: false };
      return void response.destroy();
    }
    const language = {
      'attributes-charset': words('charset', 'utf-8'),
      'attributes-natural-language': words('language', 'en'),
    };
    const reply: IppMessage = {
      code,
      requestId: asked.requestId,
      groups: [group(groupTag.operation, language), ...groups],
      document: new Uint8Array(),
    };
    const bytes = moods.garbled ? Buffer.from('<html>print server</html>') : encodeIpp(reply);
    response.writeHead(200, { 'content-type': 'application/ipp' }).end(bytes);
  };

  const server = createServer((request, response) => {
    // A client that goes away in the middle is its own affair.
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    state: () => queues.map((queue) => queue.state()),
    apply: (name, hand) => queues.find((queue) => queue.state().name === name)?.apply(hand),
    setMoods: (next) => {
      moods = { ...moods, ...next };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const stateNumbers: Readonly<Record<PageJobState, number>> = {
  waiting: 3,
  held: 4,
  printing: 5,
  stopped: 6,
  cancelled: 7,
  aborted: 8,
  completed: 9,
  gone: 9,
};

function queueGroup(queue: QueueState): IppGroup {
  const isBusy = queue.jobs.some((job) => job.state === 'printing');
  const reasons = [
    ...(queue.hasPaper || !isBusy ? [] : ['media-empty-error']),
    ...(queue.isJammed ? ['media-jam-error'] : []),
    ...(queue.isStopped ? ['paused'] : []),
  ];
  return group(groupTag.printer, {
    'printer-name': words('name', queue.name),
    'printer-info': words('text', queue.name),
    'printer-make-and-model': words('text', 'Simulated A4 printer'),
    'printer-state': numbers('enum', queue.isStopped ? 5 : isBusy ? 4 : 3),
    'printer-state-reasons': words('keyword', ...(reasons.length === 0 ? ['none'] : reasons)),
    'printer-is-accepting-jobs': truth(queue.isAccepting),
  });
}

function jobGroup(job: QueuedJob, queue: QueueState): IppGroup {
  return group(groupTag.job, {
    'job-id': numbers('integer', job.id),
    'job-name': words('name', job.name),
    'job-printer-uri': words('uri', queueUri(queue.name)),
    'job-state': numbers('enum', stateNumbers[job.state]),
    'job-state-reasons': words('keyword', reasonOf(job.state)),
  });
}

function reasonOf(state: PageJobState): string {
  const reasons: Readonly<Partial<Record<PageJobState, string>>> = {
    held: 'job-hold-until-specified',
    printing: 'job-printing',
    cancelled: 'job-canceled-by-user',
    aborted: 'aborted-by-system',
    completed: 'job-completed-successfully',
  };
  return reasons[state] ?? 'none';
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
