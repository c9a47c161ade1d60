import canonicalize from 'canonicalize';
import { type CataloguePackage, cataloguePackageSchema } from '../../../../main/domain/catalogue.ts';
import { signNotices } from '../../publications/sign-notices.ts';
import { type SigningParts, signVersion } from '../../publications/sign-version.ts';
import type { Database } from '../database.ts';
import type { PlacedNotice, PublishingStore } from '../port.ts';
import { type CountySettings, sha256Hex } from '../secrets.ts';
import { changesIn } from './changes.ts';
import { currentNotices } from './current-notices.ts';

const system = { by: 'system', note: '' };

export function sqlPublishing(database: Database, settings: CountySettings, signing: SigningParts): PublishingStore {
  const { now } = signing;
  return {
    changes: changesIn(database, settings.epoch),

    async publishCatalogue(catalogue, publisher = system) {
      // Parsed first: the terminal parses too, and both must hash the same members.
      const parsed = cataloguePackageSchema.parse(catalogue);
      const hash = sha256Hex(canonicalize(parsed) ?? '');
      return database.transaction(async (tx) => {
        const inserted = await tx.query(
          `insert into catalogues (version, hash, published_at, package, stored_at)
           select $1::int, $2, $3, $4, $5::timestamptz
           where not exists (select from catalogues where version >= $1::int)
           on conflict do nothing returning version`,
          // Not the canonical text: the order of a form's fields is that of its properties.
          [parsed.version, hash, parsed.publishedAt, JSON.stringify(parsed), now()],
        );
        if (inserted.length === 0) return false;
        const { version } = parsed;
        await signVersion(tx, signing, { kind: 'catalogue', scope: '', body: parsed, publisher, version });
        return true;
      });
    },

    async currentVersion() {
      const [row] = await database.query<{ version: number; hash: string }>(
        'select version, hash from catalogues order by version desc limit 1',
      );
      return row ?? null;
    },

    async catalogue(version) {
      const [row] = await database.query<{ package: string }>('select package from catalogues where version = $1', [
        version,
      ]);
      return row === undefined ? null : (JSON.parse(row.package) as CataloguePackage);
    },

    async publishNotices(notices, placeCode = '', publisher = system) {
      await database.transaction(async (tx) => {
        const places = new Set([placeCode]);
        for (const notice of notices) {
          const [before] = await tx.query<{ place_code: string }>('select place_code from notices where id = $1', [
            notice.id,
          ]);
          if (before !== undefined) places.add(before.place_code);
          await tx.query(
            `insert into notices (id, title, body, published_at, place_code) values ($1, $2, $3, $4, $5)
             on conflict (id) do update set title = excluded.title, body = excluded.body,
               place_code = excluded.place_code, withdrawn_at = null`,
            [notice.id, notice.title, notice.body, notice.publishedAt, placeCode],
          );
        }
        for (const place of places) await signNotices(tx, signing, { placeCode: place, publisher });
      });
    },

    withdrawNotice: (id, placeCode = '', publisher = system) =>
      database.transaction(async (tx) => {
        const [withdrawn] = await tx.query<{ place_code: string }>(
          `update notices set withdrawn_at = $2
           where id = $1 and withdrawn_at is null and starts_with(place_code, $3) returning place_code`,
          [id, now(), placeCode],
        );
        if (withdrawn === undefined) return false;
        await signNotices(tx, signing, { placeCode: withdrawn.place_code, publisher });
        return true;
      }),

    notices: (placeCode = '') => currentNotices(database, placeCode),

    async ownNotices({ limit, offset, placeCode = '' }) {
      const rows = await database.query<PlacedNotice>(
        `select id, title, body, published_at as "publishedAt", place_code as "placeCode" from notices
         where withdrawn_at is null and starts_with(place_code, $1) order by published_at desc, id limit $2 offset $3`,
        [placeCode, limit, offset],
      );
      const [count] = await database.query<{ total: number }>(
        'select count(*)::int as total from notices where withdrawn_at is null and starts_with(place_code, $1)',
        [placeCode],
      );
      return { rows, total: count?.total ?? 0 };
    },
  };
}
