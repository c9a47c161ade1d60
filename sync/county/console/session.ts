import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApplicationStore, ConsoleSession, CountyStore } from '../store/port.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set behind `requireClerk`. */
    clerk: ConsoleSession;
    /** The applications that this clerk may see. */
    desk: ApplicationStore;
  }
}

const cookieName = 'county_session';
const workingDayMs = 10 * 3600 * 1000;

export interface Sessions {
  open(reply: FastifyReply, userName: string): Promise<void>;
  close(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

export function sessions({
  store,
  now,
  isSecure,
}: {
  store: CountyStore;
  now: () => Date;
  isSecure: boolean;
}): Sessions {
  const cookie = { path: '/console', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;
  return {
    async open(reply, userName) {
      const token = randomBytes(32).toString('base64url');
      const csrf = randomBytes(24).toString('base64url');
      const expiresAt = new Date(now().getTime() + workingDayMs);
      await store.console.openSession({ token, userName, csrf, expiresAt });
      reply.setCookie(cookieName, token, cookie);
    },
    async close(request, reply) {
      const token = request.cookies[cookieName];
      if (token !== undefined) await store.console.closeSession(token);
      reply.clearCookie(cookieName, cookie);
    },
  };
}

/** Every route of this instance needs a clerk; every form of it the token that the clerk's own pages carry. */
export function requireClerk(app: FastifyInstance, store: CountyStore): void {
  app.decorateRequest('clerk', null as unknown as ConsoleSession);
  app.decorateRequest('desk', null as unknown as ApplicationStore);
  app.addHook('onRequest', async (request, reply) => {
    const token = request.cookies[cookieName];
    const session = token === undefined ? null : await store.console.session(token);
    if (session === null) return reply.redirect('/console/login', 303);
    request.clerk = session;
    request.desk = store.applications.within(session.placeCode);
  });
  app.addHook('preValidation', async (request, reply) => {
    if (request.method !== 'POST') return;
    const said = formOf(request).get('csrf') ?? '';
    if (!isSame(said, request.clerk.csrf))
      return reply.code(403).type('text/plain; charset=utf-8').send('页面已过期，请返回重试');
  });
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A posted form; anything else counts as an empty one. */
export function formOf(request: FastifyRequest): URLSearchParams {
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
}

/** One text of a form: trimmed, without the signs that a database text can't hold. */
export function formText(request: FastifyRequest, name: string, limit: number): string {
  const text = (formOf(request).get(name) ?? '').replaceAll('\r\n', '\n');
  return text
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .trim()
    .slice(0, limit);
}
