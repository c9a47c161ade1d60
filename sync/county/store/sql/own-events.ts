import { eventEnvelopeSchema, genesisHash, ledgerEventSchema } from '../../../../main/domain/ledger-event.ts';
import type { OwnEventsReply } from '../../../protocol.ts';
import type { Queryable } from '../database.ts';

const mostEvents = 200;
/** Well below what a terminal reads of one reply. */
const mostBytes = 8 * 1024 * 1024;

interface Row {
  readonly hash: string;
  readonly envelope: string;
  readonly body: string;
}

/** A terminal that was restored asks for what its copy lacks. The head is read first: what is pushed meanwhile is beyond it. */
export async function ownEvents(database: Queryable, terminalId: string, after: number): Promise<OwnEventsReply> {
  const [head] = await database.query<{ seq: number; hash: string }>(
    'select seq, hash from chain_heads where terminal_id = $1',
    [terminalId],
  );
  const rows = await database.query<Row>(
    `select hash, envelope, body from (
       select seq, hash, envelope, body, sum(length(body)) over (order by seq) - length(body) as before
       from (select * from events where terminal_id = $1 and seq > $2::int and seq <= $3::int order by seq limit $4::int) e
     ) as page where before < $5::int order by seq`,
    [terminalId, after, head?.seq ?? 0, mostEvents, mostBytes],
  );
  return {
    anchoredSeq: head?.seq ?? 0,
    anchoredHash: head?.hash ?? genesisHash,
    events: rows.map(({ hash, envelope, body }) =>
      ledgerEventSchema.parse({ ...eventEnvelopeSchema.parse(JSON.parse(envelope)), hash, body: JSON.parse(body) }),
    ),
  };
}
