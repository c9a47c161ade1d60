import type { CreditVerdict, CreditWord } from '../../../main/domain/credit.ts';
import type { Change } from '../../protocol.ts';
import { noteAction } from '../cases/open-case.ts';
import type { Database, Queryable } from '../store/database.ts';
import type { Page } from '../store/port.ts';
import { recordChange } from '../store/sql/nudge.ts';

/** 信用核查 (R64). Each word is one version, one change row and one nudge; it decides nothing about the case itself. */
export interface CreditStore {
  /** By the number on the receipt or the county's own; false where there is no such application. */
  tell(number: string, told: { verdict: CreditVerdict; note: string; by: string }): Promise<boolean>;
  /** Newest first. */
  list(page: Page): Promise<readonly ToldCredit[]>;
}

export interface ToldCredit extends CreditWord {
  readonly localNumber: string;
  readonly applicantName: string;
}

export function sqlCredit(database: Database, now: () => Date): CreditStore {
  return {
    tell: (number, { verdict, note, by }) =>
      database.transaction(async (tx) => {
        const [application] = await tx.query<{ id: string; terminal_id: string }>(
          'select id, terminal_id from applications where local_number = $1 or county_number = $1 for update',
          [number],
        );
        if (application === undefined) return false;
        const { id: applicationId } = application;
        await tx.query(
          `insert into credit_checks (application_id, verdict, note, checked_by, checked_at, version)
           values ($1, $2, $3, $4, $5, 1)
           on conflict (application_id) do update set verdict = excluded.verdict, note = excluded.note,
             checked_by = excluded.checked_by, checked_at = excluded.checked_at, version = credit_checks.version + 1`,
          [applicationId, verdict, note, by, now()],
        );
        await noteAction(tx, { applicationId, action: `credit-${verdict}`, actor: by, detail: note, now: now() });
        await recordChange(tx, { scope: application.terminal_id, kind: 'credit', applicationId, at: now() });
        return true;
      }),
    async list({ limit, offset }) {
      const rows = await database.query<Row & { localNumber: string; applicantName: string }>(
        `select ${columns}, a.local_number as "localNumber", a.applicant_name as "applicantName"
         from credit_checks c join applications a on a.id = c.application_id
         order by c.checked_at desc limit $1 offset $2`,
        [limit, offset],
      );
      return rows.map((row) => ({ ...row, checkedAt: row.checkedAt.toISOString() }));
    },
  };
}

export async function creditChanges(database: Queryable, ids: readonly string[]): Promise<readonly Change[]> {
  if (ids.length === 0) return [];
  const rows = await database.query<Row>(
    `select ${columns} from credit_checks c where c.application_id = any ($1::uuid[])`,
    [ids],
  );
  return rows.map((row) => ({ kind: 'credit', word: { ...row, checkedAt: row.checkedAt.toISOString() } }));
}

type Row = Omit<CreditWord, 'checkedAt'> & { readonly checkedAt: Date };

const columns = `c.application_id as "applicationId", c.verdict, c.note, c.checked_by as "checkedBy",
  c.checked_at as "checkedAt", c.version`;
