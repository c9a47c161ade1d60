import { type Alarm, type AlarmWithdrawal, alarmKey, type Finding } from '../domain/alarms/alarm.ts';
import { type AlarmStep, alarmSteps, answered, isStanding, withdrawn } from '../domain/alarms/alarm-book.ts';
import type { AlarmScene } from '../domain/alarms/case-facts.ts';
import { findingsOf } from '../domain/alarms/findings.ts';
import { shanghaiDate } from '../domain/dates.ts';
import type { EventType } from '../domain/ledger-event.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Ledger, LedgerWriter } from '../ledger/port.ts';
import type { CaseLook } from './case-look.ts';

/** Where alarms about the terminal itself are kept. */
export const ofTerminal = 'terminal';

export function alarmsOf(ledger: Pick<Ledger, 'fact'>, applicationId: string | null): readonly Alarm[] {
  return ledger.fact(`alarms/${applicationId ?? ofTerminal}`) ?? [];
}

/** What the rules say of a case now. */
export function foundIn({ facts, scene, isOfEarlierRelease }: CaseLook): readonly Finding[] {
  const found = findingsOf(facts, scene);
  return isOfEarlierRelease ? found.filter(({ rule }) => rule !== 'SX-DELIVERY') : found;
}

/** The alarms of one case, or of the terminal, brought up to what was found; each step is an event of the chain. */
export function keepAlarms(
  ledger: Ledger,
  applicationId: string | null,
  found: readonly Finding[],
  scene: AlarmScene,
): Result<readonly AlarmStep[]> {
  const held = alarmsOf(ledger, applicationId);
  // Most looks change nothing: no transaction for those.
  if (alarmSteps(held, found, { ...scene, nextNumber: () => '-' }).length === 0) return ok([]);
  return ledger.transact((writer) => {
    const steps = alarmSteps(held, found, { ...scene, nextNumber: () => nextNumber(ledger, writer, scene.now) });
    writeSteps(writer, applicationId, { held, steps, operatorId: null });
    return steps;
  });
}

/** 说明 at the window. Null where nothing waits for an answer. */
export function answerAlarmOf(
  writer: LedgerWriter,
  alarm: Alarm,
  given: {
    readonly held: readonly Alarm[];
    readonly word: NonNullable<Alarm['word']>;
    readonly operatorId: string | null;
  },
): Alarm | null {
  const step = answered(alarm, given.word);
  if (!step) return null;
  writeSteps(writer, alarm.applicationId, { held: given.held, steps: [step], operatorId: given.operatorId });
  return step.alarm;
}

/** 摘牌, as the county said it; part of the transaction of what came down. A repeat changes nothing. */
export function applyWithdrawal(ledger: Ledger, writer: LedgerWriter, said: AlarmWithdrawal): void {
  const held = alarmsOf(ledger, said.applicationId);
  const alarm = held.find(({ rule }) => rule === said.rule);
  const step = alarm && withdrawn(alarm, said);
  if (step) writeSteps(writer, said.applicationId, { held, steps: [step], operatorId: null });
}

const eventOf: Readonly<Record<AlarmStep['kind'], EventType>> = {
  raised: 'alarm/raised',
  changed: 'alarm/changed',
  answered: 'alarm/answered',
  cleared: 'alarm/cleared',
  withdrawn: 'alarm/withdrawn',
};

function writeSteps(
  writer: LedgerWriter,
  applicationId: string | null,
  change: { readonly held: readonly Alarm[]; readonly steps: readonly AlarmStep[]; readonly operatorId: string | null },
): void {
  const next = new Map(change.held.map((alarm) => [alarmKey(alarm), alarm]));
  for (const { kind, alarm } of change.steps) {
    next.set(alarmKey(alarm), alarm);
    writer.appendEvent({ type: eventOf[kind], operatorId: change.operatorId, applicationId, body: { alarm } });
  }
  // A withdrawn one is kept, since it keeps its rule from coming back; a cleared one is history, and in the chain.
  const kept = [...next.values()].filter((alarm) => isStanding(alarm) || alarm.state === 'withdrawn');
  writer.setFact(`alarms/${applicationId ?? ofTerminal}`, kept);
}

/** 监察编号: JC, the terminal's prefix, the day, and a count: 18 characters at most. */
function nextNumber(ledger: Ledger, writer: LedgerWriter, now: string): string {
  const day = shanghaiDate(now).replaceAll('-', '');
  const prefix = ledger.fact('enrolment')?.numberPrefix ?? '';
  const count = writer.nextCount(`alarm/${day}`);
  return `JC${prefix}${day}${String(count).padStart(4, '0')}`.slice(0, 20);
}
