import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino, { type Logger } from 'pino';
import type { CryptoSuite } from '../crypto/keys.ts';
import { countyApp } from './county-app.ts';
import { startNudges } from './intake/nudges.ts';
import { openMaterials } from './materials/open-materials.ts';
import type { S3Place } from './materials/s3-materials.ts';
import { seedDemo } from './seed-demo.ts';
import type { Database } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { openDatabase } from './store/open-database.ts';
import type { CountyStore } from './store/port.ts';
import { newEnrolmentCode } from './store/secrets.ts';
import { sqlCountyStore } from './store/sql-store.ts';
import { startSupervisionRounds } from './supervision/rounds.ts';
import { startSweeping } from './sweeping.ts';
import { bareError } from './watch/bare-error.ts';
import { countyMetrics } from './watch/metrics.ts';

export interface CountyOptions {
  /** 0: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Database and materials live here; without it the county ends with the process. */
  readonly dataDirectory?: string;
  /** A PostgreSQL server instead of the embedded engine. */
  readonly databaseUrl?: string | undefined;
  /** An open database that several instances in one process share; it is not closed with the county. */
  readonly database?: Database;
  /** Publishes the sample catalogue and notices where there are none, and lets anybody at this machine in as clerk. */
  readonly isDemo?: boolean;
  /** How browsers reach the console where a reverse proxy stands before it. */
  readonly publicUrl?: string | undefined;
  /** What terminals sign with, and how long a key may serve: Ed25519 or 国密, 180 days unless said otherwise. */
  readonly suite?: CryptoSuite | undefined;
  readonly keyMaxAgeDays?: number | undefined;
  /** Materials in a bucket instead of the data directory. */
  readonly s3?: S3Place | null;
  /** Opens /metrics to whoever knows it; without one, to this machine alone. */
  readonly metricsToken?: string | null;
  /** Opens the supervision feed to whoever knows it; closed without one. */
  readonly supervisionToken?: string | null;
  /** The county is the whole process: memory and event loop are its own. */
  readonly isWholeProcess?: boolean;
  readonly logger?: Logger;
  readonly now?: () => Date;
}

export interface RunningCounty {
  readonly url: string;
  readonly port: number;
  readonly databaseKind: Database['kind'];
  /** For tests and in-process use; the same store that the routes and the console use. */
  readonly store: CountyStore;
  /** The code, or the given one registered if it was not known; valid for three days unless said otherwise. */
  issueEnrolmentCode(order: {
    office: string;
    /** Where the office stands; county (6 digits), township (9) or village (12). */
    placeCode?: string;
    code?: string;
    validForMs?: number;
    /** The terminal that the new one stands in for. */
    replaces?: string;
  }): Promise<string>;
  /** The held bytes of a material, null where there are none. */
  material(sha256: string): Promise<Buffer | null>;
  close(): Promise<void>;
}

const threeDaysMs = 3 * 24 * 3600 * 1000;

export async function startCounty(options: CountyOptions = {}): Promise<RunningCounty> {
  const now = options.now ?? (() => new Date());
  const logger = (options.logger ?? pino({ level: 'silent' })).child({}, { serializers: { err: bareError } });
  const temporary = options.dataDirectory === undefined ? await mkdtemp(path.join(tmpdir(), 'county-')) : null;
  const directory = options.dataDirectory ?? temporary ?? '';
  const undo: (() => Promise<unknown>)[] = [];
  if (temporary !== null) undo.unshift(() => rm(temporary, { recursive: true, force: true }));
  const close = async () => {
    for (const step of undo.splice(0)) await step();
  };

  try {
    const database =
      options.database ??
      (await openDatabase({ databaseUrl: options.databaseUrl ?? null, directory: options.dataDirectory ?? null }));
    if (options.database === undefined) undo.unshift(() => database.close());
    if (database.kind === 'pglite') {
      logger.info(
        'embedded database: for demonstration and small sites; it survives a killed process, not a power cut',
      );
    }
    const applied = await migrate(database);
    if (applied.length > 0) logger.info({ applied }, 'tables brought up to date');
    const metrics = countyMetrics({ ofProcess: options.isWholeProcess ?? false });
    const store = await sqlCountyStore(database, now, { watch: metrics, suite: options.suite });
    if (options.isDemo === true) await seedDemo(store, now());
    const nudges = await startNudges(database, (error) => logger.warn({ err: error }, 'looking for changes failed'));
    undo.unshift(() => nudges.close());

    const files = await openMaterials({ directory, s3: options.s3 ?? null });
    undo.unshift(async () => files.close());
    const sweeping = startSweeping({ store, files, log: logger });
    undo.unshift(() => sweeping.stop());
    const rounds = startSupervisionRounds({ store, log: logger });
    undo.unshift(() => rounds.stop());
    const app = countyApp({
      store,
      nudges,
      files,
      metrics,
      metricsToken: options.metricsToken ?? null,
      supervisionToken: options.supervisionToken ?? null,
      logger,
      now,
      isDemo: options.isDemo ?? false,
      publicUrl: options.publicUrl,
      keyPolicy: { suite: options.suite ?? 'international', maxAgeDays: options.keyMaxAgeDays ?? 180 },
    });
    undo.unshift(() => app.close());
    const url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
    return {
      url,
      port: Number(new URL(url).port),
      databaseKind: database.kind,
      store,
      async issueEnrolmentCode({ office, placeCode, code = newEnrolmentCode(), validForMs = threeDaysMs, replaces }) {
        const expiresAt = new Date(now().getTime() + validForMs);
        // Known from now on, placed or not: its people are kept under its name.
        const known = placeCode === undefined ? await store.places.office(office) : null;
        if (known === null) await store.places.putOffice({ name: office, placeCode: placeCode ?? '' });
        await store.terminals.registerCode({
          code,
          office,
          createdBy: 'system',
          expiresAt,
          replaces: replaces ?? null,
        });
        return code;
      },
      async material(sha256) {
        const stream = await files.read(sha256);
        return stream === null ? null : Buffer.concat(await stream.toArray());
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
