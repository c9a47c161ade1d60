import type { Input, Output } from '../../preload/contract.ts';
import type { AlarmView, Deadline } from '../../preload/contract-alarms.ts';
import { standingCases } from '../alarms/alarm-watch.ts';
import { type CaseLook, caseLooker } from '../alarms/case-look.ts';
import { aboutCase, byUrgency, clockView, weightOf } from '../alarms/deadline.ts';
import { alarmsOf, answerAlarmOf, foundIn } from '../alarms/keep-alarms.ts';
import { type Alarm, alarmKey } from '../domain/alarms/alarm.ts';
import { isStanding } from '../domain/alarms/alarm-book.ts';
import { clocksOf } from '../domain/clocks/case-clocks.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';

/** 监察: everything that stands, the heaviest first, each with its sentence of now. */
export function alarms(parts: TerminalParts): Result<AlarmView[]> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const look = caseLooker(parts.ledger, parts.clock.now().toISOString());
  const all = standingCases(parts.ledger).flatMap((id) => viewsOf(parts, id, id === null ? null : look(id)));
  return ok(
    all.toSorted((one, other) => weightOf(other.level) - weightOf(one.level) || one.since.localeCompare(other.since)),
  );
}

/** 时限: open cases, the most urgent first, as they were at the last look: the watch makes one whenever something moves. */
export function deadlines(parts: TerminalParts, input: Input<'deadlines'>): Result<Deadline[]> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  return ok(parts.limits.deadlines().toSorted(byUrgency).slice(0, input.limit));
}

export function caseClocks(parts: TerminalParts, input: Input<'caseClocks'>): Result<Output<'caseClocks'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  if (!parts.ledger.application(input.applicationId)) return failed('application/not-found');
  const seen = caseLooker(parts.ledger, parts.clock.now().toISOString())(input.applicationId);
  return ok({
    clocks: seen ? clocksOf(seen.facts.record, seen.scene).map(clockView) : [],
    alarms: viewsOf(parts, input.applicationId, seen),
  });
}

/** Into the chain, and with it to the county. */
export function answerAlarm(parts: TerminalParts, input: Input<'answerAlarm'>): Result<Alarm> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = alarmsOf(parts.ledger, input.applicationId);
  const alarm = held.find((one) => one.rule === input.rule && isStanding(one));
  if (!alarm) return failed('application/not-found', 'no such alarm stands');
  const word = { text: input.text, by: operator.value.name, at: parts.clock.now().toISOString() };
  const written = parts.ledger.transact((writer) =>
    answerAlarmOf(writer, alarm, { held, word, operatorId: operator.value.id }),
  );
  if (!written.ok) return written;
  if (!written.value) return failed('application/state-forbids', 'this alarm has been answered');
  deskChanged(parts);
  parts.engine()?.kick();
  return ok(written.value);
}

function viewsOf(parts: TerminalParts, applicationId: string | null, seen: CaseLook | null): AlarmView[] {
  const fresh = new Map((seen ? foundIn(seen) : []).map((finding) => [alarmKey(finding), finding]));
  const notices = (parts.ledger.fact('supervision') ?? []).filter(({ state }) => state === 'open');
  return alarmsOf(parts.ledger, applicationId)
    .filter(isStanding)
    .map((alarm) => {
      const now = fresh.get(alarmKey(alarm));
      const notice = notices.find((one) => one.alarmRule === alarm.rule && one.applicationId === applicationId);
      return {
        ...alarm,
        // Its days have moved on since it was written down; that it was escalated stays said.
        ...(now && !alarm.isEscalated ? { explanation: now.explanation } : {}),
        ...(now ? { holder: now.holder, department: now.department, network: now.network } : {}),
        about: seen && aboutCase(seen),
        noticeId: notice?.id ?? null,
      };
    });
}
