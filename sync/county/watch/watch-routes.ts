import type { FastifyInstance } from 'fastify';
import { refuse } from '../intake/refusals.ts';
import type { MaterialFiles } from '../materials/port.ts';
import type { CountyFigures, CountyStore } from '../store/port.ts';
import { mayRead } from './may-read.ts';
import type { CountyMetrics } from './metrics.ts';

export interface WatchParts {
  readonly store: CountyStore;
  readonly files: MaterialFiles;
  readonly metrics: CountyMetrics;
  /** Who knows it may read the metrics from anywhere; without one, only this machine may. */
  readonly metricsToken: string | null;
}

export type Readiness = 'ok' | 'failed';

/** A balancer asks often, and what it asks for costs a write: an answer serves all who ask within this time. */
const freshForMs = 2_000;
/** A part that hangs is a part that fails. */
const answerWithinMs = 5_000;

/** For balancers and monitors: names of parts and numbers, nothing of people. */
export function watchRoutes(app: FastifyInstance, { store, files, metrics, metricsToken }: WatchParts): void {
  const readiness = remembered(async () => {
    const [database, materials] = await Promise.all([
      works(async () => (await store.watch.isMigrated()) || Promise.reject(new Error('tables of an older form'))),
      works(() => files.check()),
    ]);
    return { database, materials };
  });
  const figures = remembered<CountyFigures | null>(() => within(() => store.watch.figures()).catch(() => null));

  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }));

  app.get('/readyz', async (_request, reply) => {
    const parts = await readiness();
    const isReady = parts.database === 'ok' && parts.materials === 'ok';
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not-ready', parts });
  });

  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, metricsToken)) return refuse(reply, 'unauthorised', 'the metrics need their token');
    return reply.type(metrics.contentType).send(await metrics.text(await figures()));
  });

  async function works(check: () => Promise<unknown>): Promise<Readiness> {
    try {
      await within(check);
      return 'ok';
    } catch (error) {
      app.log.warn({ err: error }, 'not ready');
      return 'failed';
    }
  }
}

function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: { readonly value: Promise<T>; readonly askedAtMs: number } | null = null;
  return () => {
    if (answer === null || performance.now() - answer.askedAtMs > freshForMs) {
      answer = { value: ask(), askedAtMs: performance.now() };
    }
    return answer.value;
  };
}

async function within<T>(work: () => Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), answerWithinMs);
  try {
    return await Promise.race([work(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
