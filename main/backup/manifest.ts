import { createHmac, timingSafeEqual } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { Sealer } from '../vault/port.ts';
import { onMedium } from './medium.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const fileSchema = z.object({ sha256: hash, sizeBytes: z.int().min(0) });

export const manifestSchema = z.object({
  version: z.literal(1),
  backupId: z.uuid(),
  madeAt: z.iso.datetime(),
  appVersion: z.string(),
  /** The last commit that is in it; the journal goes on behind it. */
  commit: z.int().min(0),
  headSeq: z.int().min(0),
  headHash: hash,
  /** Each has a key of its own, derived from this. */
  nonce: hash,
  files: z.object({ ledger: fileSchema, settings: fileSchema, pages: fileSchema }),
  pageCount: z.int().min(0),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestFile = 'manifest.json';
export const copyFileNames = { ledger: 'ledger.sealed', settings: 'settings.sealed', pages: 'pages.txt' } as const;

/** By when it was made, so that a listing is in order; a folder of its own each. */
export function copyName({ madeAt, commit }: Pick<Manifest, 'madeAt' | 'commit'>): string {
  return `${madeAt.replace(/[-:]/g, '').replace(/\.\d+Z$/, 'Z')}-${commit}`;
}

export function signManifest(manifest: Manifest, sealer: Sealer): Buffer {
  return Buffer.from(`${JSON.stringify({ manifest, mac: macOf(manifest, sealer) }, null, 2)}\n`);
}

/** Null where it is none of this terminal's, or was altered. */
export function openManifest(bytes: Uint8Array, sealer: Sealer): Manifest | null {
  try {
    const { manifest, mac } = signedSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    const right = Buffer.from(macOf(manifest, sealer), 'hex');
    return timingSafeEqual(right, Buffer.from(mac, 'hex')) ? manifest : null;
  } catch {
    return null;
  }
}

const signedSchema = z.object({ manifest: manifestSchema, mac: hash });

function macOf(manifest: Manifest, sealer: Sealer): string {
  return createHmac('sha256', sealer.deriveKey('backup/manifest'))
    .update(canonicalize(manifest) ?? '')
    .digest('hex');
}

export function streamKey(manifest: Pick<Manifest, 'nonce'>, sealer: Sealer): Uint8Array {
  return sealer.deriveKey(`backup/ledger/${manifest.nonce}`);
}

export interface FoundCopy {
  readonly directory: string;
  readonly manifest: Manifest;
}

/** Those whose manifest is genuine, newest first; what is damaged is not among them. */
export async function copiesIn(folder: string, sealer: Sealer): Promise<readonly FoundCopy[]> {
  const { copies } = onMedium(folder);
  const found: FoundCopy[] = [];
  for (const name of await readdir(copies).catch(() => [])) {
    const directory = path.join(copies, name);
    const bytes = await readFile(path.join(directory, manifestFile)).catch(() => null);
    const manifest = bytes && openManifest(bytes, sealer);
    if (manifest) found.push({ directory, manifest });
  }
  return found.toSorted((one, other) => other.manifest.commit - one.manifest.commit);
}
