import { randomUUID } from 'node:crypto';
import type { EnrolReply, EnrolRequest } from '../../../protocol.ts';
import type { Database, Transaction } from '../database.ts';
import type { Outcome, TerminalRecord, TerminalStore } from '../port.ts';
import { type CountySettings, enrolmentCodeHash, newNumberPrefix, sha256Hex, terminalToken } from '../secrets.ts';
import { nudge } from './nudge.ts';

export function sqlTerminals(database: Database, settings: CountySettings, now: () => Date): TerminalStore {
  return {
    async registerCode({ code, office, createdBy, expiresAt }) {
      const rows = await database.query(
        `insert into enrolment_codes (code_hash, office, created_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing returning code_hash`,
        [enrolmentCodeHash(code), office, createdBy, now(), expiresAt],
      );
      return rows.length === 1;
    },

    enrol: (request) => database.transaction((tx) => enrolOnce(tx, request, settings, now())),

    async byToken(token) {
      const rows = await database.query<TerminalRow>(`${selectTerminals} where t.token_hash = $1`, [sha256Hex(token)]);
      return rows[0] === undefined ? null : terminalOf(rows[0]);
    },

    async recordContact(id) {
      await database.query('update terminals set last_contact = $2 where id = $1', [id, now()]);
    },

    async recordChainConflict(id, reason) {
      await database.query('update terminals set chain_conflict = $2 where id = $1', [id, reason]);
    },

    async revoke(id) {
      await database.transaction(async (tx) => {
        await tx.query('update terminals set revoked_at = coalesce(revoked_at, $2) where id = $1', [id, now()]);
        await nudge(tx, id);
      });
    },

    async list({ limit, offset }) {
      const rows = await database.query<TerminalRow>(
        `${selectTerminals} order by t.enrolled_at desc, t.id limit $1 offset $2`,
        [limit, offset],
      );
      return rows.map(terminalOf);
    },

    codes: ({ limit, offset }) =>
      database.query(
        `select office, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
                used_at as "usedAt", terminal_id as "terminalId"
         from enrolment_codes order by created_at desc limit $1 offset $2`,
        [limit, offset],
      ),
  };
}

interface CodeRow {
  readonly office: string;
  readonly expires_at: Date;
  readonly terminal_id: string | null;
}

async function enrolOnce(
  tx: Transaction,
  request: EnrolRequest,
  settings: CountySettings,
  now: Date,
): Promise<Outcome<Omit<EnrolReply, 'countyName'>>> {
  const codeHash = enrolmentCodeHash(request.code);
  // The row lock makes a second instance with the same code wait, and then find it used.
  const [code] = await tx.query<CodeRow>(
    'select office, expires_at, terminal_id from enrolment_codes where code_hash = $1 for update',
    [codeHash],
  );
  if (code === undefined) return codeInvalid('no such enrolment code');
  if (code.expires_at <= now) return codeInvalid('the enrolment code has expired');

  const publicKeyX = request.publicKey.x;
  if (code.terminal_id !== null) {
    const [terminal] = await tx.query<{ number_prefix: string; public_key_x: string; revoked_at: Date | null }>(
      'select number_prefix, public_key_x, revoked_at from terminals where id = $1',
      [code.terminal_id],
    );
    if (terminal === undefined || terminal.public_key_x !== publicKeyX || terminal.revoked_at !== null) {
      return codeInvalid('the enrolment code has been used');
    }
    return reply(code.terminal_id, terminal.number_prefix);
  }

  const terminalId = `T-${randomUUID()}`;
  const numberPrefix = await insertTerminal(tx, { terminalId, request, office: code.office, settings, now });
  await tx.query('update enrolment_codes set used_at = $2, terminal_id = $3 where code_hash = $1', [
    codeHash,
    now,
    terminalId,
  ]);
  return reply(terminalId, numberPrefix);

  function reply(id: string, prefix: string): Outcome<Omit<EnrolReply, 'countyName'>> {
    const token = terminalToken(settings.tokenSecret, id, publicKeyX);
    const officeName = code?.office ?? '';
    return { ok: true, value: { terminalId: id, numberPrefix: prefix, token, officeName } };
  }
}

/** Draws number prefixes until one is free. */
async function insertTerminal(
  tx: Transaction,
  terminal: {
    terminalId: string;
    request: EnrolRequest;
    office: string;
    settings: CountySettings;
    now: Date;
  },
): Promise<string> {
  const { terminalId, request, office, settings, now } = terminal;
  const token = terminalToken(settings.tokenSecret, terminalId, request.publicKey.x);
  for (let draw = 0; draw < 1000; draw += 1) {
    const prefix = newNumberPrefix();
    const inserted = await tx.query(
      `insert into terminals
         (id, number_prefix, public_key_x, token_hash, office, station, machine_name, enrolled_at, last_contact)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict (number_prefix) do nothing returning id`,
      [
        terminalId,
        prefix,
        request.publicKey.x,
        sha256Hex(token),
        office,
        request.station,
        withoutControls(request.machineName),
        now,
      ],
    );
    if (inserted.length === 1) {
      await tx.query(`insert into chain_heads (terminal_id, seq, hash) values ($1, 0, repeat('0', 64))`, [terminalId]);
      return prefix;
    }
  }
  throw new Error('no free number prefix left');
}

/** PostgreSQL's text has no NUL, and nobody wants the others on a page. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, '').toWellFormed();
}

function codeInvalid(message: string): Outcome<never> {
  return { ok: false, error: 'code-invalid', message };
}

interface TerminalRow {
  readonly id: string;
  readonly number_prefix: string;
  readonly public_key_x: string;
  readonly office: string;
  readonly station: string;
  readonly machine_name: string;
  readonly enrolled_at: Date;
  readonly revoked_at: Date | null;
  readonly last_contact: Date | null;
  readonly app_version: string | null;
  readonly clock_offset_ms: number | null;
  readonly chain_conflict: string | null;
  readonly anchored_seq: number;
}

const selectTerminals = `select t.id, t.number_prefix, t.public_key_x, t.office, t.station, t.machine_name, t.enrolled_at,
    t.revoked_at, t.last_contact, t.app_version, t.clock_offset_ms, t.chain_conflict, h.seq as anchored_seq
  from terminals t join chain_heads h on h.terminal_id = t.id`;

function terminalOf(row: TerminalRow): TerminalRecord {
  return {
    id: row.id,
    numberPrefix: row.number_prefix,
    publicKeyX: row.public_key_x,
    office: row.office,
    station: row.station,
    machineName: row.machine_name,
    enrolledAt: row.enrolled_at,
    revokedAt: row.revoked_at,
    lastContact: row.last_contact,
    appVersion: row.app_version,
    clockOffsetMs: row.clock_offset_ms,
    chainConflict: row.chain_conflict,
    anchoredSeq: row.anchored_seq,
  };
}
