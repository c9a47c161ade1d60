import type { Application } from '../../../../main/domain/application.ts';
import { acceptedContent } from '../../accepted-content.ts';
import { meetsHandover } from '../../doorstep/handed-over.ts';
import { closePreCheck } from '../../pre-checks/close-pre-check.ts';
import { strangeMaterials, strangeWords } from '../../publications/material-codes.ts';
import type { Transaction } from '../database.ts';
import { arrivedApplication, insertedApplications } from './insert-applications.ts';
import type { Arrival } from './project-event.ts';
import { isUnstorable } from './unstorable.ts';

/** 入库: one accepted application becomes a row that clerks can find. Null, or why it can't be taken. */
export async function projectAccepted(tx: Transaction, arrival: Arrival): Promise<string | null> {
  const content = acceptedContent(arrival.event.body);
  if (!content.ok) return content.reason;
  const application = content.application;
  if (application.id !== arrival.event.applicationId) return 'the event names another application than its content';

  const strange = await strangeMaterials(
    tx,
    application,
    application.materials.map(({ code }) => code),
  );
  if (strange.length > 0) return strangeWords(strange);

  await tx.query('savepoint projection');
  try {
    const reason = await insertApplication(tx, arrival, application);
    await tx.query('release savepoint projection');
    return reason;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint projection');
    return 'the content holds characters or structures that can not be stored';
  }
}

async function insertApplication(
  tx: Transaction,
  { terminalId, event, now }: Arrival,
  application: Application,
): Promise<string | null> {
  const arrived = arrivedApplication(terminalId, event, application);
  const inserted = await tx.query<{ id: string }>(
    `with ${insertedApplications({ rows: '$1', now: '$2', onConflict: 'on conflict do nothing', numbersWhole: false })}
     select id from inserted`,
    [JSON.stringify([arrived]), now],
  );
  if (inserted.length === 0) {
    const second = { terminalId, eventSeq: event.seq, applicationId: application.id, now };
    if (await meetsHandover(tx, { ...second, contentHash: arrived.content_hash })) return null;
    return whyTaken(tx, terminalId, application, arrived.content_hash);
  }
  await closePreCheck(tx, event, application, now);
  return null;
}

/** The id or the number is taken. The very same content of the same terminal, or of the one it stands in for, is no harm. */
async function whyTaken(
  tx: Transaction,
  terminalId: string,
  application: Application,
  contentHash: string,
): Promise<string | null> {
  const [known] = await tx.query<{ is_own: boolean; content_hash: string }>(
    `select a.content_hash, a.terminal_id = t.id or a.terminal_id = any (t.predecessors) as is_own
     from applications a join terminals t on t.id = $2 where a.id = $1`,
    [application.id, terminalId],
  );
  if (known === undefined) return `number ${application.localNumber} already belongs to another application`;
  if (!known.is_own) return 'this application already came from another terminal';
  return known.content_hash === contentHash ? null : 'this application is already here with other content';
}
