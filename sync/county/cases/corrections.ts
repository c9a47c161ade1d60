import type { CorrectionRequest } from '../../../main/domain/correction-request.ts';
import type { Transaction } from '../store/database.ts';
import { lockCase, tellTerminal, whyClosed } from './open-case.ts';
import type { CaseOutcome } from './port.ts';

/** An open request on the application; its state stays as it is. One at a time: two could contradict each other. */
export async function askCorrection(
  tx: Transaction,
  { applicationId, request, now }: { applicationId: string; request: CorrectionRequest; now: Date },
): Promise<CaseOutcome> {
  const row = await lockCase(tx, applicationId);
  const closed = whyClosed(row);
  if (closed !== null || row === null) return closed ?? { ok: false, why: 'not-found' };
  const asked = await tx.query(
    `insert into correction_requests (id, application_id, request) values ($1, $2, $3::jsonb)
     on conflict do nothing returning id`,
    [request.id, applicationId, JSON.stringify(request)],
  );
  if (asked.length === 0) return { ok: false, why: 'asked-already' };
  await tx.query('update applications set correction = $2::jsonb where id = $1', [
    applicationId,
    JSON.stringify(request),
  ]);
  const detail = `${request.text}（${request.answerBy} 前）`;
  const { terminal_id: terminalId } = row;
  await tellTerminal(tx, {
    applicationId,
    terminalId,
    action: 'correction-asked',
    actor: request.askedBy,
    detail,
    now,
  });
  return { ok: true };
}

export async function withdrawCorrection(
  tx: Transaction,
  { applicationId, by, now }: { applicationId: string; by: string; now: Date },
): Promise<CaseOutcome> {
  const row = await lockCase(tx, applicationId);
  if (row === null) return { ok: false, why: 'not-found' };
  if (!(await closeCorrection(tx, { applicationId, answeredBy: null, now }))) return { ok: false, why: 'nothing-open' };
  const { terminal_id: terminalId } = row;
  await tellTerminal(tx, { applicationId, terminalId, action: 'correction-withdrawn', actor: by, detail: '', now });
  return { ok: true };
}

/** True when one was open. */
export async function closeCorrection(
  tx: Transaction,
  { applicationId, answeredBy, now }: { applicationId: string; answeredBy: string | null; now: Date },
): Promise<boolean> {
  const closed = await tx.query(
    `update correction_requests set closed_at = $2, answered_by = $3
     where application_id = $1 and closed_at is null returning id`,
    [applicationId, now, answeredBy],
  );
  await tx.query('update applications set correction = null where id = $1', [applicationId]);
  return closed.length > 0;
}
