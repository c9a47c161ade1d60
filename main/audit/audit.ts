import { Worker } from 'node:worker_threads';
import { isTicketEvent, type WaitingTimes } from '../domain/queue/waiting-times.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { isAgentEvent } from '../domain/statistics/agent-figures.ts';
import { isCounted } from '../domain/statistics/fold-events.ts';
import type { Period } from '../domain/statistics/select-cases.ts';
import type { Statistics } from '../domain/statistics/statistics.ts';
import type { ChainReport, Ledger } from '../ledger/port.ts';
import type { WorkBoard } from '../work-board.ts';
import type { AuditAnswers, AuditOrder, CarriedEvent, CasesOrder, StatisticsOrder } from './audit-orders.ts';

/**
 * 核对与统计: whatever has to look at the whole ledger. The computing is done in a thread of its own; here events are read
 * in small handfuls, with room for everything else between them. What was counted once is not read again.
 */
export interface Audit {
  verify(): Promise<Result<ChainReport>>;
  statistics(order: StatisticsOrder): Promise<Result<Statistics>>;
  cases(order: CasesOrder): Promise<Result<AuditAnswers['cases']>>;
  waitingTimes(period: Period): Promise<Result<WaitingTimes>>;
  agentFigures(period: Period): Promise<Result<AuditAnswers['agents']>>;
  close(): Promise<void>;
}

export interface AuditOptions {
  readonly ledger: Pick<Ledger, 'storedEvents' | 'sealedHead'>;
  /** Of `audit-worker`, wherever the build has put it. */
  readonly workerUrl: URL;
  /** Told how far it is, where there is more than a handful. */
  readonly work: WorkBoard;
}

/** Reading and opening these takes a few milliseconds on a slow machine. */
const handful = 250;

export function openAudit({ ledger, workerUrl, work }: AuditOptions): Audit {
  let worker: Worker | null = null;
  let countedSeq = 0;
  let line: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function thread(): Worker {
    if (worker !== null) return worker;
    const started = new Worker(workerUrl, { execArgv: [] });
    started.unref();
    started.on('error', () => {});
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    worker = started;
    // Whatever the last thread had counted went with it.
    countedSeq = 0;
    return started;
  }

  /** One after the other: a walk over the chain is not mixed with another one. */
  function inLine<T>(work: () => Promise<T>): Promise<Result<T>> {
    const outcome = line.then(async (): Promise<Result<T>> => {
      if (isClosed) return failed('terminal/fault', 'the terminal is closing');
      try {
        return ok(await work());
      } catch (error) {
        if (!(error instanceof ThreadEnded)) throw error;
        return failed('terminal/fault', 'the audit thread ended');
      }
    });
    line = outcome.catch(() => {});
    return outcome;
  }

  /** All that is new is counted before anything is answered from it. */
  async function countNew(): Promise<Worker> {
    const counting = thread();
    const begun = countedSeq;
    const told = work.begin('counting');
    try {
      for (;;) {
        const stored = ledger.storedEvents({ fromSeq: countedSeq + 1, limit: handful });
        const last = stored.at(-1);
        if (last === undefined) return counting;
        const events = stored.filter(({ envelope }) => isWanted(envelope)).map(carried);
        await ask(counting, { kind: 'count', events });
        countedSeq = last.envelope.seq;
        if (stored.length === handful) told.part(countedSeq - begun, ledger.sealedHead().seq - begun);
      }
    } finally {
      told.end();
    }
  }

  return {
    verify: () =>
      inLine(async () => {
        const walking = thread();
        const told = work.begin('chain-check');
        try {
          let fromSeq = 0;
          for (;;) {
            const head = ledger.sealedHead();
            const stored = ledger.storedEvents({ fromSeq, limit: handful });
            const last = stored.at(-1);
            // Head and end were read in one breath: what was written meanwhile has been walked over too.
            if (last === undefined) return await ask(walking, { kind: 'report', head });
            await ask(walking, { kind: 'walk', events: stored.map(carried) });
            fromSeq = Math.max(fromSeq, last.envelope.seq) + 1;
            if (stored.length === handful) told.part(fromSeq - 1, head.seq);
          }
        } finally {
          told.end();
        }
      }),
    statistics: (order) => inLine(async () => ask(await countNew(), { kind: 'statistics', order })),
    cases: (order) => inLine(async () => ask(await countNew(), { kind: 'cases', order })),
    waitingTimes: (period) => inLine(async () => ask(await countNew(), { kind: 'waiting', period })),
    agentFigures: (period) => inLine(async () => ask(await countNew(), { kind: 'agents', period })),
    async close() {
      isClosed = true;
      await worker?.terminate();
      await line;
    },
  };
}

/** Any of what the thread counts. */
const isWanted = (envelope: { readonly type: string }): boolean =>
  isCounted(envelope) || isTicketEvent(envelope) || isAgentEvent(envelope);

function carried(stored: ReturnType<Ledger['storedEvents']>[number]): CarriedEvent {
  return { envelope: stored.envelope, hash: stored.hash, bodyBytes: stored.bodyBytes() };
}

class ThreadEnded extends Error {}

function ask<K extends AuditOrder['kind']>(
  worker: Worker,
  order: Extract<AuditOrder, { kind: K }>,
): Promise<AuditAnswers[K]> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      worker.off('message', answered);
      worker.off('exit', ended);
    };
    const answered = (answer: AuditAnswers[K]) => {
      settle();
      resolve(answer);
    };
    const ended = () => {
      settle();
      reject(new ThreadEnded());
    };
    worker.on('message', answered);
    worker.on('exit', ended);
    worker.postMessage(order);
  });
}
