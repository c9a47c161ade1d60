import type { FastifyInstance } from 'fastify';
import { caseNumberSchema } from '../../../main/domain/pre-check.ts';
import { takePreCheckSchema } from '../../protocol.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import { refuse } from '../intake/refusals.ts';
import type { CountyStore } from '../store/port.ts';
import { preCheckReply } from './pre-check-reply.ts';

/** For enrolled terminals of this county: looking changes nothing, taking says who has it open. */
export function terminalPreChecks(
  app: FastifyInstance,
  { store, shelf, now }: { store: CountyStore; shelf: CatalogueShelf; now: () => Date },
): void {
  app.get<{ Params: { caseNumber: string } }>('/api/v1/pre-checks/:caseNumber', async (request, reply) => {
    const caseNumber = caseNumberSchema.safeParse(request.params.caseNumber);
    if (!caseNumber.success) return refuse(reply, 'bad-request', 'not the number of a pre-check');
    const record = await store.preChecks.find(caseNumber.data);
    const { id: terminalId } = request.terminal;
    return reply
      .header('cache-control', 'no-store')
      .send(await preCheckReply(record, { terminalId, shelf, now: now() }));
  });

  app.post<{ Params: { caseNumber: string } }>('/api/v1/pre-checks/:caseNumber/taken', async (request, reply) => {
    const caseNumber = caseNumberSchema.safeParse(request.params.caseNumber);
    const order = takePreCheckSchema.safeParse(request.body);
    if (!caseNumber.success || !order.success) return refuse(reply, 'bad-request', 'expected who takes it, and how');
    const { id: terminalId } = request.terminal;
    const record = await store.preChecks.take({ caseNumber: caseNumber.data, terminalId, ...order.data });
    request.log.info({ terminalId, takeOver: order.data.takeOver, isKnown: record !== null }, 'pre-check opened');
    return reply.send(await preCheckReply(record, { terminalId, shelf, now: now() }));
  });
}
