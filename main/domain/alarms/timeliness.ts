import { clocksOf } from '../clocks/case-clocks.ts';
import type { Clock, ClockKind } from '../clocks/counted-clock.ts';
import { profileOf, rulesOf } from '../clocks/profiles.ts';
import type { Configuration } from '../configuration.ts';
import type { Text } from '../failures.ts';
import type { AlarmLevel } from './alarm.ts';
import type { AlarmScene, CaseFacts } from './case-facts.ts';
import { networkCause } from './network.ts';
import type { RawFinding } from './raw-finding.ts';
import type { RuleCode } from './rules.ts';

/** 时效性 (R22): what every clock of the case says. A limit that was kept late stays late; one that is kept says nothing. */
export function timelinessFindings({ record }: CaseFacts, scene: AlarmScene): readonly RawFinding[] {
  const isDeemed = rulesOf(profileOf(record.item), scene.parameters).isDeemedAccepted;
  return clocksOf(record, scene).flatMap((clock): RawFinding[] => {
    const level = levelOf(clock, scene.parameters, isDeemed);
    if (level === null) return [];
    return [{ rule: ruleOf[clock.kind], level, what: story(clock), network: networkCause(clock, scene) }];
  });
}

const ruleOf: Readonly<Record<ClockKind, RuleCode>> = {
  accept: 'SX-ACCEPT',
  promised: 'SX-PROMISE',
  statutory: 'SX-STATUTE',
  step: 'SX-STEP',
  deferral: 'SX-DEFERRAL',
  correction: 'SX-CORRECTION',
  special: 'SX-SPECIAL',
  delivery: 'SX-DELIVERY',
  forward: 'SX-FORWARD',
};

/** dossier §3.5, with the county's numbers. */
function levelOf(clock: Clock, parameters: Configuration, isDeemed: boolean): AlarmLevel | null {
  const { left, kind } = clock;
  if (left === null || clock.state === 'waiting' || clock.state === 'paused') return null;
  if (left < 0) return overdueLevel(kind, -left, parameters, isDeemed);
  if (clock.state === 'stopped') return null;
  // Nothing is urgent on the day on which it began: a limit of one day warns on its last day.
  const near = (days: number) => left <= Math.min(days, clock.limit.value + clock.extendedBy - 1);
  switch (kind) {
    case 'accept':
      if (near(parameters.warnLeftDays)) return 'warning';
      return clock.used >= parameters.remindAcceptUsedDays ? 'reminder' : null;
    case 'promised': {
      if (near(parameters.warnLeftDays)) return 'warning';
      const share = (left * 100) / Math.max(1, clock.limit.value + clock.extendedBy);
      return near(parameters.remindLeftDays) || share <= parameters.remindLeftPercent ? 'reminder' : null;
    }
    case 'deferral':
      return near(parameters.warnDeferralDays) ? 'warning' : null;
    case 'correction':
    case 'special':
      return near(parameters.warnLeftDays) ? 'reminder' : null;
    case 'statutory':
    case 'step':
    case 'delivery':
    case 'forward':
      return near(parameters.warnLeftDays) ? 'warning' : null;
  }
}

function overdueLevel(kind: ClockKind, late: number, parameters: Configuration, isDeemed: boolean): AlarmLevel {
  switch (kind) {
    case 'statutory':
      return 'red';
    // Without an answer it counts as accepted by law: the red event itself.
    case 'accept':
      return isDeemed ? 'red' : 'yellow';
    case 'promised':
    case 'step':
      return late > parameters.yellowOverDays ? 'yellow' : 'warning';
    // The applicant's own time: nobody at the window is late.
    case 'correction':
      return 'warning';
    case 'deferral':
    case 'special':
    case 'delivery':
    case 'forward':
      return 'yellow';
  }
}

function story(clock: Clock): Text {
  const { explanation, subject, left, limit } = clock;
  const unit = limit.unit === 'day' ? { zh: '天', en: 'days' } : { zh: '个工作日', en: 'working days' };
  const about = subject === null ? { zh: '', en: '' } : { zh: `${subject}：`, en: `${subject}: ` };
  if (left === null) return explanation;
  const isStopped = clock.state === 'stopped';
  const zh = left < 0 ? `${isStopped ? '办时已超' : '已超'} ${-left} ${unit.zh}` : leftZh(left, unit.zh);
  const en = left < 0 ? `${isStopped ? 'done late by' : 'late by'} ${-left} ${unit.en}` : leftEn(left, unit.en);
  return { zh: `${about.zh}${explanation.zh}；${zh}`, en: `${about.en}${explanation.en}; ${en}` };
}

function leftZh(left: number, unit: string): string {
  return left === 0 ? '今天到期' : `还剩 ${left} ${unit}`;
}

function leftEn(left: number, unit: string): string {
  return left === 0 ? 'due today' : `${left} ${unit} left`;
}
