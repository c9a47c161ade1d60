import { type Amendment, amendmentSchema } from '../../../main/domain/amendment.ts';
import { filesForCounty } from '../../../main/domain/county-files.ts';
import type { LedgerEvent } from '../../../main/domain/ledger-event.ts';
import { type OfItem, strangeMaterials, strangeWords } from '../publications/material-codes.ts';
import { sqlState, type Transaction } from '../store/database.ts';

export const amendedEvent = 'application/amended' as const;

/**
 * An amendment made at a terminal, kept as it was sent. It takes effect at the next submit, when its pages are here. Null,
 * or why it can't be taken; the event itself stays in any case.
 */
export async function projectAmended(
  tx: Transaction,
  terminalId: string,
  event: LedgerEvent,
  now: Date,
): Promise<string | null> {
  const parsed = amendmentSchema.safeParse(event.body.amendment);
  if (!parsed.success) return 'the amendment does not have the expected shape';
  const amendment = parsed.data;
  const [owner] = await tx.query<OfItem>(
    `select a.item_code as "itemCode", a.catalogue_version as "catalogueVersion" from applications a join terminals t on t.id = $2
     where a.id = $1 and (a.terminal_id = t.id or a.terminal_id = any (t.predecessors))`,
    [event.applicationId, terminalId],
  );
  if (owner === undefined) return 'the amendment is for an application that did not come from this terminal';
  const strange = await strangeMaterials(
    tx,
    owner,
    amendment.materials.map(({ code }) => code),
  );
  if (strange.length > 0) return strangeWords(strange);
  await tx.query('savepoint amendment');
  try {
    const known = await insert(tx, { applicationId: event.applicationId ?? '', amendment, now });
    await tx.query('release savepoint amendment');
    return known ? null : 'this amendment is already here with other content';
  } catch (error) {
    // 22: data that PostgreSQL can't hold (NUL in a text); 54: nested or long beyond its limits.
    if (!/^(22|54)/.test(sqlState(error) ?? '')) throw error;
    await tx.query('rollback to savepoint amendment');
    return 'the amendment holds characters or structures that can not be stored';
  }
}

/** False when another amendment has this id. */
async function insert(
  tx: Transaction,
  { applicationId, amendment, now }: { applicationId: string; amendment: Amendment; now: Date },
): Promise<boolean> {
  const asSent = JSON.stringify({ ...amendment, origin: 'terminal', version: null });
  const inserted = await tx.query(
    `insert into application_amendments (id, application_id, origin, state, amendment, arrived_at)
     values ($1, $2, 'terminal', 'waiting', $3::jsonb, $4) on conflict do nothing returning id`,
    [amendment.id, applicationId, asSent, now],
  );
  if (inserted.length === 0) {
    const same = await tx.query(
      'select id from application_amendments where id = $1 and application_id = $2 and amendment = $3::jsonb',
      [amendment.id, applicationId, asSent],
    );
    return same.length > 0;
  }
  const files = amendment.materials.flatMap((material) =>
    filesForCounty(material).map((file) => ({
      code: material.code,
      sha256: file.sha256,
      size_bytes: file.sizeBytes,
      media_type: file.mediaType,
    })),
  );
  await tx.query(
    `insert into application_materials (application_id, position, code, sha256, size_bytes, media_type)
     select $1::uuid, (select coalesce(max(position), -1) from application_materials where application_id = $1::uuid)
       + row_number() over (), p.code, p.sha256, p.size_bytes, p.media_type
     from json_to_recordset($2::json) as p (code text, sha256 text, size_bytes int, media_type text)`,
    [applicationId, JSON.stringify(files)],
  );
  return true;
}
