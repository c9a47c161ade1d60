import { randomUUID } from 'node:crypto';
import type { LedgerEvent } from '../../../main/domain/ledger-event.ts';
import { type SupervisionNotice, supervisionAnswerSchema } from '../../../main/domain/supervision.ts';
import { type Queryable, sqlState, type Transaction } from '../store/database.ts';
import type { PageWithin } from '../store/port.ts';
import { recordChange } from '../store/sql/nudge.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import { lockCase, noteAction } from './open-case.ts';
import type { CaseOutcome, SupervisedCase } from './port.ts';

export const answeredEvent = 'supervision/answered' as const;

interface NoticeRow extends Omit<SupervisionNotice, 'at' | 'alarmRule'> {
  readonly at: Date;
  readonly alarmRule: SupervisionNotice['alarmRule'] | null;
  readonly office: string;
}

const selectNotices = `select n.id, n.application_id as "applicationId", n.title, n.body as text,
    n.alarm_rule as "alarmRule", n.answer_by as "answerBy", n.issued_by as "issuedBy", n.issued_at as at, n.state,
    n.version, n.answer, t.office
  from supervision_notices n join terminals t on t.id = n.terminal_id`;

export async function noticesOf(database: Queryable, applicationId: string): Promise<readonly SupervisionNotice[]> {
  const rows = await database.query<NoticeRow>(
    `${selectNotices} where n.application_id = $1 order by n.number desc limit 100`,
    [applicationId],
  );
  return rows.map(noticeOf);
}

/** What a terminal, or the ones that it stands in for, has to know: all that is open, and the newest of the rest. */
export async function noticesFor(database: Queryable, terminalId: string): Promise<readonly SupervisionNotice[]> {
  const rows = await database.query<NoticeRow>(
    `${selectNotices} where n.terminal_id = $1
       or n.terminal_id = any (array(select unnest(predecessors) from terminals where id = $1))
     order by (n.state = 'closed'), n.number desc limit 200`,
    [terminalId],
  );
  return rows.map(noticeOf);
}

export async function openNotices(
  database: Queryable,
  { limit, offset, placeCode = '' }: PageWithin,
): Promise<readonly SupervisedCase[]> {
  const rows = await database.query<NoticeRow>(
    `${selectNotices} where n.state <> 'closed' and starts_with(${placeOfOffice('t.office')}, $3)
     order by n.answer_by, n.number limit $1 offset $2`,
    [limit, offset, placeCode],
  );
  return rows.map((row) => ({ ...noticeOf(row), office: row.office }));
}

/** One that was written by hand names no rule. */
function noticeOf({ office: _, alarmRule, at, ...row }: NoticeRow): SupervisionNotice {
  return { ...row, at: at.toISOString(), ...(alarmRule === null ? {} : { alarmRule }) };
}

export async function supervise(
  tx: Transaction,
  order: { applicationId: string; title: string; text: string; answerBy: string; by: string; now: Date },
): Promise<CaseOutcome> {
  const { applicationId, title, text, answerBy, by, now } = order;
  const row = await lockCase(tx, applicationId);
  if (row === null) return { ok: false, why: 'not-found' };
  await tx.query(
    `insert into supervision_notices (id, terminal_id, application_id, title, body, answer_by, issued_by, issued_at,
       state, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', 1)`,
    [randomUUID(), row.terminal_id, applicationId, title, text, answerBy, by, now],
  );
  await noteAction(tx, {
    applicationId,
    action: 'supervised',
    actor: by,
    detail: `${title}（${answerBy} 前答复）`,
    now,
  });
  await recordChange(tx, { scope: row.terminal_id, kind: 'supervision', applicationId, at: now });
  return { ok: true };
}

export async function closeNotice(
  tx: Transaction,
  { noticeId, by, now }: { noticeId: string; by: string; now: Date },
): Promise<CaseOutcome> {
  const [closed] = await tx.query<{ terminal_id: string; application_id: string | null; title: string }>(
    `update supervision_notices set state = 'closed', version = version + 1 where id = $1 and state <> 'closed'
     returning terminal_id, application_id, title`,
    [noticeId],
  );
  if (closed === undefined) return { ok: false, why: 'nothing-open' };
  const applicationId = closed.application_id;
  if (applicationId !== null) {
    await noteAction(tx, { applicationId, action: 'supervision-closed', actor: by, detail: closed.title, now });
  }
  await recordChange(tx, { scope: closed.terminal_id, kind: 'supervision', applicationId, at: now });
  return { ok: true };
}

/** The terminal's answer. One that comes when the notice is closed stays in the trail, and changes nothing. */
export async function projectAnswered(
  tx: Transaction,
  terminalId: string,
  event: LedgerEvent,
  now: Date,
): Promise<string | null> {
  const parsed = supervisionAnswerSchema.safeParse(event.body);
  if (!parsed.success) return 'the answer does not have the expected shape';
  const { noticeId, ...answer } = parsed.data;
  await tx.query('savepoint answer');
  try {
    const [answered] = await tx.query<{ terminal_id: string; application_id: string | null }>(
      `update supervision_notices n set answer = $3::jsonb, version = version + 1,
         state = case when state = 'open' then 'answered' else state end
       where n.id = $1 and (n.terminal_id = $2
         or n.terminal_id = any (array(select unnest(predecessors) from terminals where id = $2)))
       returning terminal_id, application_id`,
      [noticeId, terminalId, JSON.stringify(answer)],
    );
    await tx.query('release savepoint answer');
    if (answered === undefined) return 'the answer is for a notice that did not go to this terminal';
    const applicationId = answered.application_id;
    if (applicationId !== null) {
      const { answeredBy: actor, text: detail } = answer;
      await noteAction(tx, { applicationId, action: 'supervision-answered', actor, detail, now });
    }
    await recordChange(tx, { scope: answered.terminal_id, kind: 'supervision', applicationId, at: now });
    return null;
  } catch (error) {
    if (!/^(22|54)/.test(sqlState(error) ?? '')) throw error;
    await tx.query('rollback to savepoint answer');
    return 'the answer holds characters that can not be stored';
  }
}
