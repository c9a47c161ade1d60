import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { MaterialFiles } from '../materials/port.ts';
import type { PackageJobs } from '../packages/package-jobs.ts';
import type { CountyStore } from '../store/port.ts';
import { alarmPages } from './alarms.ts';
import { applicationRoutes } from './application.ts';
import { script, style } from './assets.ts';
import { caseActions } from './case-actions.ts';
import { caseStepRoutes } from './case-steps.ts';
import { cataloguePages } from './catalogue.ts';
import { closingPages } from './closings.ts';
import { codePages } from './codes.ts';
import { creditPages } from './credit.ts';
import { disclosurePages } from './disclosure.ts';
import { exchangePages } from './exchange.ts';
import { identityHold, identityPages } from './identity-checks.ts';
import { inboxRoutes } from './inbox.ts';
import { loginRoutes } from './login.ts';
import { materialRoutes } from './material-view.ts';
import { noticePages } from './notices.ts';
import { packagePages } from './packages.ts';
import { paymentPages } from './payments.ts';
import { requireCountyClerk, requireOwnPlace } from './place.ts';
import { preCheckPages } from './pre-checks.ts';
import { basicListPages } from './publishing/basic-list.ts';
import { calendarPages } from './publishing/calendar.ts';
import { catalogueUpload } from './publishing/catalogue-upload.ts';
import { configurationPages } from './publishing/configuration.ts';
import { staffPages } from './publishing/staff.ts';
import { ratingPages } from './ratings.ts';
import { requireClerk, sessions } from './session.ts';
import { statisticsPages } from './statistics.ts';
import { supervisionPages } from './supervision.ts';
import { terminalPages } from './terminals.ts';
import { visitFigures } from './visit-figures.ts';
import { visitPhotographs } from './visit-photographs.ts';
import { visitPages } from './visits.ts';
import { voicePages } from './voices.ts';
import { buildWalls } from './walls.ts';

export interface ConsoleParts {
  readonly store: CountyStore;
  readonly files: MaterialFiles;
  readonly jobs: PackageJobs;
  readonly shelf: CatalogueShelf;
  readonly now: () => Date;
  readonly isDemo: boolean;
  readonly publicUrl: string | undefined;
}

/** The clerk's desk at /console: plain pages, made here, with nothing in them that a page could be talked into. */
export async function consoleRoutes(app: FastifyInstance, parts: ConsoleParts): Promise<void> {
  await app.register(cookie);
  buildWalls(app, parts);
  const isSecure = parts.publicUrl?.startsWith('https:') ?? false;
  const own = sessions({ store: parts.store, now: parts.now, isSecure });

  app.get('/', async (_request, reply) => reply.redirect('/console', 303));
  app.get('/console', async (_request, reply) => reply.redirect('/console/inbox', 303));
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());
  app.get('/console/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  app.get('/console/script.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script));
  loginRoutes(app, parts, own);

  await app.register(async (clerks) => {
    requireClerk(clerks, parts.store);
    requireOwnPlace(clerks, parts.store);
    clerks.post('/console/logout', async (request, reply) => {
      await own.close(request, reply);
      return reply.redirect('/console/login', 303);
    });
    identityHold(clerks, parts);
    inboxRoutes(clerks, parts);
    applicationRoutes(clerks, parts);
    caseActions(clerks, parts);
    caseStepRoutes(clerks, parts);
    supervisionPages(clerks, parts);
    statisticsPages(clerks, parts);
    alarmPages(clerks, parts);
    disclosurePages(clerks, parts);
    visitPages(clerks, parts);
    visitFigures(clerks, parts);
    visitPhotographs(clerks, parts);
    materialRoutes(clerks, parts);
    terminalPages(clerks, parts);
    closingPages(clerks, parts);
    codePages(clerks, parts);
    noticePages(clerks, parts);
    cataloguePages(clerks, parts);
    staffPages(clerks, parts);
    // 预审 belongs to no township until a window opens it, an 离线包 may come from any.
    await clerks.register(async (county) => {
      requireCountyClerk(county);
      preCheckPages(county, parts);
      identityPages(county, parts);
      creditPages(county, parts);
      ratingPages(county, parts);
      voicePages(county, parts);
      catalogueUpload(county, parts);
      calendarPages(county, parts);
      configurationPages(county, parts);
      exchangePages(county, parts);
      packagePages(county, parts);
      paymentPages(county, parts);
      basicListPages(county, parts);
    });
  });
}
