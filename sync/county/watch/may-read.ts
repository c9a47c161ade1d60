import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sha256Hex } from '../store/secrets.ts';

/** Who knows the token may read from anywhere; without one, only this machine may. */
export function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return saysToken(request, token);
  // A reverse proxy on this machine speaks for others: what it hands on does not come from here.
  const isHandedOn = ['forwarded', 'x-forwarded-for', 'via'].some((name) => request.headers[name] !== undefined);
  return !isHandedOn && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
}

export function saysToken(request: FastifyRequest, token: string): boolean {
  const said = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(Buffer.from(sha256Hex(said)), Buffer.from(sha256Hex(token)));
}
