import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../../sync/county/store/migrate.ts';
import { openPostgresDatabase } from '../../sync/county/store/postgres-database.ts';
import { sqlCountyStore } from '../../sync/county/store/sql-store.ts';
import { codeSecret } from '../../sync/crypto/code-secret.ts';
import type { PublicKey } from '../../sync/crypto/keys.ts';
import type { EnrolReply } from '../../sync/protocol.ts';
import { startCountyProcess } from '../support/county-process.ts';
import { startPostgres } from '../support/postgres.ts';
import { insertBare } from './county-load-bare.ts';
import type { FromParent, LoadResult } from './county-load-generator.ts';
import type { Work } from './county-load-terminals.ts';
import { machineSeconds, processorSeconds } from './process-time.ts';
import { print, spread } from './spread.ts';

const terminals = 500;
const goal = { applicationsPerSecond: 1000, p95Ms: 250 };

/**
 * 500 terminals on PostgreSQL, which flushes each commit to the disk: how many applications without scans a second, how
 * long an answer takes at half of that, how fast a bare client inserts the very same rows in the same minute, and how many
 * whole rounds of the engine a second (five requests each). LOAD_EACH: applications a terminal; LOAD_INSTANCES: of the county. Requests are those of the terminal's own client, signed before
 * the clock runs. Everything runs on this one machine; `processorMs` is what one application costs, whoever runs beside.
 */
export async function benchCountyLoad(): Promise<void> {
  const each = Number(process.env.LOAD_EACH ?? 20);
  const instances = Number(process.env.LOAD_INSTANCES ?? 1);
  const server = await startPostgres({ isDurable: true });
  const directory = await mkdtemp(path.join(tmpdir(), 'county-load-'));
  const children: ChildProcess[] = [];
  try {
    const databaseUrl = await server.newDatabase();
    const county = startCountyProcess({ directory, databaseUrl, instances });
    children.push(county.child);
    const url = await county.url;
    if (url === null) throw new Error('the county did not start');
    const generator = fork(path.join(import.meta.dirname, 'county-load-generator.ts'), { serialization: 'advanced' });
    children.push(generator);
    const enrolments = await enrolAll(
      databaseUrl,
      await ask<readonly PublicKey[]>(generator, { do: 'keys', terminals }),
    );
    const prepare = (work: Work, count: number) =>
      ask(generator, { do: 'prepare', url, enrolments, each: count, work });
    const play = (bench: string, perSecond: number | null) =>
      measured({ bench, county: county.child.pid ?? 0, postgres: server.pid() }, () =>
        ask<LoadResult>(generator, { do: 'play', perSecond }),
      );

    // The first applications of a process are slow: code is compiled, plans are made, connections are opened.
    await prepare('intake', 3);
    await ask<LoadResult>(generator, { do: 'play', perSecond: null });
    await prepare('intake', each);
    const full = await play('county-load', null);
    const bare = await insertBare({ from: databaseUrl, into: await server.newDatabase() });
    print({ bench: 'bare-inserts', ...bare });
    print({
      bench: 'county-load-beside-bare',
      goalPerSecond: goal.applicationsPerSecond,
      share: Math.round((full.applications / full.seconds / bare.applicationsPerSecond) * 100) / 100,
    });
    await prepare('intake', each);
    await play('county-half-load', full.applications / full.seconds / 2);
    print({ bench: 'county-half-load-goal', goalP95Ms: goal.p95Ms });
    await prepare('round', Math.ceil(each / 2));
    await play('county-rounds', null);
  } finally {
    for (const child of children) await ended(child);
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Plays it and prints it, with what it cost. */
async function measured(
  of: { readonly bench: string; readonly county: number; readonly postgres: number },
  play: () => Promise<LoadResult>,
): Promise<LoadResult> {
  const look = async () => ({
    county: await processorSeconds(of.county),
    postgres: await processorSeconds(of.postgres),
    all: await machineSeconds(),
  });
  const before = await look();
  const result = await play();
  const after = await look();
  const used = {
    county: after.county - before.county,
    postgres: after.postgres - before.postgres,
    generator: result.processorSeconds,
  };
  const others = Math.max(0, after.all - before.all - used.county - used.postgres - used.generator);
  const share = (seconds: number) => Math.round((seconds / result.seconds / availableParallelism()) * 100);
  const perApplication = (seconds: number) => Math.round((seconds / result.applications) * 1e5) / 100;
  print({
    bench: of.bench,
    terminals,
    applications: result.applications,
    applicationsPerSecond: Math.round(result.applications / result.seconds),
    requestsPerSecond: Math.round(result.requests / result.seconds),
    answer: spread(result.answerMs),
    processorPercent: {
      county: share(used.county),
      postgres: share(used.postgres),
      generator: share(used.generator),
      others: share(others),
    },
    processorMs: { county: perApplication(used.county), postgres: perApplication(used.postgres) },
    refused: result.refused,
  });
  return result;
}

/** Through the store: at the door, enrolments from one address are limited to what a county's people can type. */
async function enrolAll(databaseUrl: string, keys: readonly PublicKey[]): Promise<readonly EnrolReply[]> {
  const database = await openPostgresDatabase(databaseUrl);
  try {
    await migrate(database);
    const store = await sqlCountyStore(database, () => new Date());
    const expiresAt = new Date(Date.now() + 3_600_000);
    const replies: EnrolReply[] = [];
    for (const [index, publicKey] of keys.entries()) {
      const code = `LOAD-${index}`;
      await store.terminals.registerCode({ code, office: '青禾镇', createdBy: 'bench', expiresAt });
      const enrolled = await store.terminals.enrol({
        codeHandle: (await codeSecret(code)).handle,
        publicKeys: [publicKey],
        station: 'window',
        machineName: `WIN-${index}`,
        suite: 'international',
        continues: null,
      });
      if (!enrolled.ok) throw new Error(`not enrolled: ${enrolled.message}`);
      replies.push({ ...enrolled.value, countyName: '县政务服务中心' });
    }
    return replies;
  } finally {
    await database.close();
  }
}

async function ask<T = string>(generator: ChildProcess, message: FromParent): Promise<T> {
  const answered = once(generator, 'message');
  const gone = once(generator, 'exit').then(() => {
    throw new Error('the load generator ended');
  });
  generator.send(message);
  return (await Promise.race([answered, gone]))[0] as T;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
