import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openStream } from '../../sync/package/sealed-stream.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { counted, type Part } from '../stages.ts';
import { createSealer } from '../vault/aes-sealer.ts';
import { syncDirectory } from '../vault/durable-file.ts';
import { keyFileSecret } from '../vault/key-file-secret.ts';
import { writeKeyringFile } from '../vault/keyring-file.ts';
import type { Sealer } from '../vault/port.ts';
import { copyFiles } from './copy-pages.ts';
import type { FoundBackup } from './find-backup.ts';
import { journalKey, readJournal } from './journal.ts';
import { copiesIn, copyFileNames, type FoundCopy, type Manifest, streamKey } from './manifest.ts';
import { hashFile, onMedium } from './medium.ts';
import { readRecoveryCode, unwrapKey } from './recovery-code.ts';
import { type Replayed, replayInto } from './replay.ts';
import { restorePages } from './restore-pages.ts';
import { openSettings } from './settings-bundle.ts';

export interface RestoreOrder {
  readonly backup: FoundBackup;
  readonly dataDir: string;
  readonly recoveryCode: string;
  readonly now: () => Date;
  /** How far it is, for whoever sits before it. */
  readonly onPart?: (stage: RestoreStage, done: number, total: number) => void;
}

export type RestoreStage = 'copy' | 'ledger' | 'check' | 'journal' | 'pages';

export interface RestoreReport {
  readonly madeAt: string;
  /** Newer copies that did not pass their check. */
  readonly passedOver: number;
  readonly replayed: Replayed;
  readonly pages: number;
  /** Named by the ledger's copy, and not on the medium any more, or altered. */
  readonly lostPages: readonly string[];
  readonly applications: number;
}

/** All or nothing: what is built under another name takes the folder's place when everything has been checked. */
export async function restore(order: RestoreOrder): Promise<Result<RestoreReport>> {
  const { backup, dataDir } = order;
  if (!(await isEmpty(dataDir))) return failed('backup/not-empty', dataDir);
  const code = readRecoveryCode(order.recoveryCode);
  const dataKey = code === null ? null : await unwrapKey(backup.recovery.wrappedKey, code);
  if (dataKey === null) return failed('backup/wrong-code');
  const sealer = createSealer(dataKey);
  const copies = await copiesIn(backup.folder, sealer);
  const growing = `${path.resolve(dataDir)}.restoring`;
  try {
    for (const [passedOver, copy] of copies.entries()) {
      await rm(growing, { recursive: true, force: true });
      await mkdir(growing, { recursive: true, mode: 0o700 });
      const report = await restoreCopy({ ...order, dataDir: growing }, copy, { sealer, dataKey, passedOver });
      if (report === null) continue;
      await rmdir(dataDir).catch(() => {});
      await rename(growing, dataDir);
      await syncDirectory(path.dirname(path.resolve(dataDir)));
      return ok(report);
    }
    return failed('backup/damaged', `${copies.length} copies with a genuine manifest`);
  } finally {
    await rm(growing, { recursive: true, force: true });
  }
}

async function isEmpty(directory: string): Promise<boolean> {
  return readdir(directory).then(
    (names) => names.length === 0,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT',
  );
}

/** Null where this copy is not what its manifest says: an older one may be. */
async function restoreCopy(
  order: RestoreOrder,
  { directory, manifest }: FoundCopy,
  keys: { readonly sealer: Sealer; readonly dataKey: Uint8Array; readonly passedOver: number },
): Promise<RestoreReport | null> {
  const { backup, dataDir } = order;
  const { sealer } = keys;
  const stage = (name: RestoreStage) => (done: number, total: number) => order.onPart?.(name, done, total);
  if (!(await isAsSaid(directory, manifest, stage('copy')))) return null;
  const ledger = path.join(dataDir, 'ledger.db');
  try {
    const sealed = counted(
      createReadStream(path.join(directory, copyFileNames.ledger), { highWaterMark: 1024 * 1024 }),
      manifest.files.ledger.sizeBytes,
      stage('ledger'),
    );
    const target = createWriteStream(ledger, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(openStream(streamKey(manifest, sealer), sealed), target);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error;
    return null;
  }
  const key = journalKey(sealer, manifest.backupId);
  const journal = await readJournal(backup.folder, manifest.commit, key);
  const replayed = await replayInto(ledger, {
    sealer,
    manifest,
    journal,
    now: order.now,
    part: { check: stage('check'), journal: stage('journal') },
  });
  if (replayed === null) return null;
  const listed = (await readFile(path.join(directory, copyFileNames.pages), 'utf8')).split('\n').filter(Boolean);
  const pages = await restorePages({
    from: onMedium(backup.folder).vault,
    dataDir,
    listed,
    sealer,
    part: stage('pages'),
  });
  await copyFiles(onMedium(backup.folder).cargo, await made(path.join(dataDir, 'cargo')), dataDir);
  const settings = openSettings(await readFile(path.join(directory, copyFileNames.settings)), sealer);
  for (const [name, text] of Object.entries(settings.files)) {
    await writeFile(path.join(dataDir, name), text, { mode: 0o600, flush: true });
  }
  const secret = await keyFileSecret(path.join(dataDir, 'machine.key'));
  const wrapped = secret.wrap(keys.dataKey);
  if (!wrapped.ok) throw new Error(wrapped.failure.detail);
  await writeKeyringFile(path.join(dataDir, 'keyring.json'), {
    version: 1,
    machineWrappedKey: Buffer.from(wrapped.value).toString('base64'),
    operators: [...settings.operators],
  });
  return {
    madeAt: manifest.madeAt,
    passedOver: keys.passedOver,
    replayed,
    pages: pages.restored,
    lostPages: pages.lost,
    applications: replayed.applications,
  };
}

async function isAsSaid(directory: string, { files }: Manifest, part: Part): Promise<boolean> {
  const names = ['settings', 'pages', 'ledger'] as const;
  for (const [at, file] of names.entries()) {
    const hash = await hashFile(path.join(directory, copyFileNames[file])).catch(() => null);
    if (hash !== files[file].sha256) return false;
    part(at + 1, names.length);
  }
  return true;
}

async function made(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return directory;
}
