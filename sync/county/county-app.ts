import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { catalogueShelf } from './catalogue-shelf.ts';
import { consoleRoutes } from './console/console.ts';
import { catalogueRoute } from './intake/catalogue-route.ts';
import { materialUploads } from './intake/material-uploads.ts';
import type { Nudges } from './intake/nudges.ts';
import { openRoutes } from './intake/open-routes.ts';
import { rateLimit } from './intake/rate-limit.ts';
import { refusalForStatus, refuse } from './intake/refusals.ts';
import { streamRoute } from './intake/stream-route.ts';
import { guardTerminalRoutes } from './intake/terminal-gate.ts';
import { terminalRoutes } from './intake/terminal-routes.ts';
import type { MaterialFiles } from './material-files.ts';
import { onlinePreChecks } from './pre-checks/online-pre-checks.ts';
import { terminalPreChecks } from './pre-checks/terminal-pre-checks.ts';
import type { CountyStore } from './store/port.ts';

export interface CountyParts {
  readonly store: CountyStore;
  readonly nudges: Nudges;
  readonly files: MaterialFiles;
  readonly uploadDirectory: string;
  readonly logger: FastifyBaseLogger;
  readonly now: () => Date;
  readonly isDemo: boolean;
  readonly publicUrl: string | undefined;
}

const closeWithinMs = 2_000;

/** The routes of one instance; holds no truth of its own. */
export function countyApp(parts: CountyParts): FastifyInstance {
  const { store, now } = parts;
  const shelf = catalogueShelf(store.publishing);
  const nowMs = () => now().getTime();
  const app = Fastify({
    loggerInstance: parts.logger,
    // Addresses and queries hold names and numbers of people: only the route is logged, below.
    logController: new LogController({ disableRequestLogging: true }),
    // Behind a reverse proxy on this machine or network, the address of the person is the one that it forwards.
    trustProxy: parts.publicUrl === undefined ? false : ['loopback', 'uniquelocal'],
    forceCloseConnections: 'idle',
    bodyLimit: 1024 * 1024,
  });

  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    request.log.debug({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
    done();
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'not-found', 'no such address'));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return refuse(reply, refusalForStatus(status), error.message);
    request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    return refuse(reply, 'internal', 'the county could not do this now');
  });

  // A terminal that stalls in the middle of an upload must not keep the county from ending; it resumes later.
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), closeWithinMs).unref();
  });

  app.register(async (open) =>
    openRoutes(open, {
      store,
      enrolLimit: rateLimit({ burst: 60, perSecond: 1, nowMs }),
      countyName: async () => (await shelf.current())?.county.name ?? '县政务服务中心',
      now,
    }),
  );
  app.register(async (behindGate) => {
    guardTerminalRoutes(behindGate, { store, limit: rateLimit({ burst: 2000, perSecond: 200, nowMs }), now });
    terminalRoutes(behindGate, store);
    catalogueRoute(behindGate, { store, shelf });
    terminalPreChecks(behindGate, { store, shelf, now });
    streamRoute(behindGate, parts.nudges);
    materialUploads(behindGate, { store, files: parts.files, uploadDirectory: parts.uploadDirectory });
  });
  app.register(async (online) =>
    onlinePreChecks(online, { store, shelf, limit: rateLimit({ burst: 200, perSecond: 20, nowMs }), now }),
  );
  const { files, isDemo, publicUrl } = parts;
  app.register((desk) => consoleRoutes(desk, { store, files, shelf, now, isDemo, publicUrl }));
  return app;
}
