import { randomBytes, randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupView } from '../../preload/contract-backup.ts';
import type { Clock } from '../clock.ts';
import { within } from '../closing.ts';
import { shanghaiDate } from '../domain/dates.ts';
import { type Failure, failed, ok, type Result } from '../domain/result.ts';
import type { Ledger } from '../ledger/port.ts';
import type { SqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import type { Log } from '../log.ts';
import { configurationInForce } from '../publications/in-force.ts';
import type { Sealer } from '../vault/port.ts';
import type { WorkBoard } from '../work-board.ts';
import { isCopyDue } from './copy-due.ts';
import { dropJournals, journalKey, lastInJournal } from './journal.ts';
import { createJournalKeeper, type JournalKeeper } from './journal-keeper.ts';
import { type CopyMade, makeCopy } from './make-copy.ts';
import { copiesIn } from './manifest.ts';
import { checkThere, folderPrefix, isThere, onTheMedium, prepareMedium } from './medium.ts';
import type { BackupDesk, BackupPlace } from './port.ts';
import { newRecoveryCode, wrapKey } from './recovery-code.ts';

export interface BackupDeskParts {
  /** Through the watch over the clock, like everything that writes. */
  readonly ledger: Ledger;
  readonly file: SqliteLedger;
  readonly sealer: Sealer;
  readonly dataKey: Uint8Array;
  readonly dataDir: string;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly work: WorkBoard;
  readonly onChange: () => void;
}

const lookEveryMs = 30_000;
/** Between two tries that failed on a medium that is there. */
const tryAgainMs = 300_000;
/** What the end of the terminal waits for; the journal has what a copy does not. */
const lastCopyMs = 8_000;

export interface RunningBackup extends BackupDesk {
  /** A page has come into the vault. */
  page(sha256: string): void;
  /** Is the medium there, is a copy due? Asked by itself every half minute. */
  look(): Promise<void>;
  /** What was committed so far is on the medium, or known not to be. */
  settled(): Promise<void>;
}

export function openBackupDesk(parts: BackupDeskParts): RunningBackup {
  const { ledger, file, clock, log } = parts;
  const closing = new AbortController();
  let keeper: JournalKeeper | null = null;
  let failure: Failure | null = null;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let copying: Promise<Result<void>> | null = null;
  let looking: Promise<void> | null = null;
  const chosen = (): BackupPlace | null => ledger.fact('backup');
  const inTrouble = (next: Failure | null): void => {
    if (next) log.warn({ code: next.code, detail: next.detail }, 'backup in trouble');
    failure = next;
    parts.onChange();
  };

  function keep(place: BackupPlace): JournalKeeper {
    const made = createJournalKeeper({
      folder: place.folder,
      vault: path.join(parts.dataDir, 'vault'),
      key: journalKey(parts.sealer, place.id),
      onTrouble: inTrouble,
      onChange: parts.onChange,
    });
    keeper = made;
    return made;
  }

  /** After a start: the journal goes on where nothing is missing between its last record and the first of this run. */
  async function pickUp(place: BackupPlace): Promise<void> {
    const mine = keep(place);
    let first: number | null = null;
    file.commits.listen((commit) => {
      first ??= commit.number;
      keeper?.commit(commit);
    });
    const expected = (first ?? file.commitNumber() + 1) - 1;
    const from = place.lastCopy?.number;
    if (from === undefined || !(await isThere(place.folder, place.id))) return;
    const last = await lastInJournal(place.folder, from, journalKey(parts.sealer, place.id));
    if (last === expected && keeper === mine) mine.goOnAfter(last);
  }

  function copyNow(): Promise<Result<void>> {
    const place = chosen();
    if (!place) return Promise.resolve(failed('backup/no-place'));
    if (copying) return Promise.resolve(failed('backup/busy'));
    const running = copyTo(place).finally(() => {
      copying = null;
      parts.onChange();
    });
    copying = running;
    parts.onChange();
    return running;
  }

  async function copyTo(place: BackupPlace): Promise<Result<void>> {
    const mine = keeper ?? keep(place);
    const made = await onTheMedium(() =>
      makeCopy({ ...parts, folder: place.folder, backupId: place.id, now: clock.now, signal: closing.signal }),
    ).catch((bug: unknown): Result<never> => {
      log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'the copy threw');
      return failed('backup/cannot-write', String(bug));
    });
    if (!made.ok) {
      triedAtMs = clock.monotonicMs();
      if (!closing.signal.aborted) inTrouble(made.failure);
      return made;
    }
    mine.goOnAfter(made.value.manifest.commit);
    inTrouble(null);
    const noted = note(place, made.value);
    if (!noted.ok) return noted;
    return onTheMedium(async () => {
      await dropOlder(place);
      return ok();
    });
  }

  function note(place: BackupPlace, { manifest }: CopyMade): Result<void> {
    const { madeAt: at, commit: number, headSeq: events, files } = manifest;
    const sizeBytes = files.ledger.sizeBytes + files.settings.sizeBytes + files.pages.sizeBytes;
    return ledger.transact((writer) => {
      const current = chosen();
      if (current?.id !== place.id) return;
      writer.setFact('backup', { ...current, lastCopy: { at, number, events, sizeBytes } });
    });
  }

  async function dropOlder(place: BackupPlace): Promise<void> {
    const copies = await copiesIn(place.folder, parts.sealer);
    const { backupCopies } = configurationInForce(ledger);
    for (const { directory } of copies.slice(backupCopies)) await rm(directory, { recursive: true, force: true });
    const oldest = copies.slice(0, backupCopies).at(-1);
    if (oldest) await dropJournals(place.folder, oldest.manifest.commit);
  }

  async function look(): Promise<void> {
    const place = chosen();
    if (!place || copying) return;
    const there = await checkThere(place.folder, place.id);
    if (!there.ok) {
      if (failure?.code !== there.failure.code) inTrouble(there.failure);
      return;
    }
    const mayTry = failure?.code === 'backup/medium-missing' || clock.monotonicMs() - triedAtMs >= tryAgainMs;
    const due = isCopyDue({
      now: clock.now().toISOString(),
      hour: configurationInForce(ledger).backupHour,
      lastAt: place.lastCopy?.at ?? null,
    });
    if (mayTry && (failure !== null || keeper?.isWhole() !== true || due)) await copyNow();
  }

  async function choose({
    place,
    operatorId,
  }: {
    readonly place: string;
    readonly operatorId: string;
  }): Promise<Result<string>> {
    if (copying) return failed('backup/busy');
    const inside = path.relative(parts.dataDir, path.resolve(place));
    if (!inside.startsWith('..') && !path.isAbsolute(inside)) {
      return failed('input/invalid', 'the place lies inside the folder that it is to save');
    }
    const recoveryCode = newRecoveryCode();
    const wrappedKey = await wrapKey(parts.dataKey, recoveryCode, randomBytes(16));
    const enrolment = ledger.fact('enrolment');
    const id = randomUUID();
    const numberPrefix = enrolment?.numberPrefix ?? 'NEW';
    const folder = path.join(path.resolve(place), `${folderPrefix}${numberPrefix}-${id.slice(0, 8)}`);
    const chosenAt = clock.now().toISOString();
    const office = enrolment?.officeName ?? '';
    const prepared = await onTheMedium(async () => {
      if (!(await isDirectory(place))) return failed('backup/medium-missing', place);
      await prepareMedium(folder, { version: 1, id, office, numberPrefix, madeAt: chosenAt, wrappedKey });
      return ok();
    });
    if (!prepared.ok) return prepared;
    const written = ledger.transact((writer) => {
      writer.setFact('backup', { id, place, folder, chosenAt, wrappedKey, lastCopy: null });
      const body = { backupId: id, place };
      writer.appendEvent({ type: 'terminal/backup-chosen', operatorId, applicationId: null, body });
    });
    if (!written.ok) return written;
    await keeper?.close();
    inTrouble(null);
    const fresh = chosen();
    if (fresh) keep(fresh);
    file.commits.listen((commit) => keeper?.commit(commit));
    void copyNow();
    return ok(recoveryCode);
  }

  const first = chosen();
  if (first)
    looking = pickUp(first).then(look, (bug: unknown) => log.error({ bug: String(bug) }, 'backup not resumed'));
  const timer = setInterval(() => {
    looking ??= look()
      .catch((bug: unknown) => log.error({ bug: String(bug) }, 'the look at the backup threw'))
      .finally(() => {
        looking = null;
      });
  }, lookEveryMs);
  timer.unref();

  return {
    view: () =>
      viewOf(chosen(), { ledger, failure, isCopying: copying !== null, isUpToDate: keeper?.isUpToDate() ?? false }),
    choose,
    copyNow,
    trouble: () => failure,
    page: (sha256) => keeper?.page(sha256),
    look,
    async settled() {
      await looking;
      await copying;
      await keeper?.settled();
    },
    async close() {
      clearInterval(timer);
      await within(lastCopyMs, endWithCopy()).catch(() => {
        closing.abort();
      });
      closing.abort();
      await copying;
      file.commits.stop();
      await keeper?.close();
    },
  };

  /** At the end of the day's work; not for a terminal that only stood there. */
  async function endWithCopy(): Promise<void> {
    await looking;
    await copying;
    const place = chosen();
    if (!place || failure !== null || (place.lastCopy?.events ?? 0) >= ledger.head().seq) return;
    const today = shanghaiDate(clock.now().toISOString());
    const isOfToday = place.lastCopy !== null && shanghaiDate(place.lastCopy.at) === today;
    // The journal holds what came after a copy of today.
    if (!isOfToday || keeper?.isWhole() !== true) await copyNow();
  }
}

async function isDirectory(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function viewOf(
  place: BackupPlace | null,
  now: {
    readonly ledger: Ledger;
    readonly failure: Failure | null;
    readonly isCopying: boolean;
    readonly isUpToDate: boolean;
  },
): BackupView {
  const { failure } = now;
  const { at, sizeBytes, events } = place?.lastCopy ?? { at: null, sizeBytes: 0, events: 0 };
  return {
    place: place?.place ?? null,
    restoredAt: now.ledger.fact('restored')?.at ?? null,
    lastCopy: at === null ? null : { at, sizeBytes, events },
    progress: now.isCopying ? 'copying' : null,
    isUpToDate: failure === null && now.isUpToDate,
    failure: failure && { code: failure.code, detail: failure.detail },
  };
}
