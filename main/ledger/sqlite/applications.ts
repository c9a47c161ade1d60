import type { Application, ApplicationSummary, Whereabouts } from '../../domain/application.ts';
import { whereaboutsOf } from '../../domain/whereabouts.ts';
import type { DeskChange, Submission } from '../port.ts';
import { headlineOf, movedOn, noneAnywhere, numberKey, type Progress, personKey, progressOf } from '../summary.ts';
import { type ApplicationRow, applicationColumns, applicationSeals } from './application-rows.ts';
import type { LedgerFile } from './ledger-file.ts';

export interface ApplicationTable {
  get(id: string): Application | null;
  byNumber(localNumber: string): Application | null;
  ofPerson(idNumber: string, limit: number): ApplicationSummary[];
  recent(page: { limit: number; before?: string }): ApplicationSummary[];
  summary(id: string): ApplicationSummary | null;
  changes(after: number, limit: number): DeskChange[];
  insert(application: Application): void;
  update(id: string, change: Partial<Progress>): void;
  markReceiptPrinted(id: string): void;
  /** To be called after each change of its submission; a change number is taken only where the summary shows it. */
  afterSubmission(id: string, before: Pick<Submission, 'state' | 'failure'> | null): void;
  leaveDesk(receivedBeforeMs: number, limit: number): number;
  counts(): Record<Whereabouts, number>;
}

export function createApplicationTable(file: LedgerFile, nextChange: () => number): ApplicationTable {
  const seals = applicationSeals(file);
  const find = file.read<ApplicationRow>(`SELECT ${applicationColumns} WHERE a.id = ?`);
  const findByNumber = file.read<ApplicationRow>(`SELECT ${applicationColumns} WHERE a.number_index = ?`);
  const content = file.read<{ content: Uint8Array }>('SELECT content FROM contents WHERE nr = ?');
  const person = file.read<ApplicationRow>(
    `SELECT ${applicationColumns} WHERE a.person_index = ? ORDER BY a.received_ms DESC, a.nr DESC LIMIT ?`,
  );
  // The page ends with everything received at the same millisecond: paging on with `before` skips nobody.
  const pageEnd = file.read<{ received_ms: number }>(
    'SELECT received_ms FROM applications WHERE received_ms < ? ORDER BY received_ms DESC LIMIT 1 OFFSET ?',
  );
  const page = file.read<ApplicationRow>(
    `SELECT ${applicationColumns} WHERE a.received_ms < ? AND a.received_ms >= ? ORDER BY a.received_ms DESC, a.nr DESC`,
  );
  const changed = file.read<ApplicationRow>(
    `SELECT ${applicationColumns} WHERE a.change > ?1 AND (a.on_desk = 1 OR a.first_change <= ?1)
     ORDER BY a.change LIMIT ?2`,
  );
  const insertRow = file.write(
    `INSERT INTO applications (id, number_index, person_index, received_ms, headline, progress, whereabouts,
       receipt_printed, on_desk, first_change, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 1, ?8, ?8)`,
  );
  const insertContent = file.write('INSERT INTO contents (nr, content) SELECT nr, ?2 FROM applications WHERE id = ?1');
  const move = file.write(
    `UPDATE applications SET progress = ?2, whereabouts = ?3, receipt_printed = ?4, on_desk = 1, change = ?5
     WHERE id = ?1`,
  );
  const leaving = file.read<{ nr: number }>(
    `SELECT nr FROM applications WHERE on_desk = 1 AND whereabouts = 'decided' AND received_ms < ? LIMIT ?`,
  );
  const leave = file.write('UPDATE applications SET on_desk = 0, change = ?2 WHERE nr = ?1');

  const counted = file.read<{ whereabouts: Whereabouts; n: number }>('SELECT whereabouts, n FROM whereabouts_counts');

  const full = (row: ApplicationRow | null): Application | null => {
    const kept = row && content.one(row.nr);
    return row && kept && seals.application(row, kept.content);
  };
  const rowOf = (id: string): ApplicationRow => {
    const row = find.one(id);
    if (!row) throw new Error(`no application ${id}`);
    return row;
  };
  const store = (row: ApplicationRow, progress: Progress, receiptPrinted: boolean): void => {
    const whereabouts = whereaboutsOf(progress.state, row.submission_state);
    move.run(row.id, seals.progress(row.id, progress), whereabouts, receiptPrinted ? 1 : 0, nextChange());
  };

  return {
    get: (id) => full(find.one(id)),
    byNumber: (localNumber) => full(findByNumber.one(seals.index(numberKey(localNumber)))),
    ofPerson: (idNumber, limit) => person.all(seals.index(personKey(idNumber)), limit).map(seals.summary),
    recent({ limit, before }) {
      if (limit < 1) return [];
      const beforeMs = before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before);
      const from = pageEnd.one(beforeMs, limit - 1)?.received_ms ?? Number.MIN_SAFE_INTEGER;
      return page.all(beforeMs, from).map(seals.summary);
    },
    summary(id) {
      const row = find.one(id);
      return row && seals.summary(row);
    },
    changes: (after, limit) =>
      changed.all(after, limit).map((row) => ({
        id: row.id,
        change: row.change,
        document: row.on_desk === 1 ? seals.summary(row) : null,
      })),
    insert(application) {
      const { id } = application;
      insertRow.run(
        id,
        seals.index(numberKey(application.localNumber)),
        seals.index(personKey(application.idNumber)),
        Date.parse(application.receivedAt),
        seals.headline(id, headlineOf(application)),
        seals.progress(id, progressOf(application)),
        whereaboutsOf(application.state, null),
        nextChange(),
      );
      insertContent.run(id, seals.content(application));
    },
    update(id, change) {
      const row = rowOf(id);
      store(row, movedOn(seals.openProgress(row), change), row.receipt_printed === 1);
    },
    markReceiptPrinted(id) {
      const row = rowOf(id);
      if (row.receipt_printed === 0) store(row, seals.openProgress(row), true);
    },
    afterSubmission(id, before) {
      const row = rowOf(id);
      const progress = seals.openProgress(row);
      const moved =
        whereaboutsOf(progress.state, row.submission_state) !== whereaboutsOf(progress.state, before?.state ?? null);
      if (moved || row.submission_failure !== (before?.failure ?? null))
        store(row, progress, row.receipt_printed === 1);
    },
    leaveDesk(receivedBeforeMs, limit) {
      const rows = leaving.all(receivedBeforeMs, limit);
      for (const { nr } of rows) leave.run(nr, nextChange());
      return rows.length;
    },
    counts: () => ({ ...noneAnywhere, ...Object.fromEntries(counted.all().map((row) => [row.whereabouts, row.n])) }),
  };
}
