import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { officeScope } from '../staff-calls/sql-staff-calls.ts';
import type { CountyMetrics } from '../watch/metrics.ts';
import type { Nudges } from './nudges.ts';

const keepAliveEveryMs = 15_000;

/**
 * Server-sent events. A nudge carries no content: the terminal asks for changes with its cursor, so nothing depends on
 * a nudge having arrived. The first one is sent at once, for whatever happened while the terminal was away.
 */
export function streamRoute(
  app: FastifyInstance,
  { nudges, metrics }: { nudges: Nudges; metrics: CountyMetrics },
): void {
  const open = new Set<ServerResponse>();
  app.get('/api/v1/stream', (request, reply) => {
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Reverse proxies would otherwise hold the nudge back until their buffer is full.
      'x-accel-buffering': 'no',
    });
    open.add(response);
    metrics.streamOpened();
    response.write('retry: 2000\n\ndata: changes\n\n');
    const { id, office, predecessors } = request.terminal;
    const stops = [id, ...predecessors, officeScope(office)].map((scope) =>
      nudges.subscribe(scope, () => response.write('data: changes\n\n')),
    );
    const keepAlive = setInterval(() => response.write(': still here\n\n'), keepAliveEveryMs);
    response.on('close', () => {
      clearInterval(keepAlive);
      for (const stop of stops) stop();
      open.delete(response);
      metrics.streamClosed();
    });
  });
  // Streams never end by themselves; a county that stops must not wait for them.
  app.addHook('preClose', async () => {
    for (const response of open) response.end();
  });
}
