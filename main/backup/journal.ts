import { type FileHandle, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Commit } from '../ledger/sqlite/commits.ts';
import { openWith, sealWith } from '../vault/aes-sealer.ts';
import { syncDirectory } from '../vault/durable-file.ts';
import type { Sealer } from '../vault/port.ts';
import { onMedium } from './medium.ts';

/**
 * 备份流水: a record for each commit since a copy, so that a machine that dies at noon loses nothing of the morning.
 *
 *   record = length (4 bytes) | number of the commit (8 bytes) | sealed changeset      big endian
 *
 * Sealed under the backup and the number: a record that was moved or comes from another backup doesn't open. The last one
 * may be cut off by the very moment for which the journal is made; it ends there.
 */
const headerBytes = 12;
const nameShape = /^(\d{15})\.log$/;

export interface Journal {
  /** On the medium when this resolves. */
  append(commits: readonly Commit[]): Promise<void>;
  close(): Promise<void>;
}

export interface JournalKey {
  readonly backupId: string;
  readonly key: Uint8Array;
}

export function journalKey(sealer: Sealer, backupId: string): JournalKey {
  return { backupId, key: sealer.deriveKey('backup/journal') };
}

/** A new file, named by the first commit that it will hold. */
export async function beginJournal(folder: string, first: number, key: JournalKey): Promise<Journal> {
  const { journal } = onMedium(folder);
  const file: FileHandle = await open(path.join(journal, nameOf(first)), 'w', 0o600);
  await syncDirectory(journal);
  return {
    async append(commits) {
      await file.appendFile(Buffer.concat(commits.map((commit) => recordOf(commit, key))));
      await file.datasync();
    },
    close: () => file.close(),
  };
}

function recordOf({ number, changeset }: Commit, key: JournalKey): Buffer {
  const sealed = sealWith(key.key, changeset, contextOf(key, number));
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32BE(sealed.length, 0);
  header.writeBigUInt64BE(BigInt(number), 4);
  return Buffer.concat([header, sealed]);
}

export interface JournalReading {
  /** Behind the commit that was asked for, one after the other without a gap. */
  readonly commits: readonly Commit[];
  /** Why it ends where it ends; null: at the end of what was written. */
  readonly endedBy: 'torn' | 'damaged' | 'gap' | null;
}

export async function readJournal(folder: string, after: number, key: JournalKey): Promise<JournalReading> {
  const commits: Commit[] = [];
  let last = after;
  let trouble: 'torn' | 'damaged' | null = null;
  const { journal } = onMedium(folder);
  const files = await journalFiles(folder);
  for (const [index, { name }] of files.entries()) {
    const next = files[index + 1];
    if (next && next.first <= last + 1) continue;
    for (const record of recordsIn(await readFile(path.join(journal, name)))) {
      if (record === 'torn') {
        trouble = 'torn';
        break;
      }
      if (record.number <= last) continue;
      if (record.number !== last + 1) return { commits, endedBy: trouble ?? 'gap' };
      const changeset = openOrNull(record, key);
      if (changeset === null) return { commits, endedBy: 'damaged' };
      commits.push({ number: record.number, changeset });
      last = record.number;
      trouble = null;
    }
  }
  return { commits, endedBy: trouble };
}

interface SealedRecord {
  readonly number: number;
  readonly sealed: Uint8Array;
}

function* recordsIn(bytes: Buffer): Generator<SealedRecord | 'torn'> {
  let at = 0;
  while (at < bytes.length) {
    if (bytes.length - at < headerBytes) return yield 'torn';
    const length = bytes.readUInt32BE(at);
    const number = Number(bytes.readBigUInt64BE(at + 4));
    const from = at + headerBytes;
    if (bytes.length - from < length) return yield 'torn';
    yield { number, sealed: bytes.subarray(from, from + length) };
    at = from + length;
  }
}

function openOrNull({ number, sealed }: SealedRecord, key: JournalKey): Uint8Array | null {
  try {
    return openWith(key.key, sealed, contextOf(key, number));
  } catch {
    return null;
  }
}

/** Number of the last commit that can be replayed behind a copy. */
export async function lastInJournal(folder: string, after: number, key: JournalKey): Promise<number> {
  return (await readJournal(folder, after, key)).commits.at(-1)?.number ?? after;
}

/** Those of which every record is in the oldest copy already. */
export async function dropJournals(folder: string, oldestCommit: number): Promise<void> {
  const files = await journalFiles(folder);
  for (const [index, { name }] of files.entries()) {
    const next = files[index + 1];
    if (next && next.first <= oldestCommit + 1) await rm(path.join(onMedium(folder).journal, name), { force: true });
  }
}

async function journalFiles(folder: string) {
  const names = await readdir(onMedium(folder).journal).catch(() => []);
  return names
    .flatMap((name) => {
      const digits = nameShape.exec(name)?.[1];
      return digits === undefined ? [] : [{ name, first: Number(digits) }];
    })
    .toSorted((one, other) => one.first - other.first);
}

function nameOf(first: number): string {
  return `${String(first).padStart(15, '0')}.log`;
}

function contextOf({ backupId }: JournalKey, number: number): string {
  return `journal/${backupId}/${number}`;
}
