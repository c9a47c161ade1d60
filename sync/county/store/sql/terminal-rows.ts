import { publicKeySchema } from '../../../crypto/keys.ts';
import type { SignerRecord, TerminalKey, TerminalRecord } from '../port.ts';

export interface TerminalRow {
  readonly id: string;
  readonly number_prefix: string;
  readonly office: string;
  readonly station: string;
  readonly machine_name: string;
  readonly enrolled_at: Date;
  readonly revoked_at: Date | null;
  readonly replaces: string | null;
  readonly replaced_by: string | null;
  readonly predecessors: readonly string[];
  readonly key_ordered_at: Date | null;
  readonly last_contact: Date | null;
  readonly app_version: string | null;
  readonly backlog: number | null;
  readonly clock_offset_ms: number | null;
  readonly chain_conflict: string | null;
  readonly anchored_seq: number;
}

export interface KeyRow {
  readonly key_number: number;
  readonly public_key: unknown;
  readonly valid_from: Date;
  readonly first_used_at: Date | null;
  readonly closed_at: Date | null;
}

const terminalColumns = `t.id, t.number_prefix, t.office, t.station, t.machine_name, t.enrolled_at, t.revoked_at,
    t.replaces, t.replaced_by, t.predecessors, t.key_ordered_at, t.last_contact, t.app_version, t.backlog, t.clock_offset_ms,
    t.chain_conflict, h.seq as anchored_seq`;

export const selectTerminals = `select ${terminalColumns}
  from terminals t join chain_heads h on h.terminal_id = t.id`;

export const keyColumns = 'k.number as key_number, k.public_key, k.valid_from, k.first_used_at, k.closed_at';

export const selectSigners = `select ${terminalColumns}, ${keyColumns}
  from terminals t join chain_heads h on h.terminal_id = t.id join terminal_keys k on k.terminal_id = t.id`;

export function signerOf(row: TerminalRow & KeyRow): SignerRecord {
  return { terminal: terminalOf(row), key: keyOf(row) };
}

export function keyOf(row: KeyRow): TerminalKey {
  return {
    number: row.key_number,
    publicKey: publicKeySchema.parse(row.public_key),
    validFrom: row.valid_from,
    firstUsedAt: row.first_used_at,
    closedAt: row.closed_at,
  };
}

export function terminalOf(row: TerminalRow): TerminalRecord {
  return {
    id: row.id,
    numberPrefix: row.number_prefix,
    office: row.office,
    station: row.station,
    machineName: row.machine_name,
    enrolledAt: row.enrolled_at,
    revokedAt: row.revoked_at,
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    predecessors: row.predecessors,
    keyOrderedAt: row.key_ordered_at,
    lastContact: row.last_contact,
    appVersion: row.app_version,
    backlog: row.backlog,
    clockOffsetMs: row.clock_offset_ms,
    chainConflict: row.chain_conflict,
    anchoredSeq: row.anchored_seq,
  };
}
