import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * What the driver must still know after its process was killed: which jobs had begun, at which printer, and how they
 * ended. A job that began and never ended may lie on the counter: it is not printed again, and what the printer kept of
 * it is cleared before the next one.
 */
export interface JobJournal {
  /** `begun`: this process or an earlier one sent at least one byte and never wrote an end. */
  known(id: string): JobEnd | 'begun' | null;
  /** On the disk when this returns: it is called before the first byte. */
  begun(id: string, printer: string, bytes: number): void;
  ended(id: string, end: JobEnd): void;
  /** Bytes of the job that an earlier process left unfinished at this printer. */
  leftAt(printer: string): number | null;
}

/** `failed` may be tried again under the same id. */
export type JobEnd = 'confirmed' | 'unconfirmed' | 'failed';

interface Entry {
  readonly id: string;
  readonly printer: string;
  readonly bytes: number;
  readonly end: JobEnd | null;
}

/** A terminal prints some hundred receipts a day. */
const keptJobs = 2_000;

/** Without a file it forgets with the process. `onTrouble` hears that the disk takes nothing; printing goes on. */
export function openJobJournal(file: string | null, onTrouble: (detail: string) => void = () => {}): JobJournal {
  const entries = new Map<string, Entry>();
  const left = new Map<string, number>();
  const append = file === null ? () => {} : guarded(onTrouble, appender(file));
  if (file !== null) {
    for (const entry of readEntries(file)) note(entry);
    guarded(onTrouble, () => rewrite(file, [...entries.values()]))();
    for (const { end, printer, bytes } of entries.values()) if (end === null) left.set(printer, bytes);
  }

  function note(entry: Entry): void {
    // Set anew, so that the map's order is that of the last words.
    entries.delete(entry.id);
    entries.set(entry.id, entry);
    const [oldest] = entries.keys();
    if (entries.size > keptJobs && oldest !== undefined) entries.delete(oldest);
  }

  return {
    known(id) {
      const entry = entries.get(id);
      return entry === undefined ? null : (entry.end ?? 'begun');
    },
    begun(id, printer, bytes) {
      const entry: Entry = { id, printer, bytes, end: null };
      note(entry);
      append(entry);
    },
    ended(id, end) {
      const entry = entries.get(id);
      if (entry === undefined || entry.end === end) return;
      note({ ...entry, end });
      append({ ...entry, end });
    },
    leftAt: (printer) => left.get(printer) ?? null,
  };
}

/** The torn last line of a power cut, and anything that is no entry, is passed over. */
function readEntries(file: string): readonly Entry[] {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => parseEntry(line) ?? []);
}

function parseEntry(line: string): Entry | null {
  try {
    const { id, printer, bytes, end } = JSON.parse(line) as Partial<Record<string, unknown>>;
    if (typeof id !== 'string' || typeof printer !== 'string' || typeof bytes !== 'number') return null;
    if (end !== null && end !== 'confirmed' && end !== 'unconfirmed' && end !== 'failed') return null;
    return { id, printer, bytes, end };
  } catch {
    return null;
  }
}

function rewrite(file: string, entries: readonly Entry[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), {
    mode: 0o600,
    flush: true,
  });
  renameSync(`${file}.new`, file);
}

function appender(file: string): (entry: Entry) => void {
  return (entry) => {
    const descriptor = openSync(file, 'a', 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
      fdatasyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  };
}

/** A full disk must not keep a citizen from the receipt: the ledger has the job too, and this process remembers it. */
function guarded<A extends readonly unknown[]>(onTrouble: (detail: string) => void, write: (...args: A) => void) {
  return (...args: A) => {
    try {
      write(...args);
    } catch (error) {
      onTrouble(String(error));
    }
  };
}
