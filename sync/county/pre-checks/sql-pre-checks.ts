import { readPointer } from '../../../main/domain/form/json-pointer.ts';
import type { Database, Queryable } from '../store/database.ts';
import { newCaseNumber } from './case-number.ts';
import type { NewPreCheck, PreCheckContent, PreCheckRecord, PreCheckStore } from './port.ts';

export function sqlPreChecks(database: Database, now: () => Date): PreCheckStore {
  const find = async (tx: Queryable, caseNumber: string): Promise<PreCheckRecord | null> => {
    const [row] = await tx.query<PreCheckRow>(`${selectPreChecks} where p.case_number = $1`, [caseNumber]);
    return row === undefined ? null : recordOf(row);
  };
  return {
    make: (order) =>
      database.transaction(async (tx) => {
        const caseNumber = await insert(tx, order, now());
        const made = await find(tx, caseNumber);
        if (made === null) throw new Error(`pre-check ${caseNumber} can't be read back`);
        return made;
      }),

    find: (caseNumber) => find(database, caseNumber),

    take: ({ caseNumber, terminalId, takeOver }) =>
      database.transaction(async (tx) => {
        // One statement decides, so that of two windows at the same moment one gets it.
        await tx.query(
          `update pre_checks set taken_by = $2, taken_at = $3
           where case_number = $1 and application_id is null and expires_at > $3::timestamptz
             and (taken_by is null or ($4::boolean and taken_by <> $2))`,
          [caseNumber, terminalId, now(), takeOver],
        );
        return find(tx, caseNumber);
      }),

    async judge({ caseNumber, note, checkedBy }) {
      await database.query(
        `update pre_checks set content = jsonb_set(content, '{note}', to_jsonb($2::text)), checked_by = $3, checked_at = $4
         where case_number = $1 and application_id is null and expires_at > $4`,
        [caseNumber, note, checkedBy, now()],
      );
    },

    async release(caseNumber) {
      await database.query('update pre_checks set taken_by = null, taken_at = null where case_number = $1', [
        caseNumber,
      ]);
    },

    async withdraw(caseNumber) {
      await database.query(
        'update pre_checks set expires_at = $2 where case_number = $1 and application_id is null and expires_at > $2',
        [caseNumber, now()],
      );
    },

    async list({ search, limit, offset }) {
      const rows = await database.query<PreCheckRow>(
        `${selectPreChecks} where $1::text is null or p.case_number = $1 or starts_with(p.applicant_name, $1)
         order by p.checked_at desc, p.case_number limit $2 offset $3`,
        [search, limit, offset],
      );
      return rows.map(recordOf);
    },
  };
}

/** The number: a new one, or the one that this request got before. */
async function insert(tx: Queryable, order: NewPreCheck, now: Date): Promise<string> {
  const { content, origin } = order;
  const expiresAt = new Date(now.getTime() + order.validForDays * dayMs);
  const [inserted] = await tx.query<{ case_number: string }>(
    `insert into pre_checks (case_number, item_code, item_name, catalogue_version, applicant_name, content, checked_by,
       checked_at, expires_at, service_id, request_id)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11) on conflict do nothing returning case_number`,
    [
      newCaseNumber(now),
      content.itemCode,
      order.itemName,
      order.catalogueVersion,
      applicantName(content),
      JSON.stringify(content),
      order.checkedBy,
      now,
      expiresAt,
      origin?.serviceId ?? null,
      origin?.requestId ?? null,
    ],
  );
  if (inserted !== undefined) return inserted.case_number;
  const [known] = await tx.query<{ case_number: string }>(
    'select case_number from pre_checks where service_id = $1 and request_id = $2',
    [origin?.serviceId ?? null, origin?.requestId ?? null],
  );
  if (known === undefined) throw new Error('a case number was drawn twice');
  return known.case_number;
}

const dayMs = 24 * 3600 * 1000;

function applicantName({ form }: PreCheckContent): string {
  const name = readPointer(form, '/applicant/name');
  return typeof name === 'string' ? name : '';
}

interface PreCheckRow {
  readonly case_number: string;
  readonly item_name: string;
  readonly catalogue_version: number;
  readonly service_id: string | null;
  readonly applicant_name: string;
  readonly content: PreCheckContent;
  readonly checked_by: string;
  readonly checked_at: Date;
  readonly expires_at: Date;
  readonly taken_by: string | null;
  readonly taken_at: Date | null;
  readonly taken_office: string | null;
  readonly application_id: string | null;
  readonly local_number: string | null;
  readonly county_number: string | null;
  readonly used_office: string | null;
}

const selectPreChecks = `select p.case_number, p.item_name, p.catalogue_version, p.service_id, p.applicant_name, p.content,
    p.checked_by, p.checked_at, p.expires_at, p.taken_by, p.taken_at, t.office as taken_office, p.application_id,
    a.local_number, a.county_number, u.office as used_office
  from pre_checks p left join terminals t on t.id = p.taken_by
    left join applications a on a.id = p.application_id left join terminals u on u.id = a.terminal_id`;

function recordOf(row: PreCheckRow): PreCheckRecord {
  const { taken_by: terminalId, taken_at: at, application_id: applicationId } = row;
  return {
    ...row.content,
    caseNumber: row.case_number,
    itemName: row.item_name,
    catalogueVersion: row.catalogue_version,
    serviceId: row.service_id,
    applicantName: row.applicant_name,
    checkedBy: row.checked_by,
    checkedAt: row.checked_at,
    expiresAt: row.expires_at,
    takenBy: terminalId === null || at === null ? null : { terminalId, at, office: row.taken_office ?? '' },
    usedBy:
      applicationId === null
        ? null
        : {
            applicationId,
            localNumber: row.local_number ?? '',
            countyNumber: row.county_number,
            office: row.used_office ?? '',
          },
  };
}
