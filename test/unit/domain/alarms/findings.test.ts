import { describe, expect, it } from 'vitest';
import type { AlarmLevel, Finding } from '../../../../main/domain/alarms/alarm.ts';
import {
  type AlarmScene,
  type CaseFacts,
  noFactsBut,
  type OfflineSpan,
} from '../../../../main/domain/alarms/case-facts.ts';
import { findingsOf } from '../../../../main/domain/alarms/findings.ts';
import type { RuleCode } from '../../../../main/domain/alarms/rules.ts';
import { terminalFindings } from '../../../../main/domain/alarms/terminal-findings.ts';
import { usualConfiguration } from '../../../../main/domain/configuration.ts';
import {
  accepted,
  caseOf,
  corrections,
  decided,
  delivered,
  handedIn,
  itemOf,
  licence,
  movesOf,
  received,
  resumed,
  type Step,
  scene,
  started,
  suspended,
} from '../clocks/case-record.ts';

const alarmScene = (today: string, changed: Partial<AlarmScene> = {}): AlarmScene => ({
  ...scene(today),
  office: '安陵镇便民服务中心',
  offline: [],
  ...changed,
});
const licenceOf15 = { ...licence, promisedLimit: { value: 15, unit: 'workday' as const } };

function look(
  today: string,
  steps: readonly Step[],
  given: { item?: typeof licence; facts?: Partial<CaseFacts>; scene?: Partial<AlarmScene> } = {},
): readonly Finding[] {
  const facts = { ...noFactsBut(caseOf(movesOf(...steps), given.item ?? licenceOf15)), ...given.facts };
  return findingsOf(facts, alarmScene(today, given.scene));
}

function level(found: readonly Finding[], rule: RuleCode): AlarmLevel | null {
  return found.find((one) => one.rule === rule)?.level ?? null;
}

const onReceipt: Step[] = [['2026-03-02', received]];
const onAcceptance: Step[] = [...onReceipt, ['2026-03-02', accepted]];

describe('R22: timeliness, by the dossier’s defaults', () => {
  it.each([
    ['2026-03-03', null],
    ['2026-03-04', 'reminder'],
    ['2026-03-06', 'warning'],
    ['2026-03-09', 'warning'],
    ['2026-03-10', 'red'],
  ])('received on 03-02 and unanswered, on %s: %s', (today, wanted) => {
    expect(level(look(today, onReceipt), 'SX-ACCEPT')).toBe(wanted);
  });

  it('without deemed acceptance a late answer is a yellow card', () => {
    const parameters = { ...usualConfiguration, serviceDeemed: 0 };
    const item = itemOf('DEMO-001');
    expect(level(look('2026-03-10', onReceipt, { item, scene: { parameters } }), 'SX-ACCEPT')).toBe('yellow');
    expect(level(look('2026-03-10', onReceipt, { item }), 'SX-ACCEPT')).toBe('red');
  });

  it.each([
    ['2026-03-17', null],
    // 3 of 15 are 20 %.
    ['2026-03-18', 'reminder'],
    ['2026-03-19', 'reminder'],
    ['2026-03-20', 'warning'],
    ['2026-03-23', 'warning'],
    ['2026-03-24', 'yellow'],
  ])('accepted on 03-02 with a promise of 15, on %s: %s', (today, wanted) => {
    expect(level(look(today, onAcceptance), 'SX-PROMISE')).toBe(wanted);
  });

  it('the statutory limit is a red card', () => {
    expect(level(look('2026-03-30', onAcceptance), 'SX-STATUTE')).toBe('warning');
    expect(level(look('2026-03-31', onAcceptance), 'SX-STATUTE')).toBe('red');
  });

  it('an instant item does not warn at the moment of its acceptance', () => {
    const item = itemOf('DEMO-001');
    expect(item.promisedLimit).toEqual({ value: 1, unit: 'workday' });
    expect(level(look('2026-03-02', onAcceptance, { item }), 'SX-PROMISE')).toBeNull();
    expect(level(look('2026-03-03', onAcceptance, { item }), 'SX-PROMISE')).toBe('warning');
    expect(level(look('2026-03-04', onAcceptance, { item }), 'SX-PROMISE')).toBe('yellow');
  });

  it('what is suspended raises nothing', () => {
    const item = {
      ...licenceOf15,
      specialProcedures: [{ name: '现场勘查', days: null, countsInLimit: false }],
    };
    const steps: Step[] = [...onAcceptance, ['2026-03-03', started], ['2026-03-09', suspended('现场勘查', 40)]];
    expect(level(look('2026-04-20', steps, { item }), 'SX-PROMISE')).toBeNull();
    expect(level(look('2026-05-20', steps, { item }), 'SX-SPECIAL')).toBe('yellow');
    const going = look('2026-04-20', [...steps, ['2026-03-20', resumed]], { item });
    expect(level(going, 'SX-PROMISE')).toBe('yellow');
  });

  it('a step is late although the total is not', () => {
    const flow = licenceOf15.flow.map((step) =>
      step.role === 'R' ? { ...step, step: '审查', limit: { value: 3, unit: 'workday' as const } } : step,
    );
    const found = look('2026-03-09', [...onAcceptance, ['2026-03-03', started]], { item: { ...licenceOf15, flow } });
    expect(level(found, 'SX-STEP')).toBe('yellow');
    expect(level(found, 'SX-PROMISE')).toBeNull();
  });

  it('a deferred material warns one day before, and is a yellow card after', () => {
    const steps: Step[] = [
      ...onReceipt,
      ['2026-03-02', { transition: 'accept', deferred: [{ materialCode: 'HK', by: '2026-03-13' }], committed: [] }],
    ];
    expect(level(look('2026-03-11', steps), 'SX-DEFERRAL')).toBeNull();
    expect(level(look('2026-03-12', steps), 'SX-DEFERRAL')).toBe('warning');
    expect(level(look('2026-03-16', steps), 'SX-DEFERRAL')).toBe('yellow');
  });

  it('a decision that is not delivered, and corrections that do not come', () => {
    const steps: Step[] = [...onAcceptance, ['2026-03-10', decided, 'C']];
    expect(level(look('2026-03-25', steps), 'SX-DELIVERY')).toBe('yellow');
    expect(level(look('2026-03-25', [...steps, ['2026-03-12', delivered]]), 'SX-DELIVERY')).toBeNull();
    const asked: Step[] = [...onReceipt, ['2026-03-03', corrections('2026-03-13')]];
    expect(level(look('2026-03-13', asked), 'SX-CORRECTION')).toBe('reminder');
    expect(level(look('2026-03-16', asked), 'SX-CORRECTION')).toBe('warning');
  });

  it('what was done late stays late; what was done in time says nothing', () => {
    expect(level(look('2026-06-01', [...onAcceptance, ['2026-03-24', decided, 'C']]), 'SX-PROMISE')).toBe('yellow');
    const kept = look('2026-06-01', [...onAcceptance, ['2026-03-23', decided, 'C'], ['2026-03-24', delivered]]);
    expect(kept.filter(({ rule }) => rule.startsWith('SX'))).toEqual([]);
  });

  it('the thresholds are the county’s', () => {
    const parameters = { ...usualConfiguration, yellowOverDays: 2, warnLeftDays: 3 };
    expect(level(look('2026-03-18', onAcceptance, { scene: { parameters } }), 'SX-PROMISE')).toBe('warning');
    expect(level(look('2026-03-25', onAcceptance, { scene: { parameters } }), 'SX-PROMISE')).toBe('warning');
    expect(level(look('2026-03-26', onAcceptance, { scene: { parameters } }), 'SX-PROMISE')).toBe('yellow');
  });

  it('every alarm says its dates and whose turn it is', () => {
    const found = look('2026-03-24', [
      ...onAcceptance,
      ['2026-03-03', { transition: 'transfer', to: '县自然资源局' }, 'R'],
    ]);
    const promise = found.find(({ rule }) => rule === 'SX-PROMISE');
    expect(promise?.explanation.zh).toBe(
      '15 个工作日，2026年3月2日受理，应于3月23日前办结；已超 1 个工作日；现由县自然资源局办理',
    );
    expect(promise).toMatchObject({ department: '县自然资源局', localNumber: 'A001-20260302-0001-7' });
    expect(look('2026-03-05', onReceipt)[0]?.holder.zh).toContain('综合窗口（李慧）');
  });
});

describe('R22: a card of the network’s', () => {
  const down = (from: string, until: string | null): OfflineSpan => ({ from, until });
  it('says so where the days without a line cover the overrun', () => {
    const offline = [down('2026-03-19T00:00:00Z', '2026-03-23T12:00:00Z')];
    const found = look('2026-03-24', onAcceptance, { scene: { offline } }).find(({ rule }) => rule === 'SX-PROMISE');
    expect(found?.network).toMatchObject({ offlineDays: 3 });
    expect(found?.network?.explanation.zh).toContain('2026-03-19至2026-03-23共 3 个工作日没有网络');
  });

  it('does not where they don’t, where the line came and went, and where no line was needed', () => {
    const of = (offline: OfflineSpan[], today = '2026-03-24', rule: RuleCode = 'SX-PROMISE') =>
      look(today, rule === 'SX-ACCEPT' ? onReceipt : onAcceptance, { scene: { offline } }).find(
        (one) => one.rule === rule,
      )?.network;
    expect(of([down('2026-03-23T04:00:00Z', '2026-03-23T06:00:00Z')])).toBeNull();
    expect(of([down('2026-03-20T00:00:00Z', '2026-03-20T10:00:00Z')], '2026-03-26')).toBeNull();
    expect(of([down('2026-03-01T00:00:00Z', null)], '2026-03-10', 'SX-ACCEPT')).toBeNull();
  });

  it('what waits for the line longer than a day warns, and says why', () => {
    const terminal = {
      oldestUnsentAt: '2026-03-02T02:00:00Z',
      unsentCount: 3,
      chainBrokenAt: null,
      missingNumbers: [],
    };
    expect(terminalFindings(terminal, alarmScene('2026-03-03'))).toEqual([]);
    expect(terminalFindings(terminal, alarmScene('2026-03-04'))).toMatchObject([
      { rule: 'SX-OUTBOX', level: 'warning', network: null },
    ]);
    const offline = [down('2026-03-02T03:00:00Z', null)];
    expect(terminalFindings(terminal, alarmScene('2026-03-04', { offline }))[0]?.network).not.toBeNull();
  });
});

describe('R23: the legality of the process', () => {
  it('a second round of corrections is a yellow card, a round for new facts is none', () => {
    const twice = (newFact: string | null): Step[] => [
      ...onReceipt,
      ['2026-03-03', corrections('2026-03-20')],
      ['2026-03-05', handedIn],
      ['2026-03-06', corrections('2026-03-20', newFact)],
    ];
    expect(level(look('2026-03-06', twice(null)), 'LC-CORRECTIONS')).toBe('yellow');
    expect(level(look('2026-03-06', twice('户口已迁出')), 'LC-CORRECTIONS')).toBeNull();
  });

  it('corrections after acceptance, deemed acceptance and finishing off the platform are red', () => {
    const late: Step[] = [...onAcceptance, ['2026-03-03', corrections('2026-03-20')]];
    expect(level(look('2026-03-03', late), 'LC-AFTER-ACCEPT')).toBe('red');
    const deemed: Step[] = [...onReceipt, ['2026-03-10', { transition: 'deem-accepted' }, 'system']];
    expect(level(look('2026-03-10', deemed), 'LC-DEEMED')).toBe('red');
    expect(level(look('2026-03-04', [...onAcceptance, ['2026-03-03', delivered]]), 'LC-OFF-PLATFORM')).toBe('red');
    expect(level(look('2026-03-04', [...onReceipt, ['2026-03-03', decided, 'C']]), 'LC-OFF-PLATFORM')).toBe('red');
  });

  it('R17: a step before the receipt, or after the end', () => {
    expect(level(look('2026-03-04', [...onAcceptance, ['2026-02-27', started]]), 'LC-ORDER')).toBe('reminder');
    const after: Step[] = [
      ...onAcceptance,
      ['2026-03-04', decided, 'C'],
      ['2026-03-05', delivered],
      ['2026-03-06', started],
    ];
    expect(level(look('2026-03-06', after), 'LC-ORDER')).toBe('reminder');
    expect(level(look('2026-03-04', onAcceptance), 'LC-ORDER')).toBeNull();
  });

  it('steps that were refused, one person for two duties, and extensions', () => {
    const refusedSteps = [{ at: '2026-03-03T02:00:00Z', why: '受理后不能补正' }];
    expect(level(look('2026-03-04', onAcceptance, { facts: { refusedSteps } }), 'LC-REFUSED-STEP')).toBe('yellow');
    expect(level(look('2026-03-04', [...onAcceptance, ['2026-03-04', decided]]), 'LC-SAME-PERSON')).toBe('yellow');
    const longer = (days: number, at = '2026-03-10'): Step => [
      at,
      { transition: 'extend', days, reason: '案情复杂' },
      'C',
    ];
    expect(level(look('2026-03-11', [...onAcceptance, longer(5)]), 'LC-EXTENSION')).toBeNull();
    expect(level(look('2026-03-11', [...onAcceptance, longer(5), longer(5)]), 'LC-EXTENSION')).toBe('yellow');
    expect(level(look('2026-03-11', [...onAcceptance, longer(30)]), 'LC-EXTENSION')).toBe('yellow');
    expect(level(look('2026-03-25', [...onAcceptance, longer(5, '2026-03-24')]), 'LC-EXTENSION')).toBe('yellow');
  });

  it('R28: a broken chain is red; R16: a number that was skipped is yellow', () => {
    const facts = { oldestUnsentAt: null, unsentCount: 0, chainBrokenAt: 17, missingNumbers: ['A001-20260302-0002'] };
    expect(terminalFindings(facts, alarmScene('2026-03-04')).map((one) => [one.rule, one.level])).toEqual([
      ['LC-CHAIN', 'red'],
      ['LC-NUMBER-GAP', 'yellow'],
    ]);
  });
});

describe('content, fees and risks', () => {
  it('R24: accepted without a required material', () => {
    const facts = { missing: ['户口簿'] };
    const found = look('2026-03-03', onAcceptance, { facts });
    expect(level(found, 'NR-MATERIALS')).toBe('yellow');
    expect(found.find(({ rule }) => rule === 'NR-MATERIALS')?.explanation.zh).toContain('缺 户口簿');
    expect(level(look('2026-03-03', onReceipt, { facts }), 'NR-MATERIALS')).toBeNull();
  });

  it('R24: a refusal with too short a reason, and each one to be reviewed', () => {
    const refused: Step = [
      '2026-03-03',
      {
        transition: 'refuse',
        reasonCode: 'not-competent',
        reason: '不行',
        basis: '行政许可法第三十二条',
        otherAuthority: null,
      },
    ];
    const found = look('2026-03-03', [...onReceipt, refused]);
    expect(level(found, 'NR-REASON')).toBe('reminder');
    expect(level(found, 'QT-REFUSAL')).toBe('reminder');
    const denied: Step = [
      '2026-03-10',
      { transition: 'decide', outcome: 'denied', reason: '收入超过低保标准', remedies: '' },
      'C',
    ];
    expect(level(look('2026-03-10', [...onAcceptance, denied]), 'NR-BASIS')).toBe('yellow');
  });

  it('a deferral beyond the promise', () => {
    const steps: Step[] = [
      ...onReceipt,
      ['2026-03-02', { transition: 'accept', deferred: [{ materialCode: 'HK', by: '2026-05-13' }], committed: [] }],
    ];
    expect(level(look('2026-03-03', steps), 'NR-DEFERRAL')).toBe('warning');
  });

  it('R25: what was paid is what was due, and a free item costs nothing', () => {
    const paid = (paidFen: number, isFree = false, changed: Partial<AlarmScene> = {}) =>
      look('2026-03-03', onAcceptance, {
        facts: { fee: { dueFen: isFree ? 0 : 2000, paidFen, isFree } },
        scene: changed,
      });
    expect(level(paid(2000), 'SF-AMOUNT')).toBeNull();
    expect(level(paid(2050), 'SF-AMOUNT')).toBe('yellow');
    expect(level(paid(1900), 'SF-AMOUNT')).toBe('yellow');
    const lenient = { parameters: { ...usualConfiguration, feeTolerancePercent: 5 } };
    expect(level(paid(2050, false, lenient), 'SF-AMOUNT')).toBeNull();
    expect(level(paid(500, true), 'SF-FREE')).toBe('red');
    expect(level(paid(0, true), 'SF-FREE')).toBeNull();
  });

  it('R26: a risk whose guard was kept is on file, one whose guard was not is a card', () => {
    const risk = (isGuarded: boolean) => ({
      risks: [{ name: { zh: '经办人员近亲属申请', en: 'A relative' }, note: '侄子', isGuarded }],
    });
    expect(level(look('2026-03-03', onAcceptance, { facts: risk(true) }), 'FX-RISK')).toBe('reminder');
    expect(level(look('2026-03-03', onAcceptance, { facts: risk(false) }), 'FX-RISK')).toBe('yellow');
  });

  it('R52: a bad rating is followed up within its days', () => {
    const rated = (followedUpAt: string | null) => ({ badRatings: [{ at: '2026-03-02T02:00:00Z', followedUpAt }] });
    expect(level(look('2026-03-09', onAcceptance, { facts: rated(null) }), 'QT-RATING')).toBeNull();
    expect(level(look('2026-03-10', onAcceptance, { facts: rated(null) }), 'QT-RATING')).toBe('yellow');
    expect(level(look('2026-03-10', onAcceptance, { facts: rated('2026-03-05T02:00:00Z') }), 'QT-RATING')).toBeNull();
  });
});
