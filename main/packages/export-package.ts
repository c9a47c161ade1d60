import type { Exported } from '../../preload/contract-packages.ts';
import type { CountyCredentials } from '../../sync/client/request-signer.ts';
import { packageSuffix } from '../../sync/package/manifest.ts';
import { type SealingKey, sealingKeySchema } from '../../sync/package/sealing-key.ts';
import { type PackedApplication, writePackage } from '../../sync/package/write-package.ts';
import { amendedFiles } from '../case-sync.ts';
import type { Clock } from '../clock.ts';
import { filesForCounty } from '../domain/county-files.ts';
import type { LedgerEvent } from '../domain/ledger-event.ts';
import { largestPackageBytes, type MadePackage } from '../domain/packages.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Ledger, Submission } from '../ledger/port.ts';
import { credentialsOf } from '../terminal-keys.ts';
import type { Vault } from '../vault/port.ts';
import { evidenceFiles, unsentEvidence } from '../visit-sync.ts';
import { writeTrouble } from './file-trouble.ts';
import { writeWhole } from './package-file.ts';
import type { ExportOrder, PackageRun, RunPackage } from './port.ts';

/**
 * 导出离线包: needs no line, and no standing at the county: a terminal that was withdrawn still gets what it took in out.
 * Nothing here counts as sent: only the county's receipt, or its answer by wire, says so.
 */
export async function exportPackage(
  parts: ExportParts,
  order: ExportOrder,
  runOne: RunPackage,
): Promise<Result<Exported>> {
  const able = ableToSeal(parts.ledger);
  if (!able.ok) return able;
  const wanted = wantedSubmissions(parts.ledger, order.applicationIds);
  const photographs = order.applicationIds === null ? unsentEvidence(parts.ledger).flatMap((one) => one.materials) : [];
  if (wanted.length === 0 && photographs.length === 0) return failed('package/nothing-to-send');
  const plan = planWithin(parts.ledger, wanted, photographs);
  return runOne('export', plan.totalBytes, (run) =>
    write(parts, { ...order, ...plan, ...able.value, run }).catch(writeTrouble),
  );
}

export interface ExportParts {
  readonly ledger: Ledger;
  readonly vault: Pick<Vault, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
  newId(): string;
}

export interface AbleToSeal {
  readonly signer: CountyCredentials;
  readonly sealingKey: SealingKey;
}

export function ableToSeal(ledger: Ledger): Result<AbleToSeal> {
  if (ledger.fact('training')) return failed('training/stays-here');
  const signer = credentialsOf(ledger);
  if (signer === null) return failed('terminal/not-enrolled');
  const pinned = ledger.fact('sealingKey');
  // After an enrolment elsewhere the key of the county before opens nothing there.
  if (!pinned || pinned.signedBy !== ledger.fact('countyKey')?.x) return failed('package/no-county-key');
  return ok({ signer, sealingKey: sealingKeySchema.parse(pinned.key) });
}

function wantedSubmissions(ledger: Ledger, applicationIds: readonly string[] | null): readonly Submission[] {
  if (applicationIds === null) return ledger.undelivered(Number.MAX_SAFE_INTEGER);
  return applicationIds
    .map((id) => ledger.submission(id))
    .filter((submission) => submission !== null)
    .filter(({ state }) => state !== 'delivered');
}

interface Planned {
  readonly applications: readonly PackedApplication[];
  readonly photographs: PackedApplication['materials'];
  readonly totalBytes: number;
  readonly remaining: number;
}

/** Oldest first, as many as one file takes. */
function planWithin(ledger: Ledger, wanted: readonly Submission[], evidence: PackedApplication['materials']): Planned {
  const applications: PackedApplication[] = [];
  let totalBytes = 0;
  for (const { applicationId } of wanted) {
    const application = ledger.application(applicationId);
    if (!application) throw new Error(`a submission without its application ${applicationId}`);
    const materials = [
      ...application.materials.flatMap(filesForCounty),
      ...amendedFiles(ledger, applicationId),
      ...evidenceFiles(ledger, applicationId),
    ];
    const bytes = materials.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (applications.length > 0 && totalBytes + bytes > largestPackageBytes) break;
    totalBytes += bytes;
    applications.push({ applicationId, materials });
  }
  const photographs = evidence.filter(({ sizeBytes }) => {
    if (totalBytes + sizeBytes > largestPackageBytes) return false;
    totalBytes += sizeBytes;
    return true;
  });
  return { applications, photographs, totalBytes, remaining: wanted.length - applications.length };
}

interface Work extends Planned, AbleToSeal, Pick<ExportOrder, 'folder' | 'operatorId'> {
  readonly run: PackageRun;
}

async function write(parts: ExportParts, work: Work): Promise<Result<Exported>> {
  const { ledger, vault, clock } = parts;
  const packageId = parts.newId();
  const fromSeq = (ledger.fact('shippedSeq') ?? 0) + 1;
  const head = ledger.head();
  const enrolment = ledger.fact('enrolment');
  const offsetMs = ledger.fact('lastContact')?.offsetMs ?? 0;
  const madeAt = new Date(clock.now().getTime() + offsetMs).toISOString();
  const fileName = `${enrolment?.numberPrefix ?? ''}-${stampOf(clock.now())}-${packageId.slice(-6)}${packageSuffix}`;
  const { value, sizeBytes } = await writeWhole({ folder: work.folder, name: fileName }, (sink) =>
    writePackage(
      {
        packageId,
        signer: work.signer,
        officeName: enrolment?.officeName ?? '',
        sealingKey: work.sealingKey,
        madeAt,
        fromSeq,
        toSeq: head.seq,
        headHash: head.hash,
        events: eventsBetween(ledger, fromSeq, head.seq),
        applications: work.applications,
        photographs: work.photographs,
        materials: { read: (sha256) => vault.get(sha256) },
        onProgress: work.run.done,
        signal: work.run.signal,
      },
      sink,
    ),
  );
  const { manifest, leftOut, files } = value;
  const { terminalId, officeName, applications, materials, materialBytes } = manifest;
  const events = Math.max(0, head.seq - fromSeq + 1);
  const words = { packageId, terminalId, officeName, madeAt, applications, materials, materialBytes, events };
  const made: MadePackage = { ...words, fileName, sizeBytes, result: null };
  const evidenceIds = unsentEvidence(ledger)
    .filter(({ materials: photographs }) => photographs.every(({ sha256 }) => files.has(sha256)))
    .map(({ evidenceId }) => evidenceId);
  const noted = noteMade(parts, { made, evidenceIds, operatorId: work.operatorId });
  if (!noted.ok) return noted;
  return ok({
    made,
    path: work.folder,
    leftOut: leftOut.map(({ applicationId, code }) => ({
      applicationId,
      localNumber: ledger.application(applicationId)?.localNumber ?? '',
      failure: { code },
    })),
    remaining: work.remaining,
  });
}

/** The last of them are remembered for the screens; that they were made stands in the chain for good. */
const madeKept = 100;

interface Noted {
  readonly made: MadePackage;
  readonly evidenceIds: readonly string[];
  readonly operatorId: string;
}

function noteMade({ ledger }: ExportParts, { made, evidenceIds, operatorId }: Noted): Result<void> {
  const { packageId, fileName, applications, materials, events } = made;
  return ledger.transact((writer) => {
    writer.setFact('packagesMade', [made, ...(ledger.fact('packagesMade') ?? [])].slice(0, madeKept));
    if (evidenceIds.length > 0) writer.setFact(`evidence-packed/${packageId}`, evidenceIds);
    writer.appendEvent({
      type: 'package/made',
      operatorId,
      applicationId: null,
      body: { packageId, fileName, applications, materials, events },
    });
  });
}

function* eventsBetween(ledger: Ledger, fromSeq: number, toSeq: number): Generator<LedgerEvent> {
  const page = 200;
  for (let next = fromSeq; next <= toSeq; next += page) {
    yield* ledger.events({ fromSeq: next, limit: Math.min(page, toSeq - next + 1) });
  }
}

const chinaOffsetMs = 8 * 3_600_000;

/** Office time; sorts by name as by time, on every file system. */
function stampOf(at: Date): string {
  return new Date(at.getTime() + chinaOffsetMs).toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
}
