import { type Application, type ApplicationSummary, applicationSchema } from '../../domain/application.ts';
import type { FailureCode } from '../../domain/failures.ts';
import type { Submission } from '../port.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import { damagedSummary, type Headline, type Progress, summaryOf } from '../summary.ts';
import type { LedgerFile } from './ledger-file.ts';

/** One row of `applications` with what its submission says. */
export interface ApplicationRow {
  readonly nr: number;
  readonly id: string;
  readonly received_ms: number;
  readonly headline: Uint8Array;
  readonly progress: Uint8Array;
  readonly receipt_printed: number;
  readonly on_desk: number;
  readonly change: number;
  readonly submission_state: Submission['state'] | null;
  readonly submission_failure: FailureCode | null;
}

export const applicationColumns = `a.nr, a.id, a.received_ms, a.headline, a.progress, a.receipt_printed, a.on_desk, a.change,
  s.state AS submission_state, s.failure AS submission_failure
  FROM applications a LEFT JOIN submissions s ON s.application_id = a.id`;

export interface ApplicationSeals {
  content(application: Application): Uint8Array;
  headline(id: string, headline: Headline): Uint8Array;
  progress(id: string, progress: Progress): Uint8Array;
  openProgress(row: ApplicationRow): Progress;
  /** Total: a row that can't be opened is shown as damaged. */
  summary(row: ApplicationRow): ApplicationSummary;
  /** The frozen content with what has moved since. */
  application(row: ApplicationRow, content: Uint8Array): Application;
  /** 128 bits of the HMAC: enough to be unique, half the size of the index. */
  index(key: string): Uint8Array;
}

export function applicationSeals({ sealer }: LedgerFile): ApplicationSeals {
  const open = (bytes: Uint8Array, column: string, id: string): unknown =>
    openJson(sealer, bytes, `applications/${column}/${id}`);
  const seal = (value: unknown, column: string, id: string): Uint8Array =>
    sealJson(sealer, value, `applications/${column}/${id}`);
  const openHeadline = (row: ApplicationRow): Headline => {
    const kept = open(row.headline, 'headline', row.id) as Headline & { readonly acceptedAt?: string };
    return { ...kept, receivedAt: kept.receivedAt ?? kept.acceptedAt ?? new Date(row.received_ms).toISOString() };
  };
  // Of a ledger from before cases were received first: what was accepted at once stands in the headline, and stays there.
  const openProgress = (row: ApplicationRow): Progress => {
    const kept = open(row.progress, 'progress', row.id) as Progress;
    if (kept.acceptedAt !== undefined) return kept;
    const { acceptedAt, dueDate } = open(row.headline, 'headline', row.id) as Pick<Progress, 'acceptedAt' | 'dueDate'>;
    return { ...kept, acceptedAt, dueDate };
  };

  return {
    content: (application) => seal(application, 'content', application.id),
    headline: (id, headline) => seal(headline, 'headline', id),
    progress: (id, progress) => seal(progress, 'progress', id),
    openProgress,
    summary(row) {
      try {
        return summaryOf({
          id: row.id,
          headline: openHeadline(row),
          progress: openProgress(row),
          submission: row.submission_state && { state: row.submission_state, failure: row.submission_failure },
          receiptPrinted: row.receipt_printed === 1,
        });
      } catch {
        return damagedSummary(row.id, row.received_ms);
      }
    },
    application: (row, content) =>
      applicationSchema.parse({ ...(open(content, 'content', row.id) as object), ...openProgress(row) }),
    index: (key) => Buffer.from(sealer.index(key), 'hex').subarray(0, 16),
  };
}
