import { z } from 'zod';
import { caseDocumentKindSchema } from '../../../main/domain/documents/kinds.ts';
import { type DocumentNumber, documentNumberText } from '../../../main/domain/documents/number.ts';
import type { Database } from '../store/database.ts';
import type { DocumentRegister } from './port.ts';

/**
 * Read from the events themselves, by the index on their application: a table of its own would make each batch with a
 * document two statements more, for a question that is asked some times a day.
 */
export function sqlDocuments(database: Pick<Database, 'query'>): DocumentRegister {
  return {
    async find(terminalId, { number, caseNumber }) {
      const rows = await database.query<EventRow>(
        `select e.type, e.body, e.arrived_at from applications a join events e on e.application_id = a.id
         where a.local_number = $1 and e.terminal_id = $2 and e.type in ('document/issued', 'document/voided')
         order by e.seq limit 2000`,
        [caseNumber, terminalId],
      );
      const said = rows.flatMap((row) => saidIn(row) ?? []).filter((one) => isSame(one.number, number));
      const issued = said.find(({ contentHash }) => contentHash !== undefined);
      if (issued?.contentHash === undefined) return null;
      return {
        contentHash: issued.contentHash,
        arrivedAt: issued.arrivedAt,
        isVoided: said.some(({ type }) => type === 'document/voided'),
      };
    },

    async numbersOf(terminalId) {
      const rows = await database.query<EventRow>(
        `select type, body, arrived_at from events where terminal_id = $1 and type = 'document/issued'
         order by seq limit 100000`,
        [terminalId],
      );
      return rows.flatMap((row) => saidIn(row)?.number ?? []);
    },
  };
}

interface EventRow {
  readonly type: string;
  readonly body: string;
  readonly arrived_at: Date;
}

const bodySchema = z.object({
  number: z.object({
    unit: z.string().max(12),
    kind: caseDocumentKindSchema,
    year: z.int(),
    count: z.int().min(1),
  }),
  contentHash: z.string().max(64).optional(),
});

/** A body that says something else was kept as it came, and registers nothing. */
function saidIn({ type, body, arrived_at: arrivedAt }: EventRow) {
  const parsed = bodySchema.safeParse(JSON.parse(body));
  return parsed.success ? { ...parsed.data, type, arrivedAt } : null;
}

function isSame(left: DocumentNumber, right: DocumentNumber): boolean {
  return documentNumberText(left) === documentNumberText(right);
}
