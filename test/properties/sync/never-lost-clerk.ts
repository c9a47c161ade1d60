import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgresDatabase } from '../../../sync/county/store/postgres-database.ts';
import { sqlCountyStore } from '../../../sync/county/store/sql-store.ts';
import { lotOf, numberOfTheDay, phoneBy, phonePointer } from './never-lost-lots.ts';

export interface CountyClerk {
  /** Settles when he has gone home; throws what went wrong meanwhile. */
  stop(): Promise<void>;
}

const lookEveryMs = 60;

/**
 * Somebody at the county's console, whose database outlives the county's processes: asks for corrections, changes the same
 * field as the window, wants 督办 answered. Looks before he acts, so that nothing is asked twice.
 */
export async function startClerk({ databaseUrl, seed }: { databaseUrl: string; seed: number }): Promise<CountyClerk> {
  const database = await openPostgresDatabase(databaseUrl);
  const { cases } = await sqlCountyStore(database, () => new Date());
  let isStopping = false;

  async function look(): Promise<void> {
    const arrived = await database.query<{ id: string; local_number: string }>(
      'select id, local_number from applications where county_number is not null order by local_number',
    );
    for (const { id, local_number } of arrived) {
      const number = numberOfTheDay(local_number);
      const lot = lotOf(seed, number);
      if (lot === 'correction' || lot === 'both-sides' || lot === 'supervision') await act(lot, id, number);
    }
  }

  async function act(lot: 'correction' | 'both-sides' | 'supervision', id: string, number: number): Promise<void> {
    const record = await cases.record(id);
    if (record === null) return;
    const { amendments, correction, supervision } = record;
    const by = '李科员';
    if (lot === 'correction' && correction === null && amendments.length === 0) {
      await cases.askCorrection(id, {
        id: randomUUID(),
        items: [{ materialCode: 'SF', text: '照片不清' }],
        text: '请补一页',
        answerBy: '2099-12-31',
        askedBy: by,
        at: new Date().toISOString(),
      });
    }
    if (lot === 'supervision' && supervision.length === 0) {
      await cases.supervise({ applicationId: id, title: '请说明进展', text: '', answerBy: '2099-12-31', by });
    }
    const isEdited = amendments.some(({ amendment }) => amendment.origin === 'county');
    if (lot === 'both-sides' && !isEdited) {
      const current = amendments.findLast(({ state }) => state === 'applied')?.amendment.changes[0]?.to ?? null;
      await cases.amend(id, {
        id: randomUUID(),
        base: record.madeBy,
        changes: [{ pointer: phonePointer, from: current, to: phoneBy.county(number) }],
        reason: '核对后更正',
        actorId: 'li',
        actorName: by,
      });
    }
  }

  const working = (async () => {
    while (!isStopping) {
      await look();
      await sleep(lookEveryMs);
    }
  })();
  // Heard when he is told to stop.
  working.catch(() => {});
  return {
    async stop() {
      isStopping = true;
      await working.finally(() => database.close());
    },
  };
}
