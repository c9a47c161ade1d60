import { codeSecret } from '../../../crypto/code-secret.ts';
import type { Database } from '../database.ts';
import type { TerminalStore } from '../port.ts';
import { enrolOnce } from './enrol.ts';
import { contactsIn, signersIn } from './meet-terminals.ts';
import { nudge } from './nudge.ts';
import { placeOfOffice } from './places.ts';
import { announceKey, recordKeyUse } from './terminal-keys.ts';
import { type KeyRow, keyColumns, keyOf, selectTerminals, type TerminalRow, terminalOf } from './terminal-rows.ts';

export function sqlTerminals(database: Database, now: () => Date): TerminalStore {
  const signer = signersIn(database);
  return {
    async registerCode({ code, office, createdBy, expiresAt, replaces = null }) {
      const { handle, key } = await codeSecret(code);
      const rows = await database.query(
        `insert into enrolment_codes (code_hash, mac_key, office, created_by, created_at, expires_at, replaces)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning code_hash`,
        [handle, Buffer.from(key).toString('hex'), office, createdBy, now(), expiresAt, replaces],
      );
      return rows.length === 1;
    },

    async codeKey(codeHandle) {
      const [row] = await database.query<{ mac_key: string | null }>(
        'select mac_key from enrolment_codes where code_hash = $1',
        [codeHandle],
      );
      return row?.mac_key ? Buffer.from(row.mac_key, 'hex') : null;
    },

    enrol: (order) => database.transaction((tx) => enrolOnce(tx, order, now())),

    signer: (terminalId, keyNumber) => signer({ terminalId, keyNumber }),

    announceKey: (terminalId, key) => database.transaction((tx) => announceKey(tx, { terminalId, ...key, now: now() })),

    recordKeyUse: (terminalId, keyNumber, signedAt) =>
      database.transaction((tx) => recordKeyUse(tx, { terminalId, keyNumber, signedAt, now: now() })),

    async orderNewKey(id) {
      await database.transaction(async (tx) => {
        await tx.query('update terminals set key_ordered_at = $2 where id = $1', [id, now()]);
        await nudge(tx, id);
      });
    },

    async keys(id) {
      const rows = await database.query<KeyRow>(
        `select ${keyColumns} from terminal_keys k where k.terminal_id = $1 order by k.number limit 1000`,
        [id],
      );
      return rows.map(keyOf);
    },

    recordContact: contactsIn(database, now),

    async recordReport(id, { backlog, app }) {
      await database.query(
        `update terminals set backlog = $2::int, app_version = $3
         where id = $1 and (backlog is distinct from $2::int or app_version is distinct from $3)`,
        [id, backlog, app],
      );
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

    async find(id) {
      const [row] = await database.query<TerminalRow>(`${selectTerminals} where t.id = $1`, [id]);
      return row === undefined ? null : terminalOf(row);
    },

    async list({ limit, offset, placeCode = '' }) {
      const rows = await database.query<TerminalRow>(
        `${selectTerminals} where starts_with(${placeOfOffice('t.office')}, $3)
         order by t.enrolled_at desc, t.id limit $1 offset $2`,
        [limit, offset, placeCode],
      );
      return rows.map(terminalOf);
    },

    codes: ({ limit, offset, placeCode = '' }) =>
      database.query(
        `select c.office, ${placeOfOffice('c.office')} as "placeCode", c.created_by as "createdBy", c.created_at as "createdAt", c.expires_at as "expiresAt",
                c.used_at as "usedAt", c.terminal_id as "terminalId", t.number_prefix as "replacesPrefix"
         from enrolment_codes c left join terminals t on t.id = c.replaces
         where starts_with(${placeOfOffice('c.office')}, $3)
         order by c.created_at desc, c.code_hash limit $1 offset $2`,
        [limit, offset, placeCode],
      ),
  };
}
