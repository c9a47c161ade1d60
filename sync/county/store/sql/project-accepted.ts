import canonicalize from 'canonicalize';
import type { Application } from '../../../../main/domain/application.ts';
import { filesForCounty } from '../../../../main/domain/county-files.ts';
import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import { acceptedContent } from '../../accepted-content.ts';
import { closePreCheck } from '../../pre-checks/close-pre-check.ts';
import { sqlState, type Transaction } from '../database.ts';
import { sha256Hex } from '../secrets.ts';

/** 入库: one accepted application becomes a row that clerks can find. Null, or why it can't be taken. */
export async function projectAccepted(
  tx: Transaction,
  terminalId: string,
  event: LedgerEvent,
  now: Date,
): Promise<string | null> {
  const content = acceptedContent(event.body);
  if (!content.ok) return content.reason;
  const application = content.application;
  if (application.id !== event.applicationId) return 'the event names another application than its content';

  await tx.query('savepoint projection');
  try {
    const reason = await insertApplication(tx, { terminalId, event, application, now });
    await tx.query('release savepoint projection');
    return reason;
  } catch (error) {
    // 22: data that PostgreSQL can't hold (NUL in a text); 54: nested or long beyond its limits.
    if (!/^(22|54)/.test(sqlState(error) ?? '')) throw error;
    await tx.query('rollback to savepoint projection');
    return 'the content holds characters or structures that can not be stored';
  }
}

async function insertApplication(
  tx: Transaction,
  arrival: { terminalId: string; event: LedgerEvent; application: Application; now: Date },
): Promise<string | null> {
  const { terminalId, event, application, now } = arrival;
  const contentHash = sha256Hex(canonicalize(application) ?? '');
  const inserted = await tx.query(
    `insert into applications (id, terminal_id, event_seq, local_number, item_code, item_name, catalogue_version,
       channel, applicant_name, id_type, id_number, phone, received_at, accepted_at, due_date, content, content_hash,
       arrived_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::jsonb, $17, $18)
     on conflict do nothing returning id`,
    [
      application.id,
      terminalId,
      event.seq,
      application.localNumber,
      application.itemCode,
      application.itemName,
      application.catalogueVersion,
      application.channel,
      application.applicantName,
      application.idType,
      application.idNumber,
      application.phone,
      application.receivedAt,
      application.acceptedAt,
      application.dueDate,
      JSON.stringify(application),
      contentHash,
      now,
    ],
  );
  if (inserted.length === 0) return whyTaken(tx, terminalId, application, contentHash);

  const files = application.materials.flatMap((material) =>
    filesForCounty(material).map((file) => ({
      code: material.code,
      sha256: file.sha256,
      size_bytes: file.sizeBytes,
      media_type: file.mediaType,
    })),
  );
  await tx.query(
    `insert into application_materials (application_id, position, code, sha256, size_bytes, media_type)
     select $1::uuid, p.position, p.code, p.sha256, p.size_bytes, p.media_type
     from json_to_recordset($2::json)
       as p (position int, code text, sha256 text, size_bytes int, media_type text)`,
    [application.id, JSON.stringify(files.map((file, position) => ({ position, ...file })))],
  );
  await closePreCheck(tx, event, application, now);
  return null;
}

/** The id or the number is taken. The very same content of the same terminal, or of the one it stands in for, is no harm. */
async function whyTaken(
  tx: Transaction,
  terminalId: string,
  application: Application,
  contentHash: string,
): Promise<string | null> {
  const [known] = await tx.query<{ is_own: boolean; content_hash: string }>(
    `select a.content_hash, a.terminal_id = t.id or a.terminal_id = any (t.predecessors) as is_own
     from applications a join terminals t on t.id = $2 where a.id = $1`,
    [application.id, terminalId],
  );
  if (known === undefined) return `number ${application.localNumber} already belongs to another application`;
  if (!known.is_own) return 'this application already came from another terminal';
  return known.content_hash === contentHash ? null : 'this application is already here with other content';
}
