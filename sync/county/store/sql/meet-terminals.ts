import { type KeyName, keyIdOf } from '../../../crypto/key-id.ts';
import type { Database } from '../database.ts';
import { gathered } from '../gathered.ts';
import type { SignerRecord } from '../port.ts';
import { type KeyRow, selectSigners, signerOf, type TerminalRow } from './terminal-rows.ts';

const groups = { groupsAtOnce: 2, mostAsks: 200 };

/** Each request of a terminal asks for its key, as it is now: read from the database for each, for many at once. */
export function signersIn(database: Database): (name: KeyName) => Promise<SignerRecord | null> {
  return gathered(groups, async (names: readonly KeyName[]) => {
    const asked = new Map(names.map((name) => [keyIdOf(name), { id: name.terminalId, number: name.keyNumber }]));
    const rows = await database.query<TerminalRow & KeyRow>(
      `${selectSigners} join json_to_recordset($1::json) as asked (id text, number int)
         on asked.id = t.id and asked.number = k.number`,
      [JSON.stringify([...asked.values()])],
    );
    const found = new Map(
      rows.map((row) => [keyIdOf({ terminalId: row.id, keyNumber: row.key_number }), signerOf(row)]),
    );
    return names.map((name) => found.get(keyIdOf(name)) ?? null);
  });
}

/**
 * Writes down that a terminal was here. Whoever is being written about by somebody else is passed over, so that nobody
 * waits for another: the next request says it again.
 */
export function contactsIn(database: Database, now: () => Date): (terminalId: string) => Promise<void> {
  return gathered({ ...groups, groupsAtOnce: 1 }, async (ids: readonly string[]) => {
    await database.query(
      `update terminals set last_contact = $2 where id in (
         select t.id from terminals t where t.id in (select json_array_elements_text($1::json))
         for no key update skip locked)`,
      [JSON.stringify([...new Set(ids)]), now()],
    );
    return ids.map(() => undefined);
  });
}
