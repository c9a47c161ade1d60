import type { FastifyInstance } from 'fastify';
import type { Refusal } from '../../protocol.ts';
import type { CountyMetrics } from './metrics.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why the request was refused, in the words of the wire contract. */
    refusal: Refusal['error'] | null;
  }
}

/** Every answer becomes one line of log and one count. Only the route is named: addresses and queries hold people's names. */
export function countRequests(app: FastifyInstance, metrics: CountyMetrics): void {
  app.decorateRequest('refusal', null);
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, refusal } = request;
    const route = routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    request.log.debug({ method, route, status, ms: Math.round(reply.elapsedTime) });
    metrics.answered({ method, route, status, seconds: reply.elapsedTime / 1000 });
    if (refusal !== null) metrics.refused(refusal);
    done();
  });
}
