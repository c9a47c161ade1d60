import type { FastifyInstance } from 'fastify';
import { type StaffCallOrder, type StaffCallsReply, staffCallOrderSchema } from '../../protocol.ts';
import { refuse } from '../intake/refusals.ts';
import type { CountyStore, TerminalRecord } from '../store/port.ts';

/** A kiosk calls, a window says who goes; either ends it. */
export function staffCallRoute(app: FastifyInstance, { store }: { readonly store: CountyStore }): void {
  app.post('/api/v1/staff-calls', async (request, reply) => {
    const order = staffCallOrderSchema.safeParse(request.body);
    if (!order.success) return refuse(reply, 'bad-request', 'expected a call, or what becomes of one');
    const { terminal } = request;
    const { step } = order.data;
    const isTheirs = terminal.station === 'kiosk' ? step !== 'take' : terminal.station === 'window' && step !== 'call';
    if (!isTheirs) return refuse(reply, 'unauthorised', 'a kiosk calls, and a window answers');
    const calls = await settled(store.staffCalls, terminal, order.data);
    return reply.header('cache-control', 'no-store').send({ calls: [...calls] } satisfies StaffCallsReply);
  });
}

function settled(calls: CountyStore['staffCalls'], terminal: TerminalRecord, order: StaffCallOrder) {
  switch (order.step) {
    case 'call':
      return calls.call(terminal, order);
    case 'take':
      return calls.take(terminal, order);
    case 'end':
      return calls.end(terminal, order);
  }
}
