import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import type { EventReply } from '../../../protocol.ts';
import { acceptedBodyKind } from '../../../protocol.ts';
import { acceptedContent } from '../../accepted-content.ts';
import { type Queryable, sqlState } from '../database.ts';
import { arrivedApplication, insertedApplications } from './insert-applications.ts';
import { keepingEvents, keptParameters } from './keep-events.ts';
import { isProjected } from './project-event.ts';
import type { EventBatch } from './push-events.ts';

/**
 * What nearly every batch is: new events right behind the head of the chain, some of them applications that nobody has
 * seen before. One statement, and so one way to the server and one flush of its disk. Null when it is anything else, or
 * when the database refused a part of it: nothing has happened then, and `pushEvents` looks at each event.
 */
export async function pushUsual(database: Queryable, batch: EventBatch): Promise<EventReply | null> {
  const applications = usualApplications(batch.events);
  const [first, last] = [batch.events[0], batch.events.at(-1)];
  if (applications === null || first === undefined || last === undefined) return null;
  try {
    const [moved] = await database.query(
      `with head as (
         update chain_heads set seq = $5, hash = $6
         where terminal_id = $1 and seq = $4::int - 1 and hash = $12 returning seq
       ), ${keepingEvents('exists (select from head)')},
       ${insertedApplications(['$1', '$11', '$3'], '', 'exists (select from head)')}
       select seq from head`,
      [...keptParameters(batch, batch.events), JSON.stringify(applications), first.prevHash],
    );
    if (moved === undefined) return null;
  } catch (error) {
    if (!isOfTheContent(error)) throw error;
    return null;
  }
  batch.onFresh(batch.events.length);
  return { anchoredSeq: last.seq, anchoredHash: last.hash, refusals: [] };
}

/** Null where an event asks for more than a row: a pre-check to close, an amendment, content that is none. */
function usualApplications(events: readonly LedgerEvent[]) {
  const rows: ReturnType<typeof arrivedApplication>[] = [];
  for (const event of events) {
    if (!isProjected(event)) continue;
    const content = event.type === acceptedBodyKind ? acceptedContent(event.body) : null;
    if (content?.ok !== true || content.application.preCheck || content.application.id !== event.applicationId) {
      return null;
    }
    rows.push(arrivedApplication(event, content.application));
  }
  return rows;
}

/** An id or a number that is taken (23505), or data that PostgreSQL can't hold (22, 54). */
function isOfTheContent(error: unknown): boolean {
  return /^(23505|22|54)/.test(sqlState(error) ?? '');
}
