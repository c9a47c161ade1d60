import cluster from 'node:cluster';
import { once } from 'node:events';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { z } from 'zod';

/**
 * Whoever scrapes a port that instances share meets one of them, and wants the figures of all: it asks the process that
 * started them, which asks each. Otherwise counters would jump from scrape to scrape.
 *
 *   scrape --> instance --asksMetrics--> primary --(prom-client)--> all instances
 *                       <-----text------
 */
const askSchema = z.object({ asksMetrics: z.int() });
const answerSchema = z.object({ toAsk: z.int(), text: z.string().nullable() });
const answerWithinMs = 8_000;

/** In the primary. */
export function answerForMetrics(): void {
  const all = new AggregatorRegistry();
  cluster.on('message', (worker, message: unknown) => {
    const ask = askSchema.safeParse(message);
    if (!ask.success) return;
    const answer = (text: string | null) => {
      if (worker.isConnected())
        worker.send({ toAsk: ask.data.asksMetrics, text } satisfies z.infer<typeof answerSchema>);
    };
    all.clusterMetrics().then(answer, () => answer(null));
  });
}

/** In an instance: the sum of what all of them count. */
export function metricsOfAll(own: Registry): () => Promise<string> {
  AggregatorRegistry.setRegistries(own);
  // Made for what it does when it is made: from then on this process answers.
  new AggregatorRegistry();
  let asked = 0;
  return async () => {
    asked += 1;
    const number = asked;
    process.send?.({ asksMetrics: number } satisfies z.infer<typeof askSchema>);
    const signal = AbortSignal.timeout(answerWithinMs);
    for (;;) {
      const answer = answerSchema.safeParse((await once(process, 'message', { signal }))[0]);
      if (!answer.success || answer.data.toAsk !== number) continue;
      if (answer.data.text === null) throw new Error('not every instance said its figures');
      return answer.data.text;
    }
  };
}
