import type { IdentityFinding, IdentityVerdict, IdentityWord } from '../../../main/domain/identity/verification.ts';
import type { Change } from '../../protocol.ts';
import { noteAction } from '../cases/open-case.ts';
import type { Database, Queryable, Transaction } from '../store/database.ts';
import { recordChange } from '../store/sql/nudge.ts';
import type { CountyIdentityCheck, IdentityRow, IdentityStore } from './port.ts';

export function sqlIdentity(database: Database, now: () => Date): IdentityStore {
  return {
    async pending({ limit, offset }) {
      const rows = await database.query<PendingRow>(
        `select a.id, a.local_number, a.item_name, a.applicant_name, a.id_type, a.id_number, a.accepted_at, t.office,
           ${checkColumns} from ${pendingFrom} order by a.accepted_at, a.id limit $1 offset $2`,
        [limit, offset],
      );
      const [count] = await database.query<{ total: number }>(`select count(*)::int as total from ${pendingFrom}`);
      return { rows: rows.map(rowOf), total: count?.total ?? 0 };
    },
    async ofApplication(applicationId) {
      const [row] = await database.query<CheckRow & { readonly id: string }>(
        `select c.application_id as id, ${checkColumns} from identity_checks c where c.application_id = $1`,
        [applicationId],
      );
      return row === undefined ? null : checkOf(row.id, row);
    },
    check: (applicationId, told) => database.transaction((tx) => check(tx, { applicationId, ...told, now: now() })),
    async isHeld(applicationId) {
      const rows = await database.query(
        `select 1 as held from identity_checks where application_id = $1 and verdict = 'mismatch'`,
        [applicationId],
      );
      return rows.length > 0;
    },
    async putServiceToken(tokenHash) {
      await database.query(
        `insert into settings (name, value) values ('identity-service', $1)
         on conflict (name) do update set value = excluded.value`,
        [tokenHash],
      );
    },
    async isServiceToken(tokenHash) {
      const rows = await database.query(
        `select 1 as same from settings where name = 'identity-service' and value = $1`,
        [tokenHash],
      );
      return rows.length > 0;
    },
  };
}

async function check(
  tx: Transaction,
  told: { applicationId: string; verdict: IdentityVerdict; note: string; by: string; now: Date },
): Promise<boolean> {
  const { applicationId, verdict, note, by, now } = told;
  const [application] = await tx.query<{ terminal_id: string }>(
    'select terminal_id from applications where id = $1 for update',
    [applicationId],
  );
  if (application === undefined) return false;
  await tx.query(
    `insert into identity_checks (application_id, verdict, note, checked_by, checked_at, version)
     values ($1, $2, $3, $4, $5, 1)
     on conflict (application_id) do update set verdict = excluded.verdict, note = excluded.note,
       checked_by = excluded.checked_by, checked_at = excluded.checked_at, version = identity_checks.version + 1`,
    [applicationId, verdict, note, by, now],
  );
  await noteAction(tx, { applicationId, action: `identity-${verdict}`, actor: by, detail: note, now });
  await recordChange(tx, { scope: application.terminal_id, kind: 'identity', applicationId, at: now });
  return true;
}

/** What is said of these applications now. */
export async function identityChanges(database: Queryable, ids: readonly string[]): Promise<readonly Change[]> {
  if (ids.length === 0) return [];
  const rows = await database.query<CheckRow & { readonly id: string }>(
    `select c.application_id as id, ${checkColumns} from identity_checks c where c.application_id = any ($1::uuid[])`,
    [ids],
  );
  return rows.flatMap((row) => {
    const held = checkOf(row.id, row);
    return held ? [{ kind: 'identity' as const, word: held.word }] : [];
  });
}

interface CheckRow {
  readonly verdict: IdentityVerdict | null;
  readonly note: string;
  readonly checked_by: string;
  readonly checked_at: Date;
  readonly version: number;
  readonly finding: IdentityFinding | null;
}

interface PendingRow extends CheckRow {
  readonly id: string;
  readonly local_number: string;
  readonly item_name: string;
  readonly applicant_name: string;
  readonly id_type: string;
  readonly id_number: string;
  readonly accepted_at: string;
  readonly office: string;
}

const checkColumns = 'c.verdict, c.note, c.checked_by, c.checked_at, c.version, c.finding';

const pendingFrom = `applications a join terminals t on t.id = a.terminal_id
  left join identity_checks c on c.application_id = a.id
  where c.verdict is null or c.verdict = 'unavailable'
    or (c.verdict = 'mismatch' and (c.finding ->> 'about')::int = c.version)`;

function rowOf(row: PendingRow): IdentityRow {
  return {
    applicationId: row.id,
    localNumber: row.local_number,
    itemName: row.item_name,
    applicantName: row.applicant_name,
    idType: row.id_type,
    idNumber: row.id_number,
    office: row.office,
    acceptedAt: String(row.accepted_at),
    check: checkOf(row.id, row),
  };
}

function checkOf(applicationId: string, row: CheckRow): CountyIdentityCheck | null {
  if (row.verdict === null) return null;
  const word: IdentityWord = {
    applicationId,
    verdict: row.verdict,
    note: row.note,
    checkedBy: row.checked_by,
    checkedAt: row.checked_at.toISOString(),
    version: row.version,
  };
  return { word, finding: row.finding };
}
