import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentDigestHeader, hasContentDigest } from '../../crypto/content-digest.ts';
import { keyNameIn } from '../../crypto/key-id.ts';
import { type SignedBy, verifyRequest } from '../../crypto/request-signature.ts';
import { providerFor } from '../../crypto/suites.ts';
import { countyTimeHeader, protocolHeader, protocolVersion, signatureWindowMs } from '../../protocol.ts';
import type { CountyStore, SignerRecord, TerminalKey, TerminalRecord } from '../store/port.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuse } from './refusals.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the gate; routes behind it may rely on it. */
    terminal: TerminalRecord;
    /** The key that signed the request. */
    terminalKey: TerminalKey;
  }
}

export interface GateParts {
  readonly store: CountyStore;
  readonly limit: RateLimit;
  readonly now: () => Date;
  /** What a reverse proxy cuts off the front of the path before it hands a request on. */
  readonly pathPrefix?: string;
}

/** A contact is written down at most this often: a busy terminal is not a write per request. */
const contactEveryMs = 5_000;

/** Every route of the instance `app` is behind this: right protocol version, signed by a terminal that may, not flooding. */
export function guardTerminalRoutes(app: FastifyInstance, parts: GateParts): void {
  const { store, limit, now } = parts;
  app.decorateRequest('terminal', null as unknown as TerminalRecord);
  app.decorateRequest('terminalKey', null as unknown as TerminalKey);
  app.addHook('onRequest', async (request, reply) => {
    if (refuseOtherVersion(request, reply, { isRequired: true })) return reply;
    const signed = await whoSigned(request, parts);
    if (signed === null) return refuse(reply, 'unauthorised', 'not signed by a terminal of this county');
    const { terminal, key, createdMs } = signed;
    if (Math.abs(now().getTime() - createdMs) > signatureWindowMs) {
      reply.header(countyTimeHeader, now().toISOString());
      return refuse(reply, 'clock-skew', 'the request was made at another time than now');
    }
    if (terminal.revokedAt !== null) return refuseRevoked(reply, terminal);
    if (isClosed(key, createdMs)) return refuse(reply, 'unauthorised', 'a later key of this terminal is in use');
    if (!limit.allows(terminal.id)) return refuse(reply, 'too-many-requests', 'too many requests; try again shortly');
    if (key.firstUsedAt === null) await store.terminals.recordKeyUse(terminal.id, key.number, new Date(createdMs));
    request.terminal = terminal;
    request.terminalKey = key;
    if (terminal.lastContact === null || now().getTime() - terminal.lastContact.getTime() > contactEveryMs) {
      await store.terminals.recordContact(terminal.id);
    }
  });
  checkDigests(app);
}

async function whoSigned(
  request: FastifyRequest,
  { store, pathPrefix = '' }: GateParts,
): Promise<(SignerRecord & SignedBy) | null> {
  const url = signedUrl(`${pathPrefix}${request.raw.url}`);
  if (url === null) return null;
  let signer: SignerRecord | null = null;
  const headers = request.headers as Readonly<Record<string, string>>;
  const signedBy = await verifyRequest({ method: request.method, url, headers }, async (keyId) => {
    const name = keyNameIn(keyId);
    signer = name && (await store.terminals.signer(name.terminalId, name.keyNumber));
    return signer?.key.publicKey ?? null;
  });
  return signedBy === null || signer === null ? null : { ...(signer as SignerRecord), ...signedBy };
}

/** Null for an address that the router and the signature could read in two ways. */
function signedUrl(target: string): URL | null {
  const base = 'http://county';
  if (!target.startsWith('/') || !URL.canParse(target, base)) return null;
  const url = new URL(target, base);
  return `${url.pathname}${url.search}` === target && url.origin === base ? url : null;
}

/**
 * A key's time ends when its successor is first used. What was signed before that may still be on its way: the time of
 * signing counts, and both were taken from the same clock.
 */
function isClosed(key: TerminalKey, createdMs: number): boolean {
  return key.closedAt !== null && createdMs > key.closedAt.getTime();
}

function refuseRevoked(reply: FastifyReply, terminal: TerminalRecord): FastifyReply {
  return terminal.replacedBy === null
    ? refuse(reply, 'revoked', 'this terminal has been withdrawn')
    : refuse(reply, 'replaced', 'another terminal stands in for this one');
}

/** The signature covers the digest, the digest the body. */
function checkDigests(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const field = request.headers[contentDigestHeader];
    const provider = providerFor(request.terminalKey.publicKey);
    if (typeof field !== 'string' || !hasContentDigest(provider, field, body)) {
      return done(Object.assign(new Error('the body does not have the digest that was signed'), { statusCode: 400 }));
    }
    void parseJson(request, body.toString('utf8'), done);
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
