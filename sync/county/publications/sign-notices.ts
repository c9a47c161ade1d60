import type { Notice } from '../../../main/domain/catalogue.ts';
import type { Queryable } from '../store/database.ts';
import type { Publisher } from './port.ts';
import { type SigningParts, signVersion } from './sign-version.ts';

/** The whole list of one place, as it stands now, becomes its next version. */
export async function signNotices(
  tx: Queryable,
  parts: SigningParts,
  { placeCode, publisher }: { readonly placeCode: string; readonly publisher: Publisher },
): Promise<void> {
  const notices = await tx.query<Notice>(
    `select id, title, body, published_at as "publishedAt" from notices
     where withdrawn_at is null and place_code = $1 order by published_at desc, id limit 200`,
    [placeCode],
  );
  await signVersion(tx, parts, { kind: 'notices', scope: placeCode, body: { notices: [...notices] }, publisher });
}
