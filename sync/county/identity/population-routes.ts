import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { identityVerdicts } from '../../../main/domain/identity/verification.ts';
import type { RateLimit } from '../intake/rate-limit.ts';
import { refuse } from '../intake/refusals.ts';
import type { CountyStore } from '../store/port.ts';
import { sha256Hex } from '../store/secrets.ts';

const perCall = 100;

export const populationChecksSchema = z.object({
  checks: z.array(z.object({ applicationId: z.uuid(), name: z.string(), idType: z.string(), idNumber: z.string() })),
  total: z.int(),
});
export const populationVerdictSchema = z.object({
  applicationId: z.uuid(),
  verdict: z.enum(identityVerdicts),
  /** What differs; needed with a mismatch. */
  note: z.string().trim().max(500),
});

/**
 * 人口库核验: for the program that stands before the population database. A repeat of a verdict is one more word of the same
 * content, and does no harm.
 *
 *   GET  /api/v1/population/checks    who is to be checked, the oldest first
 *   POST /api/v1/population/checks    what the population database says of one of them
 */
export function populationRoutes(
  app: FastifyInstance,
  { store, limit }: { readonly store: CountyStore; readonly limit: RateLimit },
): void {
  app.addHook('onRequest', async (request, reply) => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const isKnown = token !== undefined && (await store.identityChecks.isServiceToken(sha256Hex(token)));
    if (!isKnown) return refuse(reply, 'unauthorised', 'this token belongs to no service');
    if (!limit.allows('population')) return refuse(reply, 'too-many-requests', 'too many requests; try again shortly');
  });

  app.get('/api/v1/population/checks', async (_request, reply) => {
    const { rows, total } = await store.identityChecks.pending({ limit: perCall, offset: 0 });
    const checks = rows.map(({ applicationId, applicantName: name, idType, idNumber }) => ({
      applicationId,
      name,
      idType,
      idNumber,
    }));
    return reply.header('cache-control', 'no-store').send({ checks, total });
  });

  app.post('/api/v1/population/checks', async (request, reply) => {
    const told = populationVerdictSchema.safeParse(request.body);
    if (!told.success || (told.data.verdict === 'mismatch' && told.data.note === '')) {
      return refuse(reply, 'bad-request', 'expected a verdict, and with a mismatch what differs');
    }
    const { applicationId, verdict, note } = told.data;
    const taken = await store.identityChecks.check(applicationId, { verdict, note, by: '人口库接口' });
    return taken ? reply.send({}) : refuse(reply, 'not-found', 'no such application');
  });
}
