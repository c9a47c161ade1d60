import type { Notice } from '../../../../main/domain/catalogue.ts';
import type { Queryable } from '../database.ts';

/** Newest first. */
export function currentNotices(database: Queryable): Promise<readonly Notice[]> {
  return database.query<Notice>(
    `select id, title, body, published_at as "publishedAt" from notices
     where withdrawn_at is null order by published_at desc, id limit 200`,
  );
}
