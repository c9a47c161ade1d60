import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { ownCasesRoute } from './cases/own-cases.ts';
import { catalogueShelf } from './catalogue-shelf.ts';
import { consoleRoutes } from './console/console.ts';
import { verifyRoutes } from './documents/verify-routes.ts';
import { populationRoutes } from './identity/population-routes.ts';
import type { KeyPolicy } from './intake/key-route.ts';
import { materialUploads } from './intake/material-uploads.ts';
import type { Nudges } from './intake/nudges.ts';
import { openRoutes } from './intake/open-routes.ts';
import { rateLimit } from './intake/rate-limit.ts';
import { refusalForStatus, refuse } from './intake/refusals.ts';
import { streamRoute } from './intake/stream-route.ts';
import { guardTerminalRoutes } from './intake/terminal-gate.ts';
import { terminalRoutes } from './intake/terminal-routes.ts';
import type { MaterialFiles } from './materials/port.ts';
import { createPackageJobs } from './packages/package-jobs.ts';
import { packageRoutes } from './packages/package-routes.ts';
import { paymentCallback } from './payments/callback-route.ts';
import { onlinePreChecks } from './pre-checks/online-pre-checks.ts';
import { preCheckPageRoute } from './pre-checks/page-route.ts';
import { terminalPreChecks } from './pre-checks/terminal-pre-checks.ts';
import { publicationRoute } from './publications/publication-route.ts';
import { staffCallRoute } from './staff-calls/staff-call-route.ts';
import type { CountyStore } from './store/port.ts';
import { supervisionFeed } from './supervision/feed/feed-route.ts';
import { countRequests } from './watch/count-requests.ts';
import type { CountyMetrics } from './watch/metrics.ts';
import { watchRoutes } from './watch/watch-routes.ts';
import { describeWire } from './wire/describe-wire.ts';

export interface CountyParts {
  readonly store: CountyStore;
  readonly nudges: Nudges;
  readonly files: MaterialFiles;
  readonly metrics: CountyMetrics;
  readonly metricsToken: string | null;
  /** Opens the supervision feed to whoever sends it; closed without one. */
  readonly supervisionToken?: string | null;
  readonly logger: FastifyBaseLogger;
  readonly now: () => Date;
  readonly isDemo: boolean;
  readonly publicUrl: string | undefined;
  readonly keyPolicy: KeyPolicy;
}

const closeWithinMs = 2_000;

/** The routes of one instance; holds no truth of its own. */
export function countyApp(parts: CountyParts): FastifyInstance {
  const { store, now } = parts;
  const shelf = catalogueShelf(store);
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

  countRequests(app, parts.metrics);
  describeWire(app);
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

  const jobs = createPackageJobs(parts);
  app.addHook('onClose', () => jobs.close());

  app.register(async (open) =>
    openRoutes(open, {
      store,
      suite: parts.keyPolicy.suite,
      // All windows of a town may come from one address: greetings are let through until they cost something.
      helloLimit: rateLimit({ burst: 1000, perSecond: 100, nowMs }),
      enrolLimit: rateLimit({ burst: 60, perSecond: 1, nowMs }),
      countyName: async () => (await shelf.current())?.county.name ?? '县政务服务中心',
      now,
    }),
  );
  app.register(async (behindGate) => {
    guardTerminalRoutes(behindGate, {
      store,
      limit: rateLimit({ burst: 2000, perSecond: 200, nowMs }),
      now,
      // A reverse proxy under whose path the county stands hands requests on without it.
      pathPrefix: new URL(parts.publicUrl ?? 'http://county').pathname.replace(/\/$/, ''),
    });
    terminalRoutes(behindGate, { store, keyPolicy: parts.keyPolicy, now });
    publicationRoute(behindGate, { store });
    terminalPreChecks(behindGate, { store, shelf, now });
    preCheckPageRoute(behindGate, { store, files });
    // A card is shown every minute or so, and its page asks again while the line has news; whoever guesses asks more.
    ownCasesRoute(behindGate, { store, limit: rateLimit({ burst: 120, perSecond: 2, nowMs }) });
    staffCallRoute(behindGate, { store });
    packageRoutes(behindGate, { store, jobs });
    streamRoute(behindGate, parts);
    materialUploads(behindGate, parts);
  });
  app.register(async (online) =>
    onlinePreChecks(online, { store, shelf, limit: rateLimit({ burst: 200, perSecond: 20, nowMs }), now }),
  );
  app.register(async (platforms) =>
    paymentCallback(platforms, { store, shelf, limit: rateLimit({ burst: 200, perSecond: 50, nowMs }), now }),
  );
  app.register(async (population) =>
    populationRoutes(population, { store, limit: rateLimit({ burst: 200, perSecond: 20, nowMs }) }),
  );
  app.register(async (open) => verifyRoutes(open, { store, limit: rateLimit({ burst: 60, perSecond: 2, nowMs }) }));
  app.register(async (above) =>
    supervisionFeed(above, {
      store,
      token: parts.supervisionToken ?? null,
      limit: rateLimit({ burst: 60, perSecond: 1, nowMs }),
    }),
  );
  app.register(async (watch) => watchRoutes(watch, parts));
  const { files, isDemo, publicUrl } = parts;
  app.register((desk) => consoleRoutes(desk, { store, files, jobs, shelf, now, isDemo, publicUrl }));
  return app;
}
