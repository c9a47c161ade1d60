import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import {
  type HandOverReply,
  handOverSchema,
  type SealingNotice,
  type sealingReplySchema,
} from '../../package/package-wire.ts';
import { sealingPart } from '../../package/sealing-key.ts';
import { refuse } from '../intake/refusals.ts';
import type { CountyStore } from '../store/port.ts';
import type { PackageJobs } from './package-jobs.ts';

/** Below the time after which a terminal gives an answer up. */
const patienceMs = 8_000;

/** Behind the gate: any enrolled terminal may carry for any other. What it carries it can't open. */
export function packageRoutes(app: FastifyInstance, { store, jobs }: { store: CountyStore; jobs: PackageJobs }): void {
  app.get('/api/v1/packages/sealing-key', async (_request, reply) => {
    const notice: SealingNotice = { sealingKey: sealingPart(store.packages.openingKey) };
    const answer: z.infer<typeof sealingReplySchema> = { jws: await store.identity.sign(notice) };
    return reply.header('cache-control', 'no-store').send(answer);
  });

  app.post('/api/v1/packages', async (request, reply) => {
    const order = handOverSchema.safeParse(request.body);
    if (!order.success) return refuse(reply, 'bad-request', 'the request does not have the expected shape');
    const { slices } = order.data;
    const lacking = await store.materials.lacking(slices);
    const answer: HandOverReply =
      lacking.length > 0
        ? { status: 'lacking', slices: [...lacking] }
        : await jobs.takeIn({ slices, carrier: request.terminal.office }, patienceMs);
    return reply.header('cache-control', 'no-store').send(answer);
  });
}
