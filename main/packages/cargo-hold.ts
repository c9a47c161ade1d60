import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { packageSuffix, wordsOf } from '../../sync/package/manifest.ts';
import { type InspectedPackage, inspectPackage, type PackageSource } from '../../sync/package/read-package.ts';
import { receiptSuffix } from '../../sync/package/receipt.ts';
import type { Cargo } from '../domain/packages.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Ledger, LedgerWriter } from '../ledger/port.ts';
import { isDiskRefusal, syncDirectory, writeDurably } from '../vault/durable-file.ts';
import { readTrouble } from './file-trouble.ts';

/**
 * 代送舱: packages of other terminals, sealed as they came. A package is here when its file is durable and the ledger
 * knows it, in this order; it leaves when the county's receipt lies beside it.
 *
 *   directory/<cargoId>.twpkg     on its way
 *   directory/<cargoId>.twack     the county's receipt, to be carried back
 */
export interface CargoHold {
  list(): readonly Cargo[];
  /** Copies it in. One that is here already is answered as it stands. */
  bring(file: string, checks: (found: InspectedPackage) => Result<void>): Promise<Result<Cargo>>;
  source(cargoId: string): PackageSource;
  slice(cargoId: string, range: { readonly start: number; readonly bytes: number }): Promise<Buffer>;
  keepReceipt(cargoId: string, jws: string): Promise<void>;
  receipt(cargoId: string): Promise<Result<Buffer>>;
  revise(cargoId: string, change: Partial<Pick<Cargo, 'state' | 'failure' | 'result'>>): Result<void>;
  /** The county has all of it and said so. */
  drop(cargoId: string): Promise<void>;
}

/** Settled ones beyond these are forgotten, the oldest first. */
const settledKept = 200;

export async function openCargoHold(options: {
  readonly directory: string;
  readonly ledger: Ledger;
  readonly now: () => Date;
}): Promise<CargoHold> {
  const { directory, ledger } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  // Half-copied when the power went: nobody was told that they were here.
  for (const name of await readdir(directory)) {
    if (name.endsWith('.part')) await rm(path.join(directory, name), { force: true });
  }
  const fileOf = (cargoId: string) => path.join(directory, `${cargoId}${packageSuffix}`);
  const receiptOf = (cargoId: string) => path.join(directory, `${cargoId}${receiptSuffix}`);
  const list = () => ledger.fact('cargo') ?? [];

  async function bring(file: string, checks: (found: InspectedPackage) => Result<void>): Promise<Result<Cargo>> {
    const partial = path.join(directory, `${randomUUID()}.part`);
    try {
      const copied = await copyIn(file, partial);
      if (!copied.ok) return copied;
      const inspected = await inspectPackage(() => createReadStream(partial));
      if (!inspected.ok) return inspected;
      const checked = checks(inspected.value);
      if (!checked.ok) return checked;
      return await shelve(partial, inspected.value);
    } finally {
      await rm(partial, { force: true });
    }
  }

  async function shelve(partial: string, found: InspectedPackage): Promise<Result<Cargo>> {
    const cargoId = createHash('sha256').update(found.manifestJws).digest('hex');
    const known = list().find((one) => one.cargoId === cargoId);
    if (known && known.state !== 'refused') return ok(known);
    await rename(partial, fileOf(cargoId));
    await syncDirectory(directory);
    const cargo: Cargo = {
      ...wordsOf(found.manifest),
      cargoId,
      sizeBytes: found.sizeBytes,
      broughtAt: options.now().toISOString(),
      state: 'waiting',
      failure: null,
      result: null,
    };
    const written = ledger.transact((writer) => {
      put(writer, [cargo, ...list().filter((one) => one.cargoId !== cargoId)]);
      const { packageId, terminalId, officeName, applications, sizeBytes } = cargo;
      writer.appendEvent({
        type: 'package/carried',
        operatorId: null,
        applicationId: null,
        body: { packageId, terminalId, officeName, applications, sizeBytes },
      });
    });
    return written.ok ? ok(cargo) : written;
  }

  function put(writer: LedgerWriter, all: readonly Cargo[]): void {
    const onTheirWay = all.filter(({ state }) => state === 'waiting' || state === 'with-clerk');
    const settled = all.filter((one) => !onTheirWay.includes(one));
    writer.setFact('cargo', [...onTheirWay, ...settled.slice(0, settledKept)]);
  }

  return {
    list,
    bring,
    source: (cargoId) => () => createReadStream(fileOf(cargoId)),
    async slice(cargoId, { start, bytes }) {
      const handle = await open(fileOf(cargoId), 'r');
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, start);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    async keepReceipt(cargoId, jws) {
      await writeDurably(receiptOf(cargoId), Buffer.from(jws), path.join(directory, `${randomUUID()}.part`));
    },
    async receipt(cargoId) {
      if (!list().some((one) => one.cargoId === cargoId)) return failed('input/invalid', 'no such cargo');
      return readFile(receiptOf(cargoId)).then((bytes) => ok(bytes), readTrouble);
    },
    revise: (cargoId, change) =>
      ledger.transact((writer) =>
        put(
          writer,
          list().map((one) => (one.cargoId === cargoId ? { ...one, ...change } : one)),
        ),
      ),
    async drop(cargoId) {
      await rm(fileOf(cargoId), { force: true });
    },
  };
}

/** The disk here may be full, the stick there gone: two different troubles for whoever stands here. */
async function copyIn(from: string, to: string): Promise<Result<void>> {
  try {
    const chunks = createReadStream(from, { highWaterMark: 1024 * 1024 });
    await pipeline(chunks, createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }));
    return ok();
  } catch (error) {
    if (isDiskRefusal(error) && !isAboutReading(error)) return failed('ledger/full', String(error));
    return readTrouble(error);
  }
}

function isAboutReading(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && (error.syscall === 'read' || error.syscall === 'open');
}
