import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { sealStream } from '../../sync/package/sealed-stream.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { SqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import { counted, inStage } from '../stages.ts';
import { syncDirectory } from '../vault/durable-file.ts';
import { removeLeftovers, temporaryName } from '../vault/leftovers.ts';
import type { Sealer } from '../vault/port.ts';
import type { WorkBoard } from '../work-board.ts';
import { copyFiles, copyPage, pagesIn } from './copy-pages.ts';
import {
  copyFileNames,
  copyName,
  type Manifest,
  manifestFile,
  openManifest,
  signManifest,
  streamKey,
} from './manifest.ts';
import { checkThere, onMedium, writeChecked } from './medium.ts';
import { readSettings, sealSettings } from './settings-bundle.ts';
import { inspectSnapshot } from './snapshot.ts';

export interface CopyOrder {
  readonly file: Pick<SqliteLedger, 'copyTo' | 'sealedHead'>;
  readonly sealer: Sealer;
  readonly dataDir: string;
  readonly folder: string;
  readonly backupId: string;
  readonly version: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Told of each stage while it lasts. */
  readonly work: WorkBoard;
}

export interface CopyMade {
  readonly manifest: Manifest;
  /** What this copy added to the medium. */
  readonly writtenBytes: number;
}

/**
 * One whole copy. The ledger is first copied beside itself, where the disk is quick, and looked at there; then everything
 * goes to the medium sealed, under a name that says nothing until all of it was read back.
 */
export async function makeCopy(order: CopyOrder): Promise<Result<CopyMade>> {
  const { folder, dataDir, sealer, signal } = order;
  const there = await checkThere(folder, order.backupId);
  if (!there.ok) return there;
  const places = onMedium(folder);
  await removeLeftovers(places.incoming);
  const local = path.join(dataDir, 'backup');
  await mkdir(local, { recursive: true, mode: 0o700 });
  await removeLeftovers(local);
  const snapshot = path.join(local, temporaryName());
  const growing = path.join(places.incoming, temporaryName());
  try {
    const { doubt } = order.file.sealedHead();
    await inStage(order.work, 'backup-ledger', (part) => order.file.copyTo(snapshot, part));
    const found = await inStage(order.work, 'backup-check', (part) =>
      inspectSnapshot(snapshot, sealer, doubt !== null, part),
    );
    if (found.flaw !== null) return failed('backup/copy-damaged', found.flaw);

    // After the snapshot: every page that it names was in the vault before.
    const pages = await pagesIn(path.join(dataDir, 'vault'));
    const writtenBytes = await inStage(order.work, 'backup-pages', async (part) => {
      let bytes = 0;
      for (const [at, address] of pages.entries()) {
        if (signal.aborted) return null;
        bytes += await copyPage(path.join(dataDir, 'vault'), folder, address);
        part(at + 1, pages.length);
      }
      return bytes;
    });
    if (writtenBytes === null) return failed('backup/busy', 'the terminal is closing');
    await copyFiles(path.join(dataDir, 'cargo'), places.cargo, places.incoming);

    await mkdir(growing, { mode: 0o700 });
    const nonce = randomBytes(32).toString('hex');
    const write = (name: string, content: AsyncIterable<Uint8Array>) =>
      writeChecked(path.join(growing, name), content, path.join(growing, temporaryName()));
    const { size } = await stat(snapshot);
    const plain = createReadStream(snapshot, { highWaterMark: 1024 * 1024, signal });
    const files = {
      ledger: await inStage(order.work, 'backup-seal', (part) =>
        write(copyFileNames.ledger, sealStream(streamKey({ nonce }, sealer), counted(plain, size, part))),
      ),
      settings: await write(copyFileNames.settings, once(sealSettings(await readSettings(dataDir), sealer))),
      pages: await write(copyFileNames.pages, once(Buffer.from(pages.map((page) => `${page}\n`).join('')))),
    };
    const manifest: Manifest = {
      version: 1,
      backupId: order.backupId,
      madeAt: order.now().toISOString(),
      appVersion: order.version,
      commit: found.commit,
      headSeq: found.headSeq,
      headHash: found.headHash,
      nonce,
      files,
      pageCount: pages.length,
    };
    await write(manifestFile, once(signManifest(manifest, sealer)));
    const read = openManifest(await readFile(path.join(growing, manifestFile)), sealer);
    if (read === null) return failed('backup/copy-damaged', manifestFile);
    const target = path.join(places.copies, copyName(manifest));
    await rm(target, { recursive: true, force: true });
    await rename(growing, target);
    await syncDirectory(places.copies);
    const added = files.ledger.sizeBytes + files.settings.sizeBytes + files.pages.sizeBytes;
    return ok({ manifest, writtenBytes: writtenBytes + added });
  } finally {
    await rm(snapshot, { force: true });
    await rm(growing, { recursive: true, force: true }).catch(() => {});
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
