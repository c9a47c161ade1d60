import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type PresenceReply, presenceSignSchema } from '../../protocol.ts';
import { refuse } from '../intake/refusals.ts';
import type { CountyStore } from '../store/port.ts';

/** Who has an application open at this terminal. Never a durable event: a minute later it is nobody's business. */
export function presenceRoute(app: FastifyInstance, { store }: { store: CountyStore }): void {
  app.post<{ Params: { id: string } }>('/api/v1/applications/:id/open', async (request, reply) => {
    const id = z.uuid().safeParse(request.params.id);
    const said = presenceSignSchema.safeParse(request.body);
    if (!id.success || !said.success)
      return refuse(reply, 'bad-request', 'the request does not have the expected shape');
    const { id: terminalId, office: place } = request.terminal;
    const name = said.data.openedBy.replaceAll('\0', '').toWellFormed();
    const sign = { applicationId: id.data, side: 'terminal', place, name, terminalId } as const;
    const others = said.data.isOpen ? await store.cases.present(sign) : [];
    if (!said.data.isOpen) await store.cases.gone(sign);
    return reply.header('cache-control', 'no-store').send({ others: [...others] } satisfies PresenceReply);
  });
}
