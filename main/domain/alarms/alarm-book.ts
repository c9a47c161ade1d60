import type { WorkCalendar } from '../catalogue.ts';
import { addWorkdays } from '../clocks/working-days.ts';
import type { Configuration } from '../configuration.ts';
import { shanghaiDate } from '../dates.ts';
import { type Alarm, type AlarmWithdrawal, alarmKey, type Finding, isHeavier } from './alarm.ts';

/** What becomes of one alarm; each is an event of the chain. */
export interface AlarmStep {
  readonly kind: 'raised' | 'changed' | 'cleared' | 'withdrawn' | 'answered';
  readonly alarm: Alarm;
}

export interface BookScene {
  readonly calendar: WorkCalendar;
  readonly parameters: Configuration;
  readonly now: string;
  /** The next 监察编号. */
  nextNumber(): string;
}

/**
 * The alarms after a look at the facts: one a rule and case. A heavier level takes the place of the lighter one; a card
 * that nobody answers for some days becomes red; what has lost its cause is cleared. What a person has withdrawn comes
 * back only heavier than it was, and what was answered does not grow by waiting.
 *
 * `held` are all alarms of what was looked at, `found` what the rules say of it now. Looked at again, nothing changes.
 */
export function alarmSteps(held: readonly Alarm[], found: readonly Finding[], scene: BookScene): readonly AlarmStep[] {
  const known = new Map(held.map((alarm) => [alarmKey(alarm), alarm]));
  const now = new Set(found.map(alarmKey));
  return [
    ...found.flatMap((finding) => stepOf(known.get(alarmKey(finding)) ?? null, finding, scene)),
    ...held.filter((alarm) => isStanding(alarm) && !now.has(alarmKey(alarm))).map((alarm) => cleared(alarm, scene)),
  ];
}

export function isStanding({ state }: Pick<Alarm, 'state'>): boolean {
  return state === 'open' || state === 'answered';
}

/** 摘牌: by a person, with a reason. Null where there is nothing to withdraw. */
export function withdrawn(alarm: Alarm, { reason, by, at }: AlarmWithdrawal): AlarmStep | null {
  if (!isStanding(alarm)) return null;
  return { kind: 'withdrawn', alarm: { ...alarm, state: 'withdrawn', since: at, word: { text: reason, by, at } } };
}

/** 说明: somebody has said why. It stands, and grows no more by waiting. */
export function answered(alarm: Alarm, word: NonNullable<Alarm['word']>): AlarmStep | null {
  if (alarm.state !== 'open') return null;
  return { kind: 'answered', alarm: { ...alarm, state: 'answered', since: word.at, word } };
}

function stepOf(held: Alarm | null, finding: Finding, scene: BookScene): readonly AlarmStep[] {
  if (held === null || held.state === 'cleared') {
    const alarm: Alarm = {
      ...finding,
      number: scene.nextNumber(),
      state: 'open',
      raisedAt: scene.now,
      since: scene.now,
      isEscalated: false,
      word: null,
    };
    return [{ kind: 'raised', alarm }];
  }
  if (held.state === 'withdrawn') {
    if (!isHeavier(finding.level, held.level)) return [];
    const alarm: Alarm = { ...held, ...finding, state: 'open', since: scene.now, isEscalated: false, word: null };
    return [{ kind: 'changed', alarm }];
  }
  // Escalated, it stays red whatever the rule itself says meanwhile.
  const level = held.isEscalated && !isHeavier(finding.level, held.level) ? held.level : finding.level;
  if (level !== held.level) {
    const alarm: Alarm = {
      ...held,
      ...finding,
      level,
      state: 'open',
      since: scene.now,
      isEscalated: false,
      word: null,
    };
    return [{ kind: 'changed', alarm }];
  }
  if (isUnansweredTooLong(held, scene)) {
    const days = scene.parameters.escalateDays;
    const alarm: Alarm = {
      ...held,
      ...finding,
      level: 'red',
      since: scene.now,
      isEscalated: true,
      explanation: {
        zh: `黄牌 ${days} 个工作日没有答复，升为红牌。${finding.explanation.zh}`,
        en: `Yellow, and unanswered for ${days} working days: now red. ${finding.explanation.en}`,
      },
    };
    return [{ kind: 'changed', alarm }];
  }
  return [];
}

/** 黄牌 on a day is answered by the end of the last of the days, so it grows on the day after. One of the network's never does. */
function isUnansweredTooLong(
  { level, state, since, network }: Alarm,
  { calendar, parameters, now }: BookScene,
): boolean {
  if (level !== 'yellow' || state !== 'open' || network !== null) return false;
  return shanghaiDate(now) > addWorkdays(shanghaiDate(since), parameters.escalateDays, calendar);
}

function cleared(alarm: Alarm, { now }: BookScene): AlarmStep {
  return { kind: 'cleared', alarm: { ...alarm, state: 'cleared', since: now } };
}
