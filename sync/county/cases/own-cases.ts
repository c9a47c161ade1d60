import type { FastifyInstance } from 'fastify';
import { type OwnCasesReply, ownCasesProofSchema } from '../../protocol.ts';
import { refuse } from '../intake/refusals.ts';
import type { Database } from '../store/database.ts';
import type { CountyStore } from '../store/port.ts';

/** So many of one person are told; more nobody reads at a kiosk. */
const mostCases = 30;

/**
 * 查进度 across the county, for kiosks alone: a window has its own ledger and its clerk. What is asked with came from a
 * card's chip or from a receipt, never from a keyboard; nothing is told but where each matter is. Each question is noted.
 */
export function ownCasesRoute(app: FastifyInstance, { store }: { readonly store: CountyStore }): void {
  app.post('/api/v1/own-cases', async (request, reply) => {
    const proof = ownCasesProofSchema.safeParse(request.body);
    if (!proof.success) return refuse(reply, 'bad-request', 'expected a person’s number, or a receipt’s');
    const { id: terminalId, station } = request.terminal;
    if (station !== 'kiosk') return refuse(reply, 'unauthorised', 'only a kiosk asks for a visitor’s own cases');
    const cases = await store.ownCases(proof.data);
    request.log.info(
      { terminalId, by: 'idNumber' in proof.data ? 'card' : 'receipt', told: cases.length },
      'own cases',
    );
    return reply.header('cache-control', 'no-store').send({ cases: [...cases] } satisfies OwnCasesReply);
  });
}

export function sqlOwnCases(database: Database): CountyStore['ownCases'] {
  return async (proof) => {
    const [where, value] =
      'idNumber' in proof ? ['a.id_number = $1', proof.idNumber] : ['a.local_number = $1', proof.localNumber];
    return database.query<OwnCasesReply['cases'][number]>(
      `select a.id as "applicationId", a.local_number as "localNumber", a.item_code as "itemCode",
         a.item_name as "itemName", a.catalogue_version as "catalogueVersion", a.status as state, t.office,
         a.received_at as "receivedAt", a.due_date as "dueDate", a.decision ->> 'outcome' as outcome,
         a.correction ->> 'answerBy' as "answerBy"
       from applications a join terminals t on t.id = a.terminal_id
       where ${where} order by a.received_at desc limit $2`,
      [value, mostCases],
    );
  };
}
