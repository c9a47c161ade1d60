import { Worker } from 'node:worker_threads';
import type { PageAnswer, PageQuestion } from './page-messages.ts';
import type { ProcessedPage } from './process-page.ts';

/** Why a page goes on as it came from the scanner. */
export type Unprocessed = 'worker-ended' | 'too-slow' | 'unreadable';

export type PageOutcome =
  | { readonly processed: true; readonly page: ProcessedPage }
  | { readonly processed: false; readonly why: Unprocessed };

/**
 * Pages are worked on in a thread of their own, one at a time and in the order of asking. Nothing that happens there
 * costs a page: a thread that ends or takes too long is replaced, and the page at hand goes on unprocessed.
 */
export interface PageDesk {
  process(bytes: Uint8Array, resolutionDpi: number | null): Promise<PageOutcome>;
  close(): Promise<void>;
}

export interface PageDeskOptions {
  /** Of `page-worker`, wherever the build has put it. */
  readonly workerUrl: URL;
  readonly limitMs?: number;
}

/** An A3 page at 600 dpi takes three seconds on a slow machine. */
const usualLimitMs = 10_000;

export function openPageDesk({ workerUrl, limitMs = usualLimitMs }: PageDeskOptions): PageDesk {
  let worker: Worker | null = null;
  let line: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function start(): Worker {
    const started = new Worker(workerUrl);
    // An error ends the thread, and its end is what counts; unheard it would end this process too.
    started.on('error', () => {});
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    worker = started;
    return started;
  }

  async function work(question: PageQuestion): Promise<PageOutcome> {
    if (isClosed) return { processed: false, why: 'worker-ended' };
    const asked = worker ?? start();
    const answer = await ask(asked, question, limitMs);
    if (answer === 'worker-ended' || answer === 'too-slow') {
      worker = null;
      await asked.terminate();
      return { processed: false, why: answer };
    }
    return answer === null ? { processed: false, why: 'unreadable' } : { processed: true, page: answer };
  }

  return {
    process(bytes, resolutionDpi) {
      const outcome = line.then(() => work({ bytes, resolutionDpi }));
      line = outcome;
      return outcome;
    },
    async close() {
      isClosed = true;
      await worker?.terminate();
      await line;
    },
  };
}

function ask(
  worker: Worker,
  question: PageQuestion,
  limitMs: number,
): Promise<PageAnswer | 'worker-ended' | 'too-slow'> {
  return new Promise((resolve) => {
    const settle = (answer: PageAnswer | 'worker-ended' | 'too-slow') => {
      clearTimeout(limit);
      worker.off('message', settle);
      worker.off('exit', ended);
      resolve(answer);
    };
    const ended = () => settle('worker-ended');
    const limit = setTimeout(() => settle('too-slow'), limitMs);
    worker.on('message', settle);
    worker.on('exit', ended);
    worker.postMessage(question);
  });
}
