import type { FailureCode } from '../../domain/failures.ts';
import type { Submission } from '../port.ts';
import { openText, sealText } from '../sealed-json.ts';
import type { LedgerFile } from './ledger-file.ts';

export interface SubmissionTable {
  get(applicationId: string): Submission | null;
  due(nowMs: number, limit: number): Submission[];
  undelivered(limit: number): Submission[];
  put(submission: Submission): void;
  /** By their old numbers. */
  moveEvents(newSeqOf: ReadonlyMap<number, number>): void;
}

interface Row {
  readonly application_id: string;
  readonly event_seq: number;
  readonly state: Submission['state'];
  readonly attempts: number;
  readonly next_attempt_ms: number;
  readonly failure: FailureCode | null;
  /** Sealed: what a server says may name the citizen. */
  readonly detail: Uint8Array | null;
}

export function createSubmissionTable(file: LedgerFile): SubmissionTable {
  const find = file.read<Row>('SELECT * FROM submissions WHERE application_id = ?');
  // `sending` is due as well: after a power cut nobody is sending it any more.
  const due = file.read<Row>(
    `SELECT * FROM submissions WHERE state IN ('waiting', 'sending') AND next_attempt_ms <= ?
     ORDER BY event_seq LIMIT ?`,
  );
  const undelivered = file.read<Row>(`SELECT * FROM submissions WHERE state <> 'delivered' ORDER BY event_seq LIMIT ?`);
  const store = file.write(
    `INSERT INTO submissions (application_id, event_seq, state, attempts, next_attempt_ms, failure, detail)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
     ON CONFLICT (application_id) DO UPDATE SET event_seq = ?2, state = ?3, attempts = ?4, next_attempt_ms = ?5,
       failure = ?6, detail = ?7`,
  );

  const pointing = file.read<{ application_id: string; event_seq: number }>(
    'SELECT application_id, event_seq FROM submissions WHERE event_seq >= ?',
  );
  const point = file.write('UPDATE submissions SET event_seq = ?2 WHERE application_id = ?1');

  const submissionOf = (row: Row): Submission => ({
    applicationId: row.application_id,
    eventSeq: row.event_seq,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAtMs: row.next_attempt_ms,
    failure: row.failure,
    failureDetail: row.detail && openText(file.sealer, row.detail, `submissions/${row.application_id}`),
  });

  return {
    get(applicationId) {
      const row = find.one(applicationId);
      return row && submissionOf(row);
    },
    due: (nowMs, limit) => due.all(nowMs, limit).map(submissionOf),
    undelivered: (limit) => undelivered.all(limit).map(submissionOf),
    moveEvents(newSeqOf) {
      for (const row of pointing.all(Math.min(...newSeqOf.keys()))) {
        const moved = newSeqOf.get(row.event_seq);
        if (moved !== undefined) point.run(row.application_id, moved);
      }
    },
    put(submission) {
      const { applicationId, failureDetail } = submission;
      const detail =
        failureDetail === null ? null : sealText(file.sealer, failureDetail, `submissions/${applicationId}`);
      store.run(
        applicationId,
        submission.eventSeq,
        submission.state,
        submission.attempts,
        submission.nextAttemptAtMs,
        submission.failure,
        detail,
      );
    },
  };
}
