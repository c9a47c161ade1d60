import { sealedVoiceSchema, voiceBodySchema } from '../../../main/domain/voice/voice.ts';
import { openNote } from '../../package/sealed-note.ts';
import { keptOpeningKey } from '../packages/sql-packages.ts';
import type { Transaction } from '../store/database.ts';
import { recordSubject } from '../store/sql/nudge.ts';
import type { Arrival } from '../store/sql/project-event.ts';
import { isUnstorable } from '../store/sql/unstorable.ts';

export const voiceEvent = 'voice/given' as const;

/** Opened here for the first time since it was said. Null, or why it can't be taken; the event stays in the chain. */
export async function projectVoice(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  const body = voiceBodySchema.safeParse(event.body);
  if (!body.success) return 'the complaint does not have the expected shape';
  const opened = sealedVoiceSchema.safeParse(await openNote(body.data.sealed, await keptOpeningKey(tx)));
  if (!opened.success) return 'the complaint can not be opened';
  const { number, voiceId } = body.data;
  const { voice, office, at } = opened.data;
  await tx.query('savepoint voice');
  try {
    const inserted = await tx.query(
      `insert into voices (number, id, terminal_id, office, kind, voice, given_at, arrived_at, state, version)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, 'received', 1) on conflict do nothing returning number`,
      [number, voiceId, terminalId, office, voice.kind, JSON.stringify(voice), at, now],
    );
    await tx.query('release savepoint voice');
    if (inserted.length > 0) {
      await recordSubject(tx, { scope: terminalId, kind: 'voice', subject: number, at: now });
      return null;
    }
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint voice');
    return 'the complaint holds characters that can not be stored';
  }
  const same = await tx.query('select number from voices where id = $1 and number = $2', [voiceId, number]);
  return same.length > 0 ? null : `number ${number} is that of another complaint`;
}
