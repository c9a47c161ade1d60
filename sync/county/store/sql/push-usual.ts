import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import type { EventReply } from '../../../protocol.ts';
import { acceptedBodyKind } from '../../../protocol.ts';
import { acceptedContent } from '../../accepted-content.ts';
import { materialGate, type OfItem } from '../../publications/material-codes.ts';
import { type Queryable, sqlState } from '../database.ts';
import { gathered } from '../gathered.ts';
import { arrivedApplication, insertedApplications } from './insert-applications.ts';
import { keepingEvents, keptRows } from './keep-events.ts';
import { isProjected } from './project-event.ts';
import type { EventBatch } from './push-events.ts';

/** What came of one of them; null: it is another sort of batch, and nothing has happened. */
export type UsualPush = (batch: EventBatch) => Promise<EventReply | null>;

/** Of statements under way; the database's connections are for others, too. */
const groups = { groupsAtOnce: 3, mostAsks: 64, mostWeight: 1024 * 1024 };

/**
 * What nearly every batch is: new events right behind the head of the chain, some of them applications that nobody has
 * seen before. One statement, and so one way to the server and one flush of its disk, for all terminals that come at the
 * same moment. Applications of which every file is here are delivered by it. Null when a batch is anything else, or when
 * the database refused a part of it: nothing has happened then, and `pushEvents` looks at each event.
 */
export function usualPush(database: Queryable, now: () => Date): UsualPush {
  const keep = gathered({ ...groups, weigh: ({ weight }: UsualBatch) => weight }, (batches) =>
    keepAll(database, batches, now),
  );
  const isOfItsItem = materialGate(database);
  return async (batch) => {
    const usual = usualBatch(batch);
    for (const [about, codes] of usual?.asked ?? []) {
      const answer = isOfItsItem(about, codes);
      if (answer !== true && !(await answer)) return null;
    }
    const kept = usual && (await keep(usual));
    if (!kept) return null;
    batch.onFresh(batch.events.length);
    for (const { applicationId } of kept.deliveries ?? []) batch.onDelivered(applicationId);
    return kept;
  };
}

/** Ready to be a part of the statement: JSON is made here, so that its size is known. */
interface UsualBatch {
  readonly terminalId: string;
  readonly last: LedgerEvent;
  readonly pushed: string;
  /** Comma-separated. */
  readonly events: string;
  readonly applications: readonly string[];
  readonly weight: number;
  /** Materials to be held against the item (R07). */
  readonly asked: readonly (readonly [OfItem, readonly string[]])[];
}

/** Null where an event asks for more than a row: a pre-check to close, an amendment, content that is none. */
function usualBatch(batch: EventBatch): UsualBatch | null {
  const applications: string[] = [];
  const asked: [OfItem, readonly string[]][] = [];
  for (const event of batch.events) {
    if (!isProjected(event)) continue;
    const content = event.type === acceptedBodyKind ? acceptedContent(event.body) : null;
    if (content?.ok !== true || content.application.preCheck || content.application.id !== event.applicationId) {
      return null;
    }
    asked.push([content.application, content.application.materials.map(({ code }) => code)]);
    applications.push(JSON.stringify(arrivedApplication(batch.terminalId, event, content.application)));
  }
  const last = batch.events.at(-1);
  if (last === undefined) return null;
  const rows = keptRows(batch, batch.events);
  const [pushed, events] = [JSON.stringify(rows.batch), JSON.stringify(rows.events).slice(1, -1)];
  const weight = applications.reduce((sum, one) => sum + one.length, pushed.length + events.length);
  return { terminalId: batch.terminalId, last, pushed, events, applications, weight, asked };
}

const statement = `with ${keepingEvents}, ${insertedApplications({
  rows: '$4',
  now: '$3',
  onConflict: '',
  numbersWhole: true,
  onlyIf: 'a.terminal_id in (select terminal_id from head)',
})}
select h.terminal_id, i.id, i.county_number
from head h left join inserted i on i.terminal_id = h.terminal_id and i.county_number is not null`;

interface KeptRow {
  readonly terminal_id: string;
  readonly id: string | null;
  readonly county_number: string | null;
}

/** What one of them brought must not keep the others out: where the database refuses, halves are tried. */
async function keepAll(
  database: Queryable,
  batches: readonly UsualBatch[],
  now: () => Date,
): Promise<readonly (EventReply | null)[]> {
  try {
    return await keepTogether(database, batches, now());
  } catch (error) {
    if (!isOfTheContent(error)) throw error;
    if (batches.length === 1) return [null];
    const half = Math.ceil(batches.length / 2);
    const first = await keepAll(database, batches.slice(0, half), now);
    return [...first, ...(await keepAll(database, batches.slice(half), now))];
  }
}

async function keepTogether(
  database: Queryable,
  batches: readonly UsualBatch[],
  now: Date,
): Promise<readonly (EventReply | null)[]> {
  // A terminal that asks twice at once is looked at by itself when the first is through.
  const firsts = [...new Map(batches.toReversed().map((batch) => [batch.terminalId, batch])).values()];
  const list = (parts: readonly string[]) => `[${parts.join()}]`;
  const rows = await database.query<KeptRow>(statement, [
    list(firsts.map(({ pushed }) => pushed)),
    list(firsts.map(({ events }) => events)),
    now,
    list(firsts.flatMap(({ applications }) => applications)),
  ]);
  const ofTerminal = Map.groupBy(rows, (row) => row.terminal_id);
  return batches.map((batch) => {
    const kept = firsts.includes(batch) ? ofTerminal.get(batch.terminalId) : undefined;
    return kept === undefined ? null : replyTo(batch, kept, now);
  });
}

function replyTo({ last }: UsualBatch, kept: readonly KeptRow[], now: Date): EventReply {
  const deliveries = kept.flatMap(({ id, county_number: countyNumber }) =>
    id === null || countyNumber === null ? [] : [{ applicationId: id, countyNumber, countyTime: now.toISOString() }],
  );
  return {
    anchoredSeq: last.seq,
    anchoredHash: last.hash,
    refusals: [],
    ...(deliveries.length > 0 ? { deliveries } : {}),
  };
}

/** An id or a number that is taken (23505), data that PostgreSQL can't hold (22, 54), two that waited for each other (40). */
function isOfTheContent(error: unknown): boolean {
  return /^(23505|22|54|40)/.test(sqlState(error) ?? '');
}
