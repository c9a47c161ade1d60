import canonicalize from 'canonicalize';
import type { Application } from '../../../../main/domain/application.ts';
import { filesForCounty } from '../../../../main/domain/county-files.ts';
import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import { sha256Hex } from '../secrets.ts';

/** One row of `insertedApplications`, as it goes to the server in JSON. */
export function arrivedApplication(event: LedgerEvent, application: Application) {
  return {
    id: application.id,
    event_seq: event.seq,
    local_number: application.localNumber,
    item_code: application.itemCode,
    item_name: application.itemName,
    catalogue_version: application.catalogueVersion,
    channel: application.channel,
    applicant_name: application.applicantName,
    id_type: application.idType,
    id_number: application.idNumber,
    phone: application.phone,
    received_at: application.receivedAt,
    accepted_at: application.acceptedAt,
    due_date: application.dueDate,
    content: application,
    content_hash: sha256Hex(canonicalize(application) ?? ''),
    files: application.materials
      .flatMap((material) => filesForCounty(material).map((file) => ({ code: material.code, ...file })))
      .map(({ code, sha256, sizeBytes, mediaType }, position) => ({
        position,
        code,
        sha256,
        size_bytes: sizeBytes,
        media_type: mediaType,
      })),
  };
}

/**
 * Applications with their files, as parts of one statement; `inserted` names those that are new. Parameters: the terminal,
 * the rows as JSON, now.
 */
export function insertedApplications(
  [terminal, rows, now]: readonly [string, string, string],
  onConflict: '' | 'on conflict do nothing',
  onlyIf = 'true',
): string {
  return `arrived as (
    select * from json_to_recordset(${rows}::json) as a (id uuid, event_seq int, local_number text, item_code text,
      item_name text, catalogue_version int, channel text, applicant_name text, id_type text, id_number text, phone text,
      received_at text, accepted_at text, due_date text, content jsonb, content_hash text, files json)
    where ${onlyIf}
  ), inserted as (
    insert into applications (id, terminal_id, event_seq, local_number, item_code, item_name, catalogue_version, channel,
      applicant_name, id_type, id_number, phone, received_at, accepted_at, due_date, content, content_hash, arrived_at)
    select id, ${terminal}, event_seq, local_number, item_code, item_name, catalogue_version, channel, applicant_name,
      id_type, id_number, phone, received_at, accepted_at, due_date, content, content_hash, ${now}::timestamptz
    from arrived ${onConflict} returning id
  ), listed as (
    insert into application_materials (application_id, position, code, sha256, size_bytes, media_type)
    select a.id, f.position, f.code, f.sha256, f.size_bytes, f.media_type
    from inserted i join arrived a on a.id = i.id, json_to_recordset(a.files)
      as f (position int, code text, sha256 text, size_bytes int, media_type text)
  )`;
}
