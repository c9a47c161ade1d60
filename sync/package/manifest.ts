import { z } from 'zod';
import { sha256Schema } from '../../main/domain/application.ts';
import { eventPushSchema } from '../protocol.ts';

/**
 * 离线包 (*.twpkg): what one terminal could not send by wire, on its way by hand. A tar file of three members, in this order:
 *
 *   key.jwe        the key of the body, sealed for the county (sealing-key.ts)
 *   body.sealed    sealed pieces (sealed-stream.ts) over a tar file of
 *                    events/<from>-<to>.json   the chain from where the county confirmed it, in batches sealed as on the wire
 *                    materials/<sha256>.<ext>  scans and PDFs
 *                    applications.json         which applications it completes
 *   manifest.jws   compact JWS by the terminal's key over the manifest: what is in it, and the hashes of the other two
 *
 * Whoever carries it sees the manifest and no more.
 */
export const packageFormat = 'twpkg/1';
export const packageSuffix = '.twpkg';
export const members = ['key.jwe', 'body.sealed', 'manifest.jws'] as const;
export const applicationsEntry = 'applications.json';
export const largestTextBytes = 32 * 1024 * 1024;

export const packageManifestSchema = z.object({
  format: z.literal(packageFormat),
  packageId: z.uuid(),
  terminalId: z.string().min(1).max(100),
  officeName: z.string().max(200),
  /** Name of the county's sealing key. */
  sealedFor: sha256Schema,
  /** County time, as far as the terminal knew it. */
  madeAt: z.iso.datetime(),
  /** `toSeq` is below `fromSeq` when the county holds all events already. */
  fromSeq: z.int().min(1),
  toSeq: z.int().min(0),
  headHash: sha256Schema,
  applications: z.int().min(0),
  materials: z.int().min(0),
  materialBytes: z.int().min(0),
  keySha256: sha256Schema,
  bodySha256: sha256Schema,
  bodyBytes: z.int().min(0),
});
export type PackageManifest = Readonly<z.infer<typeof packageManifestSchema>>;

/** What the carrier is told, and the county's list: never about persons. */
export type PackageWords = Pick<
  PackageManifest,
  'packageId' | 'terminalId' | 'officeName' | 'madeAt' | 'applications' | 'materials' | 'materialBytes'
> & { readonly events: number };

export function wordsOf(manifest: PackageManifest): PackageWords {
  const { packageId, terminalId, officeName, madeAt, applications, materials, materialBytes } = manifest;
  const events = Math.max(0, manifest.toSeq - manifest.fromSeq + 1);
  return { packageId, terminalId, officeName, madeAt, applications, materials, materialBytes, events };
}

export const packageEventsSchema = eventPushSchema;
export const packageApplicationsSchema = z.object({ applicationIds: z.array(z.uuid()).max(100_000) });

/** Also what the county takes as a page. */
export const extensionOf = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const;
export type MaterialType = keyof typeof extensionOf;
const materialEntry = /^materials\/([0-9a-f]{64})\.(jpg|png|pdf)$/;

export function materialEntryName(sha256: string, mediaType: MaterialType): string {
  return `materials/${sha256}.${extensionOf[mediaType]}`;
}

export function materialOfEntry(name: string): { readonly sha256: string; readonly mediaType: MaterialType } | null {
  const [, sha256, extension] = materialEntry.exec(name) ?? [];
  const mediaType = (Object.keys(extensionOf) as MaterialType[]).find((type) => extensionOf[type] === extension);
  return sha256 === undefined || mediaType === undefined ? null : { sha256, mediaType };
}
