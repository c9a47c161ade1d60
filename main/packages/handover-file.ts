import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import {
  type HandoverBatch,
  type HandoverRound,
  handoverBatchSchema,
  handoverRoundSchema,
} from '../domain/doorstep/handover.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { readTrouble, writeTrouble } from './file-trouble.ts';
import { writeWhole } from './package-file.ts';

/**
 * 交接文件: a batch with its pages, or the result of a round, under the secret of the batch. Without the secret it is noise:
 * a stick that is lost on the way tells nobody anything.
 *
 *   "TWHO1" | batch id, 36 octets | kind, 1 octet | nonce, 12 octets | AES-256-GCM( length u32 | JSON | files ) | tag, 16 octets
 *
 * The head is authenticated with the rest. Key: scrypt of the 80-bit secret with the batch id as salt.
 */
const magic = Buffer.from('TWHO1', 'ascii');
const headBytes = magic.length + 36 + 1;
const nonceBytes = 12;
const tagBytes = 16;
const kinds = { batch: 1, round: 2 } as const;

/** More than this no tablet holds in its memory beside everything else. */
export const largestHandoverBytes = 400 * 1024 * 1024;

export interface HandoverPages {
  readonly batch: HandoverBatch;
  readonly pages: ReadonlyMap<string, Uint8Array>;
}

export const handoverSuffix = '.twho';
export const handoverFileName = (number: string): string => `交接-${number}${handoverSuffix}`;
export const handoverResultName = (number: string): string => `交接结果-${number}${handoverSuffix}`;

/** Always the same bytes for the same nonce: a batch that is saved twice is one file with one hash. */
export async function sealBatch(
  { batch, pages }: HandoverPages,
  secret: string,
  nonce: Uint8Array = randomBytes(nonceBytes),
): Promise<Uint8Array> {
  const blobs = batch.files.map(({ sha256 }) => {
    const bytes = pages.get(sha256);
    if (!bytes) throw new Error(`the page ${sha256} of the batch is missing`);
    return bytes;
  });
  return seal({ batchId: batch.id, kind: 'batch', value: batch, blobs, secret, nonce });
}

export async function sealRounds(
  batchId: string,
  rounds: readonly HandoverRound[],
  secret: string,
): Promise<Uint8Array> {
  return seal({ batchId, kind: 'round', value: { rounds }, blobs: [], secret, nonce: randomBytes(nonceBytes) });
}

export async function openBatch(bytes: Uint8Array, secret: string): Promise<Result<HandoverPages>> {
  const opened = await open(bytes, 'batch', secret);
  if (!opened.ok) return opened;
  const parsed = handoverBatchSchema.safeParse(opened.value.value);
  if (!parsed.success || parsed.data.id !== opened.value.batchId) return failed('handover/damaged', 'not a batch');
  const pages = new Map<string, Uint8Array>();
  let at = 0;
  for (const { sha256, sizeBytes } of parsed.data.files) {
    const page = opened.value.rest.subarray(at, at + sizeBytes);
    at += sizeBytes;
    if (hashOf(page) !== sha256) return failed('handover/damaged', sha256);
    pages.set(sha256, page);
  }
  return ok({ batch: parsed.data, pages });
}

const roundsSchema = z.object({ rounds: z.array(handoverRoundSchema).max(200) });

export async function openRounds(bytes: Uint8Array, secret: string): Promise<Result<readonly HandoverRound[]>> {
  const opened = await open(bytes, 'round', secret);
  if (!opened.ok) return opened;
  const parsed = roundsSchema.safeParse(opened.value.value);
  return parsed.success ? ok(parsed.data.rounds) : failed('handover/damaged', 'not a result');
}

/** Null where it is no hand-over file at all. */
export function batchIdOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, headBytes));
  return head.length === headBytes && head.subarray(0, magic.length).equals(magic)
    ? head.subarray(magic.length, magic.length + 36).toString('ascii')
    : null;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export async function writeHandover(folder: string, name: string, bytes: Uint8Array): Promise<Result<string>> {
  try {
    await writeWhole({ folder, name }, (sink) => sink.append(bytes));
    return ok(path.join(folder, name));
  } catch (error) {
    return writeTrouble(error);
  }
}

export async function readHandover(file: string): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(file));
  } catch (error) {
    return readTrouble(error);
  }
}

interface Sealing {
  readonly batchId: string;
  readonly kind: keyof typeof kinds;
  readonly value: unknown;
  readonly blobs: readonly Uint8Array[];
  readonly secret: string;
  readonly nonce: Uint8Array;
}

async function seal({ batchId, kind, value, blobs, secret, nonce }: Sealing): Promise<Uint8Array> {
  const head = Buffer.concat([magic, Buffer.from(batchId, 'ascii'), Buffer.from([kinds[kind]])]);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(secret, batchId), nonce);
  cipher.setAAD(head);
  const json = Buffer.from(JSON.stringify(value), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const sealed = [length, json, ...blobs].map((part) => cipher.update(part));
  return Buffer.concat([head, nonce, ...sealed, cipher.final(), cipher.getAuthTag()]);
}

async function open(
  bytes: Uint8Array,
  kind: keyof typeof kinds,
  secret: string,
): Promise<Result<{ readonly batchId: string; readonly value: unknown; readonly rest: Uint8Array }>> {
  const batchId = batchIdOf(bytes);
  if (batchId === null || bytes.length < headBytes + nonceBytes + tagBytes + 4)
    return failed('handover/damaged', 'no head');
  if (bytes[headBytes - 1] !== kinds[kind]) return failed('handover/other-batch', `no ${kind}`);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await keyOf(secret, batchId),
    bytes.subarray(headBytes, headBytes + nonceBytes),
  );
  decipher.setAAD(bytes.subarray(0, headBytes));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    const text = decipher.update(bytes.subarray(headBytes + nonceBytes, bytes.length - tagBytes));
    const plain = Buffer.concat([text, decipher.final()]);
    const end = 4 + plain.readUInt32BE(0);
    return ok({ batchId, value: JSON.parse(plain.toString('utf8', 4, end)), rest: plain.subarray(end) });
  } catch {
    // A wrong secret and altered bytes look alike to the seal.
    return failed('handover/wrong-code');
  }
}

const derive = promisify<string, string, number, Buffer>(scrypt);

const keyOf = (secret: string, batchId: string): Promise<Buffer> => derive(secret, batchId, 32);
