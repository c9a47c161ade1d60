import type { FastifyInstance } from 'fastify';
import { type EnrolReply, enrolRequestSchema, type Hello, protocolVersion } from '../../protocol.ts';
import type { CountyStore } from '../store/port.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuse } from './refusals.ts';
import { refuseOtherVersion } from './terminal-gate.ts';

/** The two calls that need no token. */
export function openRoutes(
  app: FastifyInstance,
  {
    store,
    enrolLimit,
    countyName,
    now,
  }: { store: CountyStore; enrolLimit: RateLimit; countyName: () => Promise<string>; now: () => Date },
): void {
  app.get('/api/v1/hello', async (_request, reply) => {
    const hello: Hello = { service: 'township-county', protocolVersion, time: now().toISOString() };
    return reply.header('cache-control', 'no-store').send(hello);
  });

  app.post('/api/v1/enrol', async (request, reply) => {
    if (refuseOtherVersion(request, reply, { isRequired: false })) return reply;
    // Codes have 59 bits; the limit only keeps guessing from costing anything.
    if (!enrolLimit.allows(request.ip)) return refuse(reply, 'too-many-requests', 'too many tries; wait a minute');
    const asked = enrolRequestSchema.safeParse(request.body);
    if (!asked.success) return refuse(reply, 'bad-request', 'the request does not have the expected shape');
    if (Buffer.from(asked.data.publicKey.x, 'base64url').length !== 32) {
      return refuse(reply, 'bad-request', 'the public key is not an Ed25519 key');
    }
    const enrolled = await store.terminals.enrol(asked.data);
    if (!enrolled.ok) return refuse(reply, enrolled.error, enrolled.message);
    const answer: EnrolReply = { ...enrolled.value, countyName: await countyName() };
    return reply.header('cache-control', 'no-store').send(answer);
  });
}
