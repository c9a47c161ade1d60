import type { Database } from '../database.ts';
import type { PlaceStore } from '../port.ts';

/** SQL: the place of the office that this column names; an office that nobody has placed belongs to the county as a whole. */
export function placeOfOffice(column: 't.office' | 'c.office'): string {
  return `coalesce((select o.place_code from offices o where o.name = ${column}), '')`;
}

export function sqlPlaces(database: Database): PlaceStore {
  return {
    async putOffice({ name, placeCode }) {
      await database.query(
        `insert into offices (name, place_code) values ($1, $2)
         on conflict (name) do update set place_code = excluded.place_code`,
        [name, placeCode],
      );
    },

    async office(name) {
      const [row] = await database.query<{ placeCode: string }>(
        'select place_code as "placeCode" from offices where name = $1',
        [name],
      );
      return row ?? null;
    },

    async ofTerminal(id) {
      const [row] = await database.query<{ placeCode: string }>(
        `select ${placeOfOffice('t.office')} as "placeCode" from terminals t where t.id = $1`,
        [id],
      );
      return row?.placeCode ?? null;
    },

    async counts(placeCode) {
      const [row] = await database.query<{ terminals: number; codes: number }>(
        `select
           (select count(*)::int from terminals t where starts_with(${placeOfOffice('t.office')}, $1)) as terminals,
           (select count(*)::int from enrolment_codes c where starts_with(${placeOfOffice('c.office')}, $1)) as codes`,
        [placeCode],
      );
      return row ?? { terminals: 0, codes: 0 };
    },
  };
}
