import type { FastifyInstance } from 'fastify';
import type { Move } from '../../../main/domain/case/move.ts';
import type { CorrectionRequest } from '../../../main/domain/correction-request.ts';
import { type OwnCasesReply, ownCasesProofSchema } from '../../protocol.ts';
import type { RateLimit } from '../intake/rate-limit.ts';
import { refuse } from '../intake/refusals.ts';
import type { Database } from '../store/database.ts';
import type { CountyStore } from '../store/port.ts';

/** So many of one person are told; more nobody reads at a kiosk. */
const mostCases = 30;
const mostAsked = 50;

/**
 * 查进度 across the county, for kiosks alone: a window has its own ledger and its clerk. What is asked with came from a
 * card's chip or from a receipt, never from a keyboard; nothing is told but where each matter is. Each question is noted.
 */
export function ownCasesRoute(
  app: FastifyInstance,
  { store, limit }: { readonly store: CountyStore; readonly limit: RateLimit },
): void {
  app.post('/api/v1/own-cases', async (request, reply) => {
    const proof = ownCasesProofSchema.safeParse(request.body);
    if (!proof.success) return refuse(reply, 'bad-request', 'expected a person’s number, or a receipt’s');
    const { id: terminalId, station } = request.terminal;
    if (station !== 'kiosk') return refuse(reply, 'unauthorised', 'only a kiosk asks for a visitor’s own cases');
    if (!limit.allows(terminalId)) return refuse(reply, 'too-many-requests', 'too many questions; try again shortly');
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
    const [where, values] =
      'idNumber' in proof
        ? ['a.id_number = $2', [proof.idNumber]]
        : [
            `a.local_number = $2 and upper(right(replace(a.id::text, '-', ''), 12)) = $3`,
            [proof.localNumber, proof.check],
          ];
    const rows = await database.query<Row>(
      `select a.id as "applicationId", a.local_number as "localNumber", a.item_code as "itemCode",
         a.item_name as "itemName", a.catalogue_version as "catalogueVersion", a.status as state, t.office,
         a.received_at as "receivedAt", a.due_date as "dueDate", a.decision ->> 'outcome' as outcome, a.correction,
         (select m.move -> 'detail' from case_moves m where m.application_id = a.id and m.stands
            and a.status = 'CORRECTION' and m.move #>> '{detail,transition}' = 'ask-correction'
          order by m.position desc limit 1) as asking
       from applications a join terminals t on t.id = a.terminal_id
       where ${where} order by a.received_at desc limit $1`,
      [mostCases, ...values],
    );
    return rows.map(({ correction, asking, ...row }) => ({ ...row, ...askedOf({ correction, asking }) }));
  };
}

interface Row extends Omit<OwnCasesReply['cases'][number], 'answerBy' | 'asked'> {
  /** 受理后补齐 */
  readonly correction: CorrectionRequest | null;
  /** 补正 before the acceptance, as the window asked it. */
  readonly asking: Extract<Move['detail'], { transition: 'ask-correction' }> | null;
}

function askedOf({ correction, asking }: Pick<Row, 'correction' | 'asking'>) {
  if (correction) {
    const asked = correction.items.map((one) => ({
      materialCode: 'materialCode' in one ? one.materialCode : null,
      text: one.text || correction.text,
    }));
    return { answerBy: correction.answerBy, asked };
  }
  const asked = (asking?.defects ?? []).slice(0, mostAsked).map(({ materialCode, defect, howToFix }) => ({
    materialCode,
    text: `${defect} ${howToFix}`.trim(),
  }));
  return { answerBy: asking?.respondBy ?? null, asked };
}
