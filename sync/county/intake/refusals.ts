import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../protocol.ts';

/** The status code says who must act: 4xx a person, 429 and 5xx the terminal itself, later. */
const statusOf: Readonly<Record<Refusal['error'], number>> = {
  'bad-request': 400,
  'version-mismatch': 400,
  unauthorised: 401,
  revoked: 401,
  replaced: 401,
  'clock-skew': 401,
  'code-unknown': 403,
  'code-expired': 403,
  'code-used': 403,
  'code-other-terminal': 403,
  'not-found': 404,
  'chain-conflict': 409,
  'too-large': 413,
  'too-many-requests': 429,
  internal: 500,
};

/** When to come again where nobody says better: every limit of this service has refilled a little by then. */
const comeAgainInSeconds = 1;

/** `retryAfterSeconds` for `too-many-requests`: RFC 6585 §4, and the terminal keeps to it. */
export function refuse(
  reply: FastifyReply,
  error: Refusal['error'],
  message: string,
  { retryAfterSeconds = comeAgainInSeconds }: { retryAfterSeconds?: number } = {},
): FastifyReply {
  reply.request.refusal = error;
  if (error === 'too-many-requests') reply.header('retry-after', String(retryAfterSeconds));
  return reply.code(statusOf[error]).send({ error, message } satisfies Refusal);
}

export function refusalStatus(error: Refusal['error']): number {
  return statusOf[error];
}

/** The refusal for what Fastify itself refused, so that every answer of the wire contract has one shape. */
export function refusalForStatus(status: number): Refusal['error'] {
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'internal' : 'bad-request';
}
