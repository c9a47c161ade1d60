import { readPointer } from '../../../main/domain/form/json-pointer.ts';
import { preCheckFilingSchema } from '../../../main/domain/pre-check-filing.ts';
import type { Transaction } from '../store/database.ts';
import type { Arrival } from '../store/sql/project-event.ts';
import { isUnstorable } from '../store/sql/unstorable.ts';
import { selfFiled } from './port.ts';

export const filedEvent = 'pre-check/filed' as const;

/**
 * 自助预审 comes in under the number that its slip bears: from now on every window of the county opens it. It is kept as
 * the citizen gave it; nobody has looked at it, and its `checked_by` says so. Null, or why it can't be taken.
 */
export async function projectFiled(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  const parsed = preCheckFilingSchema.safeParse(event.body.filing);
  if (!parsed.success) return 'the pre-check does not have the expected shape';
  const { caseNumber, itemCode, itemName, catalogueVersion, situation, form, materials, filedAt, expiresAt } =
    parsed.data;
  const content = { itemCode, situation, form, materials, note: '' };
  const name = readPointer(form, '/applicant/name');
  // A kiosk whose clock runs behind must not hand out what is over before it arrives.
  const validMs = Math.max(Date.parse(expiresAt) - Date.parse(filedAt), 0);
  const until = new Date(Math.max(Date.parse(expiresAt), now.getTime() + validMs));
  await tx.query('savepoint filing');
  try {
    const inserted = await tx.query(
      `insert into pre_checks (case_number, item_code, item_name, catalogue_version, applicant_name, content, checked_by,
         checked_at, expires_at, terminal_id, event_id)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11) on conflict do nothing returning case_number`,
      [
        caseNumber,
        itemCode,
        itemName,
        catalogueVersion,
        typeof name === 'string' ? name : '',
        JSON.stringify(content),
        selfFiled,
        now,
        until,
        terminalId,
        event.id,
      ],
    );
    await tx.query('release savepoint filing');
    if (inserted.length > 0) return null;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint filing');
    return 'the pre-check holds characters or structures that can not be stored';
  }
  const same = await tx.query('select case_number from pre_checks where case_number = $1 and event_id = $2', [
    caseNumber,
    event.id,
  ]);
  return same.length > 0 ? null : `number ${caseNumber} already belongs to another pre-check`;
}
