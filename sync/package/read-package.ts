import { createHash } from 'node:crypto';
import { failed, ok, type Result } from '../../main/domain/result.ts';
import { openCompact } from '../crypto/compact-jws.ts';
import { type KeyName, keyIdOf, keyNameIn } from '../crypto/key-id.ts';
import type { PublicKey } from '../crypto/keys.ts';
import type { EventPush } from '../protocol.ts';
import {
  applicationsEntry,
  largestTextBytes,
  type MaterialType,
  materialOfEntry,
  members,
  type PackageManifest,
  packageApplicationsSchema,
  packageEventsSchema,
  packageManifestSchema,
} from './manifest.ts';
import { damaged, PackageError } from './package-error.ts';
import { openStream } from './sealed-stream.ts';
import { type OpeningKey, openContentKey } from './sealing-key.ts';
import { type ReadEntry, readTar } from './tar.ts';

/** The bytes of a package, from the beginning, as often as they are asked for. */
export type PackageSource = () => AsyncIterable<Uint8Array>;

export interface InspectedPackage {
  /** Whole and unaltered since it was signed; by whom is said by `verifySignature`. */
  readonly manifest: PackageManifest;
  readonly signer: KeyName;
  readonly manifestJws: string;
  readonly keyJwe: string;
  readonly sizeBytes: number;
}

const smallBytes = 64 * 1024;
/** What tells a package from any other file. */
const signature = `${members[0]}\0`;

/** Reads it once, through to the end. Nobody needs a key for this: a carrier sees what is carried, and that it is whole. */
export async function inspectPackage(source: PackageSource): Promise<Result<InspectedPackage>> {
  let beginning = '';
  try {
    const found = new Map<string, { readonly text: string; readonly sha256: string; readonly sizeBytes: number }>();
    let sizeBytes = 0;
    const counted = async function* () {
      for await (const chunk of source()) {
        if (beginning.length < signature.length)
          beginning += Buffer.from(chunk).toString('latin1', 0, signature.length);
        sizeBytes += chunk.length;
        yield chunk;
      }
    };
    for await (const entry of readTar(counted())) {
      if (entry.name !== members[found.size]) return otherParts;
      const isBody = entry.name === members[1];
      if (!isBody && entry.sizeBytes > smallBytes) return otherParts;
      found.set(entry.name, { ...(await hashed(entry, !isBody)), sizeBytes: entry.sizeBytes });
    }
    const [key, body, signed] = members.map((name) => found.get(name));
    if (!key || !body || !signed) return otherParts;
    const { manifest, signer } = saidBy(signed.text);
    const fits =
      manifest.keySha256 === key.sha256 && manifest.bodySha256 === body.sha256 && manifest.bodyBytes === body.sizeBytes;
    if (!fits) return failed('package/damaged', 'its content is not the one that was signed');
    return ok({ manifest, signer, manifestJws: signed.text, keyJwe: key.text, sizeBytes });
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    if (!beginning.startsWith(signature)) return failed('package/not-a-package', 'it does not begin like a package');
    return { ok: false, failure: error.failure };
  }
}

const otherParts = failed('package/damaged', 'it has other parts than a package');

async function hashed(entry: ReadEntry, isKept: boolean): Promise<{ text: string; sha256: string }> {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  for await (const chunk of entry.content) {
    hash.update(chunk);
    if (isKept) kept.push(chunk);
  }
  return { text: Buffer.concat(kept).toString('latin1'), sha256: hash.digest('hex') };
}

/** What the manifest says, and whose key it names. */
function saidBy(jws: string): { readonly manifest: PackageManifest; readonly signer: KeyName } {
  const parts = jws.split('.');
  const [head = '', payload = ''] = parts;
  // Base64 has several spellings of the same bytes; a package has one.
  if (!parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)) {
    throw damaged('its manifest is not written as a terminal writes it');
  }
  try {
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { readonly kid?: unknown };
    const signer = typeof kid === 'string' ? keyNameIn(kid) : null;
    const manifest = packageManifestSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    if (signer !== null && signer.terminalId === manifest.terminalId) return { manifest, signer };
  } catch {
    // Not JSON, or not of this shape: both mean that nobody can say what this is.
  }
  throw damaged('its manifest can not be read');
}

export async function verifySignature(found: InspectedPackage, key: PublicKey): Promise<boolean> {
  return (await openCompact(found.manifestJws, { key, kid: keyIdOf(found.signer) })) !== null;
}

export type PackagePart =
  | { readonly kind: 'events'; readonly push: EventPush }
  | {
      readonly kind: 'material';
      readonly sha256: string;
      readonly mediaType: MaterialType;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'applications'; readonly applicationIds: readonly string[] };

/** For the county alone. Throws PackageError; a part that was yielded is whole. */
export async function* packageParts(
  source: PackageSource,
  { keyJwe, key }: { readonly keyJwe: string; readonly key: OpeningKey },
): AsyncGenerator<PackagePart> {
  const contentKey = await openContentKey(keyJwe, key);
  if (contentKey === null) throw new PackageError('package/other-county', 'it was not sealed for this county');
  for await (const outer of readTar(source())) {
    if (outer.name !== members[1]) {
      await hashed(outer, false);
      continue;
    }
    for await (const entry of readTar(openStream(contentKey, outer.content))) yield await partOf(entry);
  }
}

async function partOf(entry: ReadEntry): Promise<PackagePart> {
  const material = materialOfEntry(entry.name);
  if (entry.sizeBytes > (material ? 2 * largestTextBytes : largestTextBytes))
    throw damaged(`${entry.name} is too long`);
  const chunks: Buffer[] = [];
  for await (const chunk of entry.content) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (material !== null) {
    const isWhatItSays = createHash('sha256').update(bytes).digest('hex') === material.sha256;
    if (!isWhatItSays || bytes.length === 0) throw damaged(`${entry.name} is not what it says`);
    return { kind: 'material', ...material, bytes };
  }
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    if (entry.name.startsWith('events/')) return { kind: 'events', push: packageEventsSchema.parse(json) };
    if (entry.name === applicationsEntry) return { kind: 'applications', ...packageApplicationsSchema.parse(json) };
  } catch {
    // Falls through: a part that nobody can read.
  }
  throw damaged(`${entry.name} can not be read`);
}
