import { createHash, type Hash, randomBytes } from 'node:crypto';
import type { FailureCode } from '../../main/domain/failures.ts';
import type { LedgerEvent } from '../../main/domain/ledger-event.ts';
import type { CountyCredentials } from '../client/request-signer.ts';
import { sealBatch } from '../client/sign-batch.ts';
import { signCompact } from '../crypto/compact-jws.ts';
import { keyIdOf } from '../crypto/key-id.ts';
import type { MaterialSource } from '../ports.ts';
import {
  applicationsEntry,
  extensionOf,
  type MaterialType,
  materialEntryName,
  members,
  type PackageManifest,
  packageFormat,
} from './manifest.ts';
import { sealStream } from './sealed-stream.ts';
import { nameOfSealingKey, type SealingKey, sealContentKey } from './sealing-key.ts';
import { paddingOf, tarEnd, tarHeader } from './tar.ts';

/** Where a package grows; `rewrite` puts other bytes over some that were appended before. */
export interface PackageSink {
  append(bytes: Uint8Array): Promise<void>;
  rewrite(position: number, bytes: Uint8Array): Promise<void>;
}

export interface PackedApplication {
  readonly applicationId: string;
  readonly materials: readonly { readonly sha256: string; readonly sizeBytes: number; readonly mediaType: string }[];
}

export interface PackagePlan {
  readonly packageId: string;
  readonly signer: CountyCredentials;
  readonly officeName: string;
  readonly sealingKey: SealingKey;
  /** County time, as far as it is known. */
  readonly madeAt: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly headHash: string;
  /** In order, from `fromSeq` to `toSeq`. */
  readonly events: Iterable<LedgerEvent>;
  readonly applications: readonly PackedApplication[];
  /** Of visits that brought no application along: the county asks for these photographs by their event alone. */
  readonly photographs: PackedApplication['materials'];
  readonly materials: MaterialSource;
  readonly onProgress: (doneBytes: number) => void;
  readonly signal: AbortSignal;
}

export interface PackageWritten {
  readonly manifest: PackageManifest;
  /** Applications that stay behind, since a page of theirs can't be read here. */
  readonly leftOut: readonly { readonly applicationId: string; readonly code: FailureCode }[];
  /** Those that are in it. */
  readonly packed: readonly string[];
  /** Hashes of all materials and photographs that are in it. */
  readonly files: ReadonlySet<string>;
}

/** Throws what the sink throws; nothing else is expected to fail. */
export async function writePackage(plan: PackagePlan, sink: PackageSink): Promise<PackageWritten> {
  const contentKey = randomBytes(32);
  const jwe = Buffer.from(await sealContentKey(contentKey, plan.sealingKey));
  const [keyName, bodyName, manifestName] = members;
  await appendEntry(sink, keyName, jwe);

  const body = createBody(plan);
  const bodyHeaderAt = tarHeader({ name: keyName, sizeBytes: 0 }).length + jwe.length + paddingOf(jwe.length).length;
  await sink.append(tarHeader({ name: bodyName, sizeBytes: 0 }));
  const hash = createHash('sha256');
  let bodyBytes = 0;
  for await (const piece of sealStream(contentKey, body.bytes())) {
    plan.signal.throwIfAborted();
    hash.update(piece);
    bodyBytes += piece.length;
    await sink.append(piece);
  }
  await sink.append(paddingOf(bodyBytes));
  // How long it became is known only now.
  await sink.rewrite(bodyHeaderAt, tarHeader({ name: bodyName, sizeBytes: bodyBytes }));

  const manifest: PackageManifest = {
    format: packageFormat,
    packageId: plan.packageId,
    terminalId: plan.signer.terminalId,
    officeName: plan.officeName,
    sealedFor: nameOfSealingKey(plan.sealingKey),
    madeAt: plan.madeAt,
    fromSeq: plan.fromSeq,
    toSeq: plan.toSeq,
    headHash: plan.headHash,
    ...body.counts(),
    keySha256: sha256Of(jwe),
    bodySha256: hash.digest('hex'),
    bodyBytes,
  };
  const jws = await signCompact({ key: plan.signer.privateKey, kid: keyIdOf(plan.signer), payload: manifest });
  await appendEntry(sink, manifestName, Buffer.from(jws));
  await sink.append(tarEnd);
  return { manifest, leftOut: body.leftOut(), packed: body.packed(), files: body.files() };
}

async function appendEntry(sink: PackageSink, name: string, bytes: Buffer): Promise<void> {
  await sink.append(tarHeader({ name, sizeBytes: bytes.length }));
  await sink.append(bytes);
  await sink.append(paddingOf(bytes.length));
}

/** A batch is read at once by whoever opens the package; so is a page. */
const batchBytes = 4 * 1024 * 1024;
const batchEvents = 500;

interface Body {
  /** The tar file that is sealed. One material is in memory at a time. */
  bytes(): AsyncGenerator<Uint8Array>;
  /** Known when all bytes were taken. */
  counts(): Pick<PackageManifest, 'applications' | 'materials' | 'materialBytes'>;
  leftOut(): PackageWritten['leftOut'];
  packed(): readonly string[];
  files(): ReadonlySet<string>;
}

function createBody(plan: PackagePlan): Body {
  const written = new Set<string>();
  const packed: string[] = [];
  const leftOut: { applicationId: string; code: FailureCode }[] = [];
  let materialBytes = 0;
  let doneBytes = 0;

  function* entry(name: string, bytes: Uint8Array): Generator<Uint8Array> {
    yield tarHeader({ name, sizeBytes: bytes.length });
    yield bytes;
    yield paddingOf(bytes.length);
    doneBytes += bytes.length;
    plan.onProgress(doneBytes);
  }

  async function* application({ applicationId, materials }: PackedApplication): AsyncGenerator<Uint8Array> {
    for (const { sha256, mediaType } of materials) {
      if (written.has(sha256)) continue;
      const bytes = await plan.materials.read(sha256);
      if (!bytes.ok) {
        leftOut.push({ applicationId, code: bytes.failure.code });
        return;
      }
      written.add(sha256);
      materialBytes += bytes.value.length;
      yield* entry(materialEntryName(sha256, materialType(mediaType)), bytes.value);
    }
    packed.push(applicationId);
  }

  async function* photograph({
    sha256,
    mediaType,
  }: PackedApplication['materials'][number]): AsyncGenerator<Uint8Array> {
    if (written.has(sha256)) return;
    const bytes = await plan.materials.read(sha256);
    // It keeps nothing else back, and still counts as unsent.
    if (!bytes.ok) return;
    written.add(sha256);
    materialBytes += bytes.value.length;
    yield* entry(materialEntryName(sha256, materialType(mediaType)), bytes.value);
  }

  return {
    async *bytes() {
      for (const batch of batchesOf(plan.events)) {
        const [first, last] = [batch[0], batch.at(-1)];
        const push = await sealBatch(plan.signer, batch);
        yield* entry(`events/${first?.seq}-${last?.seq}.json`, Buffer.from(JSON.stringify(push)));
      }
      for (const one of plan.applications) yield* application(one);
      for (const one of plan.photographs) yield* photograph(one);
      yield* entry(applicationsEntry, Buffer.from(JSON.stringify({ applicationIds: packed })));
      yield tarEnd;
    },
    counts: () => ({ applications: packed.length, materials: written.size, materialBytes }),
    leftOut: () => leftOut,
    packed: () => packed,
    files: () => written,
  };
}

function* batchesOf(events: Iterable<LedgerEvent>): Generator<readonly LedgerEvent[]> {
  let batch: LedgerEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const eventBytes = JSON.stringify(event).length;
    if (batch.length > 0 && (batch.length >= batchEvents || bytes + eventBytes > batchBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(event);
    bytes += eventBytes;
  }
  if (batch.length > 0) yield batch;
}

function materialType(mediaType: string): MaterialType {
  if (Object.hasOwn(extensionOf, mediaType)) return mediaType as MaterialType;
  throw new Error(`a material of kind ${mediaType}`);
}

function sha256Of(bytes: Uint8Array): string {
  const hash: Hash = createHash('sha256');
  return hash.update(bytes).digest('hex');
}
