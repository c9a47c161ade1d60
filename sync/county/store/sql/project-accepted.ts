import canonicalize from 'canonicalize';
import type { Application } from '../../../../main/domain/application.ts';
import { filesForCounty } from '../../../../main/domain/county-files.ts';
import { acceptedContent } from '../../accepted-content.ts';
import { closePreCheck } from '../../pre-checks/close-pre-check.ts';
import type { Transaction } from '../database.ts';
import { sha256Hex } from '../secrets.ts';
import type { Arrival } from './project-event.ts';
import { isUnstorable } from './unstorable.ts';

/** 入库: one accepted application becomes a row that clerks can find. Null, or why it can't be taken. */
export async function projectAccepted(tx: Transaction, arrival: Arrival): Promise<string | null> {
  const content = acceptedContent(arrival.event.body);
  if (!content.ok) return content.reason;
  const application = content.application;
  if (application.id !== arrival.event.applicationId) return 'the event names another application than its content';
  if (arrival.care === 'quick') return insertApplication(tx, arrival, application);

  await tx.query('savepoint projection');
  try {
    const reason = await insertApplication(tx, arrival, application);
    await tx.query('release savepoint projection');
    return reason;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint projection');
    return 'the content holds characters or structures that can not be stored';
  }
}

async function insertApplication(
  tx: Transaction,
  { terminalId, event, now }: Arrival,
  application: Application,
): Promise<string | null> {
  const contentHash = sha256Hex(canonicalize(application) ?? '');
  const files = application.materials.flatMap(filesOf).map((file, position) => ({ position, ...file }));
  const inserted = await tx.query(
    `with inserted as (
       insert into applications (id, terminal_id, event_seq, local_number, item_code, item_name, catalogue_version,
         channel, applicant_name, id_type, id_number, phone, received_at, accepted_at, due_date, content, content_hash,
         arrived_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::jsonb, $17, $18)
       on conflict do nothing returning id
     ), listed as (
       insert into application_materials (application_id, position, code, sha256, size_bytes, media_type)
       select i.id, p.position, p.code, p.sha256, p.size_bytes, p.media_type
       from inserted i, json_to_recordset($19::json)
         as p (position int, code text, sha256 text, size_bytes int, media_type text)
     )
     select id from inserted`,
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
      JSON.stringify(files),
    ],
  );
  if (inserted.length === 0) return whyTaken(tx, terminalId, application, contentHash);
  await closePreCheck(tx, event, application, now);
  return null;
}

function filesOf(material: Application['materials'][number]) {
  return filesForCounty(material).map(({ sha256, sizeBytes, mediaType }) => ({
    code: material.code,
    sha256,
    size_bytes: sizeBytes,
    media_type: mediaType,
  }));
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
