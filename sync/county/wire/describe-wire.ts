import type { FastifyInstance } from 'fastify';
import { openApi, type RouteOf } from './openapi.ts';
import { wireCalls } from './wire-calls.ts';

/** GET /api/v1/openapi.json: the routes that run, described. Must come before the routes that it is to see. */
export function describeWire(app: FastifyInstance): void {
  const routes: RouteOf[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (!url.startsWith('/api/v1/')) return;
    for (const one of [method].flat()) {
      // The router answers HEAD wherever it answers GET.
      const isShadow = one === 'HEAD' && routes.some((route) => route.method === 'GET' && route.url === url);
      if (!isShadow) routes.push({ method: one, url });
    }
  });
  let document: object | null = null;
  app.get('/api/v1/openapi.json', async (_request, reply) => {
    document ??= openApi(routes, wireCalls);
    return reply.header('cache-control', 'no-cache').send(document);
  });
}
