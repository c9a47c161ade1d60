import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { protocolHeader, protocolVersion } from '../../protocol.ts';
import type { CountyStore, TerminalRecord } from '../store/port.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuse } from './refusals.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the gate; routes behind it may rely on it. */
    terminal: TerminalRecord;
  }
}

/** A contact is written down at most this often: a busy terminal is not a write per request. */
const contactEveryMs = 5_000;

/** Every route of the instance `app` is behind this: right protocol version, known token, not revoked, not flooding. */
export function guardTerminalRoutes(
  app: FastifyInstance,
  { store, limit, now }: { store: CountyStore; limit: RateLimit; now: () => Date },
): void {
  app.decorateRequest('terminal', null as unknown as TerminalRecord);
  app.addHook('onRequest', async (request, reply) => {
    if (refuseOtherVersion(request, reply, { isRequired: true })) return reply;
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const terminal = token === undefined ? null : await store.terminals.byToken(token);
    if (terminal === null) return refuse(reply, 'unauthorised', 'this token belongs to no terminal');
    if (terminal.revokedAt !== null) return refuse(reply, 'revoked', 'this terminal has been withdrawn');
    if (!limit.allows(terminal.id)) return refuse(reply, 'too-many-requests', 'too many requests; try again shortly');
    request.terminal = terminal;
    if (terminal.lastContact === null || now().getTime() - terminal.lastContact.getTime() > contactEveryMs) {
      await store.terminals.recordContact(terminal.id);
    }
  });
}

/** True when the request was refused. */
export function refuseOtherVersion(
  request: FastifyRequest,
  reply: FastifyReply,
  { isRequired }: { isRequired: boolean },
): boolean {
  const said = request.headers[protocolHeader];
  if (said === undefined ? !isRequired : said === String(protocolVersion)) return false;
  refuse(reply, 'version-mismatch', `this county speaks protocol version ${protocolVersion}`);
  return true;
}
