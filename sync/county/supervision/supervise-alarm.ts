import { randomUUID } from 'node:crypto';
import type { Alarm } from '../../../main/domain/alarms/alarm.ts';
import { rules } from '../../../main/domain/alarms/rules.ts';
import { noteAction } from '../cases/open-case.ts';
import type { Transaction } from '../store/database.ts';
import { recordChange } from '../store/sql/nudge.ts';
import { placeOfTerminal } from '../store/sql/places.ts';
import type { AlarmOrder, AlarmOutcome } from './port.ts';

/** 督办: what the alarm says is what is asked; the window's answer is its answer to the alarm. */
export async function superviseAlarm(
  tx: Transaction,
  order: AlarmOrder & { readonly answerBy: string; readonly now: Date },
): Promise<AlarmOutcome> {
  const alarm = await standingAlarm(tx, order);
  if (!alarm) return { ok: false, why: 'nothing-stands' };
  const { rule, applicationId, explanation, number } = alarm;
  const { terminalId, answerBy, by, now } = order;
  const open = await tx.query(
    `select id from supervision_notices where terminal_id = $1 and alarm_rule = $2
       and application_id is not distinct from $3::uuid and state = 'open'`,
    [terminalId, rule, applicationId],
  );
  if (open.length > 0) return { ok: false, why: 'asked-already' };
  const title = rules[rule].name.zh;
  const text = `${explanation.zh}。请说明原因和打算。（监察编号 ${number}）`;
  await tx.query(
    `insert into supervision_notices (id, terminal_id, application_id, alarm_rule, title, body, answer_by, issued_by,
       issued_at, state, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', 1)`,
    [randomUUID(), terminalId, applicationId, rule, title, text, answerBy, by, now],
  );
  await noted(tx, { applicationId, action: 'supervised', actor: by, detail: `${title}（${answerBy} 前答复）`, now });
  await recordChange(tx, { scope: terminalId, kind: 'supervision', applicationId, at: now });
  return { ok: true };
}

/** In the trail of an application that is here; an alarm may be ahead of its application, or about none. */
export async function noted(
  tx: Transaction,
  {
    applicationId,
    ...action
  }: Omit<Parameters<typeof noteAction>[1], 'applicationId'> & { applicationId: string | null },
): Promise<void> {
  if (applicationId === null) return;
  const held = await tx.query('select id from applications where id = $1', [applicationId]);
  if (held.length > 0) await noteAction(tx, { applicationId, ...action });
}

export async function standingAlarm(
  tx: Transaction,
  { terminalId, key, placeCode }: AlarmOrder,
): Promise<Alarm | null> {
  if (!(await placeOfTerminal(tx, terminalId))?.startsWith(placeCode)) return null;
  const [told] = await tx.query<{ alarm: Alarm }>(
    `select alarm from alarms where terminal_id = $1 and key = $2 and state in ('open', 'answered') for update`,
    [terminalId, key],
  );
  return told?.alarm ?? (await foundAlarm(tx, { terminalId, key }));
}

export async function foundAlarm(tx: Transaction, of: Pick<AlarmOrder, 'terminalId' | 'key'>): Promise<Alarm | null> {
  const [found] = await tx.query<{ alarm: Alarm }>(
    `select alarm from county_alarms where terminal_id = $1 and key = $2 and state in ('open', 'answered') for update`,
    [of.terminalId, of.key],
  );
  return found?.alarm ?? null;
}
