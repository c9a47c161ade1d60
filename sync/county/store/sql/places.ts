import type { Database, Queryable } from '../database.ts';
import type { PlaceStore } from '../port.ts';
import { recordChange } from './nudge.ts';

/** SQL: the place of the office that this column names; an office that nobody has placed belongs to the county as a whole. */
export function placeOfOffice(column: 't.office' | 'c.office'): string {
  return `coalesce((select o.place_code from offices o where o.name = ${column}), '')`;
}

/** SQL about `a` and its terminal `t`: where it is decided. */
export const placeOfDecision = `coalesce(nullif(a.handling_place, ''), ${placeOfOffice('t.office')})`;

/** SQL: whoever is for the place that decides sees it, and so does the place that took it in. */
export function isSeenFrom(placeCode: string): string {
  return `(starts_with(${placeOfDecision}, ${placeCode}) or starts_with(${placeOfOffice('t.office')}, ${placeCode}))`;
}

export function sqlPlaces(database: Database, now: () => Date): PlaceStore {
  return {
    putOffice: ({ name, placeCode }) =>
      database.transaction(async (tx) => {
        const changed = await tx.query(
          `insert into offices (name, place_code) values ($1, $2)
           on conflict (name) do update set place_code = excluded.place_code
             where offices.place_code <> excluded.place_code returning name`,
          [name, placeCode],
        );
        // Other notices are for a terminal that stands elsewhere now.
        if (changed.length > 0)
          await recordChange(tx, { scope: null, kind: 'publication', applicationId: null, at: now() });
      }),

    async office(name) {
      const [row] = await database.query<{ placeCode: string }>(
        'select place_code as "placeCode" from offices where name = $1',
        [name],
      );
      return row ?? null;
    },

    ofTerminal: (id) => placeOfTerminal(database, id),

    async ofApplication(id) {
      const [row] = await database.query<{ takenIn: string; decidedAt: string }>(
        `select ${placeOfOffice('t.office')} as "takenIn", ${placeOfDecision} as "decidedAt"
         from applications a join terminals t on t.id = a.terminal_id where a.id = $1`,
        [id],
      );
      return row ?? null;
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

/** Null for a terminal that nobody knows. */
export async function placeOfTerminal(database: Queryable, id: string): Promise<string | null> {
  const [row] = await database.query<{ placeCode: string }>(
    `select ${placeOfOffice('t.office')} as "placeCode" from terminals t where t.id = $1`,
    [id],
  );
  return row?.placeCode ?? null;
}
