import { ratingBodySchema, sealedRatingSchema } from '../../../main/domain/rating/rating.ts';
import { openNote } from '../../package/sealed-note.ts';
import { keptOpeningKey } from '../packages/sql-packages.ts';
import type { Transaction } from '../store/database.ts';
import type { Arrival } from '../store/sql/project-event.ts';
import { isUnstorable } from '../store/sql/unstorable.ts';

export const ratingEvent = 'rating/given' as const;

/** A sealed rating is opened and kept, one for each visit. Null, or why it is none; the event stays in the chain. */
export async function projectRating(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  const body = ratingBodySchema.safeParse(event.body);
  if (!body.success) return 'the rating does not have the expected shape';
  if (event.operatorId !== null) return 'a rating was written in a session of staff';
  const opened = sealedRatingSchema.safeParse(await openNote(body.data.sealed, await keptOpeningKey(tx)));
  if (!opened.success) return 'the rating can not be opened';
  const { ratingId, applicationId, visit, mode } = body.data;
  const rating = opened.data;
  if (rating.id !== ratingId || rating.applicationId !== applicationId) return 'the seal holds another rating';
  await tx.query('savepoint rating');
  try {
    const inserted = await tx.query(
      `insert into ratings (id, terminal_id, application_id, mode, visit, level, aspects, words, is_named, given_at,
         arrived_at) values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11) on conflict do nothing returning id`,
      [
        ratingId,
        terminalId,
        applicationId,
        mode,
        visit,
        rating.level,
        JSON.stringify(rating.aspects),
        rating.words,
        rating.isNamed,
        rating.at,
        now,
      ],
    );
    await tx.query('release savepoint rating');
    if (inserted.length > 0) return null;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint rating');
    return 'the rating holds characters that can not be stored';
  }
  const same = await tx.query('select id from ratings where id = $1', [ratingId]);
  return same.length > 0 ? null : 'this visit was rated before';
}
