import canonicalize from 'canonicalize';
import type { Application } from '../../../../main/domain/application.ts';
import { filesForCounty } from '../../../../main/domain/county-files.ts';
import type { LedgerEvent } from '../../../../main/domain/ledger-event.ts';
import { sha256Hex } from '../secrets.ts';

const opened: ReadonlySet<string> = new Set(['RECEIVED', 'CORRECTION', 'ACCEPTED', 'NOT_ACCEPTED']);

/** One row of `insertedApplications`, as it goes to the server in JSON. */
export function arrivedApplication(terminalId: string, event: LedgerEvent, application: Application) {
  return {
    id: application.id,
    terminal_id: terminalId,
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
    // What a terminal may begin with; every further step is a move that is judged here.
    status: opened.has(application.state) ? application.state : 'ACCEPTED',
    due_date: application.dueDate,
    handling_place: application.handledBy?.placeCode ?? '',
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

/** The number by which the county knows it, given when it is whole: the day of its delivery there, and a count. */
export const nextCountyNumber = (now: string) =>
  `to_char(${now}::timestamptz at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-' || lpad(nextval('county_numbers')::text, 6, '0')`;

/**
 * Applications with their files, as parts of one statement; `inserted` names those that are new. Parameters: the rows as
 * JSON, now. `numbersWhole`: those of which every file is held are delivered by it. `onlyIf`: about `a`, one of the rows.
 */
export function insertedApplications(plan: {
  readonly rows: string;
  readonly now: string;
  readonly onConflict: '' | 'on conflict do nothing';
  readonly numbersWhole: boolean;
  readonly onlyIf?: string;
}): string {
  const { rows, now, onConflict, numbersWhole, onlyIf = 'true' } = plan;
  return `arrived as (
    select * from json_to_recordset(${rows}::json) as a (id uuid, terminal_id text, event_seq int, local_number text,
      item_code text, item_name text, catalogue_version int, channel text, applicant_name text, id_type text,
      id_number text, phone text, received_at text, accepted_at text, status text, due_date text, handling_place text, content jsonb, content_hash text,
      files json)
    where ${onlyIf}
  ), inserted as (
    insert into applications (id, terminal_id, event_seq, local_number, item_code, item_name, catalogue_version, channel,
      applicant_name, id_type, id_number, phone, received_at, accepted_at, status, due_date, handling_place, content, content_hash, arrived_at,
      county_number, delivered_at)
    select id, terminal_id, event_seq, local_number, item_code, item_name, catalogue_version, channel, applicant_name,
      id_type, id_number, phone, received_at, accepted_at, status, due_date, handling_place, content, content_hash, ${now}::timestamptz,
      case when is_whole then ${nextCountyNumber(now)} end, case when is_whole then ${now}::timestamptz end
    from (select arrived.*, ${numbersWhole ? isWhole : 'false'} as is_whole from arrived) as whole
    ${onConflict} returning id, terminal_id, county_number
  ), listed as (
    insert into application_materials (application_id, position, code, sha256, size_bytes, media_type)
    select a.id, f.position, f.code, f.sha256, f.size_bytes, f.media_type
    from inserted i join arrived a on a.id = i.id, json_to_recordset(a.files)
      as f (position int, code text, sha256 text, size_bytes int, media_type text)
  )`;
}

const isWhole = `not exists (select from json_to_recordset(arrived.files) as f (sha256 text)
      where not exists (select from materials h where h.sha256 = f.sha256))`;
