import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { Database, Listening, Queryable } from './database.ts';
import { againWhenRaced } from './database.ts';

/** Any PostgreSQL, or an engine that speaks its protocol. Loaded only when DATABASE_URL names one. */
export async function openPostgresDatabase(connectionString: string): Promise<Database> {
  const { Client, Pool: PoolOf } = (await import('pg')).default;
  const pool: Pool = new PoolOf({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    application_name: 'township-county',
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  let isClosed = false;
  return {
    kind: 'postgres',
    ...queryableOn(pool),
    transaction: (work) =>
      againWhenRaced(() =>
        withClient(pool, async (client) => {
          await client.query('begin');
          try {
            const result = await work({
              ...queryableOn(client),
              script: async (sql) => {
                await client.query(sql);
              },
            });
            await client.query('commit');
            return result;
          } catch (error) {
            await client.query('rollback').catch(() => {});
            throw error;
          }
        }),
      ),
    listen: (channel, onNotify) => listenOn(() => new Client({ connectionString }), channel, onNotify),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await pool.end();
    },
  };
}

async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    return await work(client);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

function queryableOn(connection: Pick<Pool, 'query'> | PoolClient): Queryable {
  return {
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      // Without parameters it may be several statements, or one that no plan is made for.
      (await connection.query<Row>(values.length === 0 ? sql : { name: nameOf(sql), text: sql, values: [...values] }))
        .rows,
  };
}

const names = new Map<string, string>();

/**
 * A statement is parsed and planned once a connection, not once a call: that is most of what a small one costs. There are
 * as many as this source has; the name comes from the text, so that it means the same on each connection.
 */
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, name);
  return name;
}

type ListenerClient = InstanceType<typeof import('pg').Client>;
const reconnectAfterMs = 1_000;

/** A connection of its own, since pooled ones are handed round. It is opened again whenever it breaks. */
async function listenOn(
  newClient: () => ListenerClient,
  channel: string,
  onNotify: (payload: string) => void,
): Promise<Listening> {
  let current: ListenerClient | null = null;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const client = newClient();
    client.on('notification', (message) => onNotify(message.payload ?? ''));
    client.on('error', () => lost(client));
    client.on('end', () => lost(client));
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    if (isStopped) await client.end();
    else current = client;
  }
  function lost(client: ListenerClient): void {
    if (isStopped || current !== client) return;
    current = null;
    again();
  }
  function again(): void {
    timer = setTimeout(() => {
      connect().catch(() => {
        if (!isStopped) again();
      });
    }, reconnectAfterMs);
    timer.unref();
  }

  await connect();
  return {
    isLive: () => current !== null,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      const client = current;
      current = null;
      await client?.end();
    },
  };
}
