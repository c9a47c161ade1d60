import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { z } from 'zod';
import type { SyncLog } from '../ports.ts';
import { answerForMetrics } from './watch/metrics-of-all.ts';

/** What a county says to whoever started it. */
export const readySchema = z.object({ ready: z.literal(true), county: z.string(), database: z.string() });
export type Ready = z.infer<typeof readySchema>;

const againAfterMs = 1_000;

/**
 * One county on several cores of one machine: instances of it that share the port, as other machines share a balancer's.
 *
 *   first instance --ready--> all others --ready--> `onReady`, once
 *      an instance that dies --a second later--> another in its place
 *
 * Rejects when the first one can't start; a mistake in the settings must not be tried for ever.
 */
export async function startInstances(plan: {
  readonly count: number;
  readonly log: SyncLog;
}): Promise<{ readonly ready: Ready; stop(): Promise<void> }> {
  const { count, log } = plan;
  let isStopping = false;
  const waits = new Set<NodeJS.Timeout>();
  answerForMetrics();

  async function startOne(): Promise<Ready | null> {
    const worker = cluster.fork();
    const gone = once(worker, 'exit').then(() => null);
    const ready = await Promise.race([readyOf(worker), gone]);
    if (ready !== null) void gone.then(() => replace(worker));
    return ready;
  }

  function replace(worker: Worker): void {
    if (isStopping) return;
    log.error({ pid: worker.process.pid }, 'an instance ended; another takes its place');
    again();
  }

  function again(): void {
    const wait = setTimeout(() => {
      waits.delete(wait);
      void startOne().then((ready) => {
        if (ready === null && !isStopping) again();
      });
    }, againAfterMs);
    waits.add(wait);
  }

  async function stop(): Promise<void> {
    isStopping = true;
    for (const wait of waits) clearTimeout(wait);
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(
      workers.map(async (worker) => {
        const gone = once(worker, 'exit');
        worker.process.kill('SIGTERM');
        await gone;
      }),
    );
  }

  // Alone: it brings the tables up to date and, with port 0, chooses the port of all.
  const ready = await startOne();
  if (ready === null) throw new Error('no instance could start');
  const others = await Promise.all(Array.from({ length: count - 1 }, startOne));
  if (others.includes(null)) {
    await stop();
    throw new Error('not all instances could start');
  }
  return { ready, stop };
}

function readyOf(worker: Worker): Promise<Ready> {
  return new Promise((resolve) => {
    worker.on('message', (message: unknown) => {
      const ready = readySchema.safeParse(message);
      if (ready.success) resolve(ready.data);
    });
  });
}
