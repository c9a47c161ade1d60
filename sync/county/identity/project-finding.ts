import { identityFindingNames, identityFindingSchema } from '../../../main/domain/identity/verification.ts';
import { noteAction } from '../cases/open-case.ts';
import type { Transaction } from '../store/database.ts';
import type { Arrival } from '../store/sql/project-event.ts';
import { isUnstorable } from '../store/sql/unstorable.ts';

export const findingEvent = 'identity/settled' as const;

/** What the window found out about a mismatch: it comes back into the list of what is to be checked. */
export async function projectFinding(tx: Transaction, { terminalId, event, now }: Arrival): Promise<string | null> {
  const parsed = identityFindingSchema.safeParse(event.body.finding);
  if (!parsed.success) return 'the finding does not have the expected shape';
  const finding = parsed.data;
  await tx.query('savepoint finding');
  try {
    const taken = await tx.query(
      `update identity_checks c set finding = $3::jsonb from applications a
       where c.application_id = $1 and a.id = c.application_id and (a.terminal_id = $2
         or a.terminal_id = any (array(select unnest(predecessors) from terminals where id = $2))) returning a.id`,
      [finding.applicationId, terminalId, JSON.stringify(finding)],
    );
    if (taken.length > 0) {
      const detail = `${identityFindingNames[finding.finding].zh}：${finding.text}`;
      const { applicationId, foundBy: actor } = finding;
      await noteAction(tx, { applicationId, action: 'identity-settled', actor, detail, now });
    }
    await tx.query('release savepoint finding');
    return taken.length > 0 ? null : 'the finding is about an application that was never checked';
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await tx.query('rollback to savepoint finding');
    return 'the finding holds characters that can not be stored';
  }
}
