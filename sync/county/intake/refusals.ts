import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../protocol.ts';

/** The status code says who must act: 4xx a person, 429 and 5xx the terminal itself, later. */
const statusOf: Readonly<Record<Refusal['error'], number>> = {
  'bad-request': 400,
  'version-mismatch': 400,
  unauthorised: 401,
  revoked: 401,
  'code-invalid': 403,
  'not-found': 404,
  'chain-conflict': 409,
  'too-large': 413,
  'too-many-requests': 429,
  internal: 500,
};

export function refuse(reply: FastifyReply, error: Refusal['error'], message: string): FastifyReply {
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
