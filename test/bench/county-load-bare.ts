import pg from 'pg';
import { migrate } from '../../sync/county/store/migrate.ts';
import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';

const connections = 10;
const tables = ['events', 'event_seals', 'applications'] as const;

type Row = Readonly<Record<string, unknown>>;

export interface BareResult {
  readonly applications: number;
  readonly applicationsPerSecond: number;
  readonly rowsPerSecond: number;
}

/**
 * What the database alone could do: the rows of the applications that the county took, inserted into an empty database
 * of the same form by a bare `pg` client, one transaction an application on as many connections as the county has.
 */
export async function insertBare(plan: { from: string; into: string }): Promise<BareResult> {
  const copied = await rowsOf(plan.from);
  await makeForm(plan.into, copied);
  const pool = new pg.Pool({ connectionString: plan.into, max: connections });
  const queue = [...copied.sets];
  const begunAtMs = performance.now();
  try {
    await Promise.all(
      Array.from({ length: connections }, async () => {
        const client = await pool.connect();
        for (let next = queue.pop(); next; next = queue.pop()) await insertSet(client, next);
        client.release();
      }),
    );
    const seconds = (performance.now() - begunAtMs) / 1000;
    return {
      applications: copied.sets.length,
      applicationsPerSecond: Math.round(copied.sets.length / seconds),
      rowsPerSecond: Math.round((copied.sets.length * tables.length) / seconds),
    };
  } finally {
    await pool.end();
  }
}

type RowSet = readonly { readonly table: string; readonly row: Row }[];

async function rowsOf(url: string): Promise<{ terminals: readonly Row[]; keys: readonly Row[]; sets: RowSet[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const all = async (table: string) => (await client.query<Row>(`select * from ${table}`)).rows;
    const [terminals, keys] = [await all('terminals'), await all('terminal_keys')];
    const place = (terminalId: unknown, seq: unknown) => `${String(terminalId)} ${String(seq)}`;
    const sets = new Map<string, { table: string; row: Row }[]>();
    for (const row of await all('events')) sets.set(place(row.terminal_id, row.seq), [{ table: 'events', row }]);
    for (const row of await all('event_seals')) {
      sets.get(place(row.terminal_id, row.to_seq))?.push({ table: 'event_seals', row });
    }
    for (const row of await all('applications')) {
      sets.get(place(row.terminal_id, row.event_seq))?.push({ table: 'applications', row });
    }
    return { terminals, keys, sets: [...sets.values()] };
  } finally {
    await client.end();
  }
}

async function makeForm(
  url: string,
  { terminals, keys }: { terminals: readonly Row[]; keys: readonly Row[] },
): Promise<void> {
  const database = await openPostgresDatabase(url);
  await migrate(database);
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const row of terminals) await client.query(insertionOf({ table: 'terminals', row }));
  for (const row of keys) await client.query(insertionOf({ table: 'terminal_keys', row }));
  await client.end();
}

async function insertSet(client: pg.PoolClient, set: RowSet): Promise<void> {
  await client.query('begin');
  for (const one of set) await client.query(insertionOf(one));
  await client.query('commit');
}

function insertionOf({ table, row }: { table: string; row: Row }): { name: string; text: string; values: unknown[] } {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const values = Object.values(row).map((value) =>
    typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value)
      ? JSON.stringify(value)
      : value,
  );
  return { name: table, text: `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`, values };
}
