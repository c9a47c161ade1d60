import cluster from 'node:cluster';
import { mkdirSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { suiteSchema } from '../crypto/keys.ts';
import type { RunningCounty } from './county.ts';
import type { Ready } from './instances.ts';

/**
 * `npm run county`: the county platform alone. When ready it says so in one JSON line on standard output, and to the
 * process that forked it; everything else is log on standard error. `--instances 4` uses four cores: processes of their own
 * that share the port and the PostgreSQL server.
 *
 *   DATABASE_URL              a PostgreSQL server instead of the embedded engine in the data directory
 *   COUNTY_CONSOLE_USER, COUNTY_CONSOLE_PASSWORD, COUNTY_CONSOLE_NAME, COUNTY_CONSOLE_PLACE
 *                             a clerk who may log in at /console; created, or given this password; for the township
 *                             or village of this code, or the county without
 *   COUNTY_PUBLIC_URL         how browsers reach the county when a reverse proxy stands before it
 *   S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY
 *                             materials in a bucket of an S3-compatible store instead of the data directory
 *   METRICS_TOKEN             opens /metrics to whoever sends it as Bearer; without it, to this machine alone
 *   SUPERVISION_TOKEN         opens /api/v1/supervision/ to whoever sends it as Bearer; closed without it
 *   COUNTY_CRYPTO_SUITE       what terminals sign with: international (Ed25519) or guomi (SM2, SM3)
 *   COUNTY_KEY_MAX_AGE_DAYS   after which a terminal is asked for a new key; 180
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    'data-dir': { type: 'string', default: 'county-data' },
    instances: { type: 'string', default: '1' },
    demo: { type: 'boolean', default: false },
    'enrolment-code': { type: 'string' },
    office: { type: 'string', default: '青禾镇便民服务中心' },
    /** Where that office stands (GB/T 10114); the demo's own township unless said otherwise. */
    'office-place': { type: 'string' },
    'log-level': { type: 'string', default: 'info' },
  },
});

/** 青禾镇 of the sample county. */
const demoPlace = '990101104';
const dataDirectory = path.resolve(values['data-dir']);
// People's papers lie below: for the county's own user only.
mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
// Compiled code is kept beside the data, not in a directory that other users of the machine can write to: a third less
// work at every start but the first. What is imported before this line is not kept.
enableCompileCache(path.join(dataDirectory, 'code-cache'));
const { default: pino } = await import('pino');

const logger = pino({ level: values['log-level'], base: null }, pino.destination({ dest: 2, sync: true }));
let county = null as Pick<RunningCounty, 'close'> | null;
let isStopping = false;

// Electron's utilityProcess has a parentPort; a forked process has a channel.
const parentPort = 'parentPort' in process ? (process.parentPort as { postMessage(message: unknown): void }) : null;
process.once('SIGINT', () => stop(0));
process.once('SIGTERM', () => stop(0));
process.once('disconnect', () => stop(0));

try {
  const instances = instancesOf(values.instances);
  const isOne = instances === 1 || cluster.isWorker;
  const ready = isOne ? await startOne() : await startSeveral(instances);
  process.stdout.write(cluster.isWorker ? '' : `${JSON.stringify(ready)}\n`);
  process.send?.(ready);
  parentPort?.postMessage(ready);
  flushCompileCache();
  // Asked to end while still opening the database.
  if (isStopping) {
    await county?.close();
    process.exit();
  }
} catch (error) {
  logger.fatal({ err: error }, error instanceof Error ? error.message : 'the county could not start');
  process.exit(1);
}

async function startOne(): Promise<Ready> {
  const { s3PlaceFrom } = await import('./materials/open-materials.ts');
  const { startCounty } = await import('./county.ts');
  const running = await startCounty({
    port: portOf(values.port),
    host: values.host,
    dataDirectory,
    databaseUrl: process.env.DATABASE_URL || undefined,
    publicUrl: process.env.COUNTY_PUBLIC_URL || undefined,
    suite: suiteSchema.optional().parse(process.env.COUNTY_CRYPTO_SUITE || undefined),
    keyMaxAgeDays: z.coerce
      .number()
      .positive()
      .optional()
      .parse(process.env.COUNTY_KEY_MAX_AGE_DAYS || undefined),
    s3: s3PlaceFrom(process.env),
    metricsToken: process.env.METRICS_TOKEN || null,
    supervisionToken: process.env.SUPERVISION_TOKEN || null,
    isWholeProcess: true,
    isDemo: values.demo,
    logger,
  });
  county = running;
  await putUserFromEnvironment(running);
  if (values['enrolment-code'] !== undefined) {
    const place = values['office-place'] ?? (values.demo ? demoPlace : undefined);
    const placeCode = place === undefined ? {} : { placeCode: place };
    await running.issueEnrolmentCode({ office: values.office, code: values['enrolment-code'], ...placeCode });
  }
  return { ready: true, county: running.url, database: running.databaseKind };
}

async function startSeveral(count: number): Promise<Ready> {
  if (!process.env.DATABASE_URL) throw new Error('several instances need a PostgreSQL server: set DATABASE_URL');
  const { startInstances } = await import('./instances.ts');
  const running = await startInstances({ count, log: logger });
  county = { close: running.stop };
  return running.ready;
}

function stop(exitCode: number): void {
  if (isStopping) return;
  isStopping = true;
  process.exitCode = exitCode;
  county
    ?.close()
    .catch((error: unknown) => logger.error({ err: error }, 'closing failed'))
    .finally(() => process.exit());
}

async function putUserFromEnvironment(running: RunningCounty): Promise<void> {
  const {
    COUNTY_CONSOLE_USER: name,
    COUNTY_CONSOLE_PASSWORD: password,
    COUNTY_CONSOLE_NAME: displayName,
    COUNTY_CONSOLE_PLACE: placeCode,
  } = process.env;
  if (!name || !password) return;
  const { putConsoleUser } = await import('./console/passwords.ts');
  await putConsoleUser(running.store, { name, password, displayName: displayName || name, placeCode: placeCode || '' });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${text} is not a port`);
  return port;
}

function instancesOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new Error(`--instances ${text} is not 1 to 64`);
  return count;
}
