import {
  type Publication,
  type PublicationBody,
  type PublicationKind,
  type PublicationRef,
  publicationBodies,
} from '../../../main/domain/publication.ts';
import type { Database, Queryable } from '../store/database.ts';
import { gathered } from '../store/gathered.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import type { CurrentPublication, PublicationStore, PublishableKind, PublishedVersion, StaffedOffice } from './port.ts';
import { latestVersion, oneAtATime, type SigningParts, signVersion } from './sign-version.ts';

interface Row extends PublicationRef {
  readonly publishedAt: string;
  readonly jws: string;
  readonly body: string;
}

export function sqlPublications(database: Database, parts: SigningParts): PublicationStore {
  const forTerminal = publishedIn(database);
  return {
    publish: ({ kind, scope, body, publisher, after }) =>
      database.transaction(async (tx) => {
        await oneAtATime(tx);
        const version = (await latestVersion(tx, kind, scope))?.version ?? null;
        if (after !== undefined && after !== version) {
          return { ok: false, why: 'changed-meanwhile', version: version ?? 0 };
        }
        const parsed = publicationBodies[kind].parse(body);
        return { ok: true, ...(await signVersion(tx, parts, { kind, scope, body: parsed, publisher })) };
      }),

    async current<K extends PublishableKind>(kind: K, scope: string): Promise<CurrentPublication<K> | null> {
      const [row] = await database.query<Row>(
        `select version, published_at as "publishedAt", body from publications
         where kind = $1 and scope = $2 order by version desc limit 1`,
        [kind, scope],
      );
      if (row === undefined) return null;
      const body = publicationBodies[kind].parse(JSON.parse(row.body)) as PublicationBody<K>;
      return { version: row.version, publishedAt: row.publishedAt, body };
    },

    forTerminal,

    async whole(terminalId, { kind, scope }) {
      const [row] = await database.query<Row>(
        `select p.kind, p.scope, p.version, p.hash, p.published_at as "publishedAt", p.jws,
                coalesce(p.body, (select package from catalogues c where c.version = p.version)) as body
         from ${inForce} where t.id = $1 and p.kind = $2 and p.scope = $3`,
        [terminalId, kind, scope],
      );
      return row === undefined ? null : ({ ...row, body: JSON.parse(row.body) } satisfies Publication);
    },

    async offices({ placeCode = '', limit, offset }) {
      const rows = await database.query<StaffedOffice>(
        `select o.name, o.place_code as "placeCode",
           (select count(*)::int from terminals t where t.office = o.name and t.revoked_at is null) as terminals,
           coalesce((select (select count(*)::int from json_array_elements(p.body::json -> 'people') one
               where one ->> 'revokedAt' is null)
             from publications p where p.kind = 'staff' and p.scope = o.name order by p.version desc limit 1), 0) as people
         from offices o where starts_with(o.place_code, $1) order by o.place_code, o.name limit $2 offset $3`,
        [placeCode, limit, offset],
      );
      const [count] = await database.query<{ total: number }>(
        'select count(*)::int as total from offices where starts_with(place_code, $1)',
        [placeCode],
      );
      return { rows, total: count?.total ?? 0 };
    },

    history: ({ kind, scope, limit, offset }) =>
      database.query<PublishedVersion>(
        `select kind, scope, version, hash, published_at as "publishedAt", published_by as "by", note
         from publications where kind = $1 and scope = $2 order by version desc limit $3 offset $4`,
        [kind, scope, limit, offset],
      ),

    async keepUpload({ id, body, by }) {
      await database.transaction(async (tx) => {
        await tx.query('delete from publication_uploads where uploaded_by = $1', [by]);
        await tx.query('insert into publication_uploads (id, body, uploaded_by, uploaded_at) values ($1, $2, $3, $4)', [
          id,
          body,
          by,
          parts.now(),
        ]);
      });
    },

    async upload(id) {
      const [row] = await database.query<{ body: string }>('select body from publication_uploads where id = $1', [id]);
      return row ?? null;
    },
  };
}

/** Asked at every contact of every terminal, and so for many at once. */
export function publishedIn(database: Queryable): (terminalId: string) => Promise<readonly PublicationRef[]> {
  return gathered({ groupsAtOnce: 2, mostAsks: 200 }, async (ids: readonly string[]) => {
    const rows = await database.query<PublicationRef & { readonly id: string }>(
      `select t.id, p.kind, p.scope, p.version, p.hash from ${inForce}
       where t.id in (select json_array_elements_text($1::json)) order by p.kind, p.scope`,
      [JSON.stringify([...new Set(ids)])],
    );
    const ofTerminal = Map.groupBy(rows, ({ id }) => id);
    return ids.map((id) => (ofTerminal.get(id) ?? []).map(({ id: _, ...published }) => published));
  });
}

const kindsOfAll = (Object.keys(publicationBodies) as PublicationKind[]).filter(
  (kind) => kind !== 'staff' && kind !== 'notices',
);

/**
 * SQL: `p`, the newest version of everything that is for terminal `t`. Each is found by its key: what was published before,
 * and for others, costs nothing however much there is of it.
 */
const inForce = `terminals t cross join lateral (
    select 'staff' as kind, t.office as scope
    union all select 'notices', left(place.code, digits)
      from (select ${placeOfOffice('t.office')} as code) as place, unnest(array[0, 6, 9, 12]) as digits
      where digits <= length(place.code)
    union all select kind, '' from unnest(array[${kindsOfAll.map((kind) => `'${kind}'`).join()}]) as kind
  ) as meant cross join lateral (
    select * from publications where kind = meant.kind and scope = meant.scope order by version desc limit 1
  ) as p`;
