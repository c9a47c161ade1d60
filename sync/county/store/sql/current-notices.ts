import type { Notice } from '../../../../main/domain/catalogue.ts';
import type { Queryable } from '../database.ts';

/** Newest first, of this place and of those that it lies in. */
export function currentNotices(database: Queryable, placeCode: string): Promise<readonly Notice[]> {
  return database.query<Notice>(
    `select id, title, body, published_at as "publishedAt" from notices
     where withdrawn_at is null and starts_with($1, place_code) order by published_at desc, id limit 200`,
    [placeCode],
  );
}
