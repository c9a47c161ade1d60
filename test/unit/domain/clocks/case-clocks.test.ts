import { describe, expect, it } from 'vitest';
import { clocksOf } from '../../../../main/domain/clocks/case-clocks.ts';
import { profileOf, rulesOf } from '../../../../main/domain/clocks/profiles.ts';
import { usualConfiguration } from '../../../../main/domain/configuration.ts';
import {
  accepted,
  calendar,
  caseOf,
  corrections,
  decided,
  delivered,
  handedIn,
  itemOf,
  licence,
  movesOf,
  only,
  received,
  resumed,
  type Step,
  scene,
  started,
  suspended,
} from './case-record.ts';

const clocks = (today: string, item: typeof licence, ...steps: readonly Step[]) =>
  clocksOf(caseOf(movesOf(...steps), item), scene(today));
const licenceOf20 = { ...licence, promisedLimit: { value: 20, unit: 'workday' as const } };
const uncounted = { name: '现场勘查', days: { value: 10, unit: 'workday' as const }, countsInLimit: false };
const surveyed = { ...licenceOf20, specialProcedures: [uncounted] };

describe('R22: C1, five working days to accept or to tell once', () => {
  it.each([
    ['2026-02-13', '2026-02-27', 'in office hours, over the long festival'],
    ['2026-09-18', '2026-09-24', 'over a worked Sunday'],
  ])('received on %s, due %s: %s', (day, due) => {
    expect(only(clocks(day, licence, [day, received]), 'accept')).toMatchObject({ due, state: 'running', used: 0 });
  });

  it('a kiosk on a Sunday night: the receipt is real, day 1 is the Monday', () => {
    const clock = only(clocks('2026-03-08', licence, ['2026-03-08T13:40:00Z', received]), 'accept');
    expect(clock).toMatchObject({ startedOn: '2026-03-08', due: '2026-03-13' });
    expect(clock.explanation.zh).toBe('5 个工作日，2026年3月8日休息日收件，应于3月13日前受理或者告知补正');
  });

  it('after hours on a working day it is that day; where the county says so it is the next working day', () => {
    const record = caseOf(movesOf(['2026-03-09T12:00:00Z', received]));
    expect(only(clocksOf(record, scene('2026-03-09')), 'accept')).toMatchObject({ due: '2026-03-16' });
    const later = scene('2026-03-09', { parameters: { ...usualConfiguration, afterHoursNextDay: 1 } });
    const clock = only(clocksOf(record, later), 'accept');
    expect(clock).toMatchObject({ startedOn: '2026-03-10', due: '2026-03-17' });
    expect(clock.explanation.zh).toContain('下班后收件');
    const sunday = caseOf(movesOf(['2026-03-08T13:40:00Z', received]));
    expect(only(clocksOf(sunday, later), 'accept')).toMatchObject({ startedOn: '2026-03-09', due: '2026-03-16' });
  });

  it('before the doors open is the same day, and the hours are a parameter', () => {
    const parameters = { ...usualConfiguration, afterHoursNextDay: 1, officeCloses: 1900 };
    const at = (instant: string) =>
      only(clocksOf(caseOf(movesOf([instant, received])), scene('2026-03-09', { parameters })), 'accept').startedOn;
    expect(at('2026-03-08T23:30:00Z')).toBe('2026-03-09');
    expect(at('2026-03-09T10:30:00Z')).toBe('2026-03-09');
    expect(at('2026-03-09T11:30:00Z')).toBe('2026-03-10');
  });

  it('stops when corrections are asked for, and starts anew and whole when they are handed in', () => {
    const steps: Step[] = [
      ['2026-03-02', received],
      ['2026-03-05', corrections('2026-03-26')],
    ];
    const asked = clocks('2026-03-10', licence, ...steps);
    expect(only(asked, 'accept')).toMatchObject({ state: 'stopped', stoppedOn: '2026-03-05', used: 3, left: 2 });
    expect(only(asked, 'correction')).toMatchObject({ state: 'running', due: '2026-03-26' });
    const again = clocks('2026-03-12', licence, ...steps, ['2026-03-11', handedIn]);
    expect(only(again, 'accept')).toMatchObject({
      state: 'running',
      startedOn: '2026-03-11',
      due: '2026-03-18',
      used: 1,
    });
    expect(only(again, 'correction')).toMatchObject({ state: 'stopped', stoppedOn: '2026-03-11' });
  });

  it('R36: a delegate starts nothing until the township counter has it; the doorstep starts it there', () => {
    const atVillage: Step = ['2026-03-02', { transition: 'receive', mode: 'delegate' }, 'A'];
    const held = only(clocks('2026-03-06', licence, atVillage), 'accept');
    expect(held).toMatchObject({ state: 'waiting', due: null, left: null });
    expect(held.explanation.zh).toContain('以镇窗口接收的时间为收件时间');
    const atCounter = clocks('2026-03-06', licence, atVillage, ['2026-03-06', accepted]);
    expect(only(atCounter, 'accept')).toMatchObject({ startedOn: '2026-03-06', state: 'stopped', left: 5 });
    const byClerk: Step = ['2026-03-02', { transition: 'receive', mode: 'delegate' }, 'W'];
    expect(only(clocks('2026-03-03', licence, byClerk), 'accept')).toMatchObject({ due: '2026-03-09' });
    for (const role of ['W', 'A'] as const) {
      const doorstep: Step = ['2026-03-02', { transition: 'receive', mode: 'doorstep' }, role];
      expect(only(clocks('2026-03-03', licence, doorstep), 'accept')).toMatchObject({
        state: 'running',
        startedOn: '2026-03-02',
        due: '2026-03-09',
      });
    }
  });

  it('goes on after its end, and says how late it is', () => {
    expect(only(clocks('2026-03-10', licence, ['2026-03-02', received]), 'accept')).toMatchObject({
      due: '2026-03-09',
      left: -1,
    });
    // The Saturday after a Friday's end is late too.
    expect(only(clocks('2026-03-14', licence, ['2026-03-06', received]), 'accept')).toMatchObject({
      due: '2026-03-13',
      left: -1,
    });
  });
});

describe('R22: C2, the promised and the statutory limit', () => {
  it.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-03-02', 20, '2026-03-30'],
  ])('accepted on %s, %i working days: %s', (day, value, due) => {
    const item = { ...licence, promisedLimit: { value, unit: 'workday' as const } };
    expect(only(clocks(day, item, [day, received], [day, accepted]), 'promised').due).toBe(due);
  });

  it('stands still in a special procedure that does not count, and says so in its sentence', () => {
    const steps: Step[] = [
      ['2026-03-02', received],
      ['2026-03-02', accepted],
      ['2026-03-02', started],
      ['2026-03-09', suspended('现场勘查')],
    ];
    const standing = clocks('2026-03-12', surveyed, ...steps);
    const paused = only(standing, 'promised');
    expect(paused).toMatchObject({ state: 'paused', due: null, used: 5, left: 15 });
    expect(paused.explanation.zh).toBe('20 个工作日，2026年3月2日受理，3月9日起中止，恢复后继续计算，到时再定办结日期');
    expect(only(standing, 'special')).toMatchObject({ due: '2026-03-23', state: 'running' });
    const going = only(clocks('2026-03-23', surveyed, ...steps, ['2026-03-20', resumed]), 'promised');
    expect(going).toMatchObject({ state: 'running', due: '2026-04-13', used: 6, left: 14 });
    expect(going.explanation).toEqual({
      zh: '20 个工作日，2026年3月2日受理，3月9日至20日中止，应于4月13日前办结',
      en: '20 working days, accepted on 2026-03-02, suspended from 2026-03-09 to 2026-03-20, to be done by 2026-04-13',
    });
  });

  it('several suspensions add up', () => {
    const twice = clocks(
      '2026-04-20',
      surveyed,
      ['2026-03-02', accepted],
      ['2026-03-04', suspended('现场勘查')],
      ['2026-03-06', resumed],
      ['2026-03-11', suspended('现场勘查')],
      ['2026-03-13', resumed],
    );
    // Two working days each are left out: 2026-03-30 becomes 2026-04-03.
    expect(only(twice, 'promised').due).toBe('2026-04-03');
  });

  it('runs on through a procedure that counts, and through one that the item does not list', () => {
    const counting = { ...surveyed, specialProcedures: [{ ...uncounted, countsInLimit: true }] };
    for (const item of [counting, { ...surveyed, specialProcedures: [] }]) {
      const going = clocks('2026-03-25', item, ['2026-03-02', accepted], ['2026-03-09', suspended('现场勘查')]);
      expect(only(going, 'promised')).toMatchObject({ state: 'running', due: '2026-03-30' });
    }
  });

  it('is extended once, and no longer than the profile allows', () => {
    const longer = (days: number): Step => ['2026-03-20', { transition: 'extend', days, reason: '案情复杂' }, 'C'];
    const once = clocks('2026-03-23', licenceOf20, ['2026-03-02', accepted], longer(5));
    expect(only(once, 'promised')).toMatchObject({ due: '2026-04-07', extendedBy: 5 });
    expect(only(once, 'promised').explanation.zh).toContain('延期 5 个工作日');
    const greedy = clocks('2026-03-23', licenceOf20, ['2026-03-02', accepted], longer(30), longer(5));
    expect(only(greedy, 'promised').extendedBy).toBe(10);
  });

  it('counts natural days through holidays', () => {
    const item = itemOf('DEMO-027');
    expect(item.promisedLimit).toEqual({ value: 10, unit: 'day' });
    const permit = clocks('2026-09-25', item, ['2026-09-25', accepted]);
    expect(only(permit, 'promised')).toMatchObject({ due: '2026-10-05', isProvisional: false });
  });

  it('R11: after deemed acceptance it counts from the receipt, after a correction from the hand-in', () => {
    const deemed: Step = ['2026-03-10', { transition: 'deem-accepted' }, 'system'];
    expect(only(clocks('2026-03-10', licenceOf20, ['2026-03-02', received], deemed), 'promised')).toMatchObject({
      startedOn: '2026-03-02',
      due: '2026-03-30',
    });
    const corrected = clocks(
      '2026-03-20',
      licenceOf20,
      ['2026-03-02', received],
      ['2026-03-03', corrections('2026-03-24')],
      ['2026-03-05', handedIn],
      ['2026-03-13', { transition: 'deem-accepted' }, 'system'],
    );
    expect(only(corrected, 'promised').startedOn).toBe('2026-03-05');
  });

  it('stops with the decision, and with whatever ends the case', () => {
    const ends: Step[] = [
      ['2026-03-10', decided, 'C'],
      ['2026-03-10', { transition: 'withdraw', reason: '不办了', returned: [], isSigned: true }],
      ['2026-03-10', { transition: 'terminate', reasonCode: 'T1', reason: '申请人去世' }, 'R'],
    ];
    for (const end of ends) {
      const promised = only(clocks('2026-05-20', licenceOf20, ['2026-03-02', accepted], end), 'promised');
      expect(promised).toMatchObject({ state: 'stopped', stoppedOn: '2026-03-10', used: 6, left: 14 });
    }
  });

  it('a December promise is provisional, and is counted again when the list of next year arrives', () => {
    const record = caseOf(movesOf(['2026-12-28', accepted]), licenceOf20);
    const before = only(clocksOf(record, scene('2026-12-28')), 'promised');
    expect(before).toMatchObject({ isProvisional: true, due: '2027-01-25' });
    expect(before.explanation.zh).toContain('还没公布');
    const arrived = { ...calendar, holidays: [...calendar.holidays, '2027-01-01'], knownUntil: '2027-12-31' };
    const after = only(clocksOf(record, scene('2026-12-28', { calendar: arrived })), 'promised');
    expect(after).toMatchObject({ isProvisional: false, due: '2027-01-26' });
  });

  it('the county’s own days outweigh the State Council’s', () => {
    const overrides = [
      { date: '2026-03-04', isWorkday: false, reason: '壮族三月三' },
      { date: '2026-03-07', isWorkday: true, reason: '补班' },
    ];
    const due = (days: typeof overrides) =>
      only(
        clocksOf(
          caseOf(movesOf(['2026-03-02', accepted]), { ...licence, promisedLimit: { value: 4, unit: 'workday' } }),
          scene('2026-03-02', { calendar: { ...calendar, overrides: days } }),
        ),
        'promised',
      ).due;
    expect(due([])).toBe('2026-03-06');
    expect(due(overrides.slice(0, 1))).toBe('2026-03-09');
    expect(due(overrides)).toBe('2026-03-07');
  });

  it('a case of an earlier release, without moves, was received and accepted at once', () => {
    expect(only(clocksOf(caseOf([], licenceOf20), scene('2026-03-04')), 'promised')).toMatchObject({
      due: '2026-03-30',
      used: 2,
    });
  });
});

describe('R22: C5, C6 and the steps', () => {
  it('a decision is delivered within ten working days', () => {
    const steps: Step[] = [
      ['2026-03-02', accepted],
      ['2026-03-10', decided],
    ];
    expect(only(clocks('2026-03-12', licence, ...steps), 'delivery')).toMatchObject({ due: '2026-03-24', left: 8 });
    expect(only(clocks('2026-05-12', licence, ...steps, ['2026-03-20', delivered]), 'delivery')).toMatchObject({
      state: 'stopped',
      left: 2,
    });
  });

  it('a deferred material is due on its day, never later than the promise', () => {
    const deferred = (by: string): Step => [
      '2026-03-02',
      { transition: 'accept', deferred: [{ materialCode: 'HK', by }], committed: [] },
    ];
    expect(only(clocks('2026-03-03', licenceOf20, deferred('2026-03-13')), 'deferral', 'HK').due).toBe('2026-03-13');
    expect(only(clocks('2026-03-03', licenceOf20, deferred('2026-06-01')), 'deferral').due).toBe('2026-03-30');
    const brought = clocks('2026-04-03', licenceOf20, deferred('2026-03-13'), [
      '2026-03-12',
      { transition: 'complete-deferred', materials: ['HK'] },
    ]);
    expect(only(brought, 'deferral')).toMatchObject({ state: 'stopped', left: 1 });
  });

  it('a step has its own limit: it may be late while the total is not', () => {
    const flow = licenceOf20.flow.map((step) =>
      step.role === 'R' ? { ...step, step: '审查', limit: { value: 3, unit: 'workday' as const } } : step,
    );
    const going = clocks('2026-03-10', { ...licenceOf20, flow }, ['2026-03-02', accepted], ['2026-03-03', started]);
    expect(only(going, 'step', '审查')).toMatchObject({ due: '2026-03-06', left: -2 });
    expect(only(going, 'promised').left).toBe(14);
  });

  it('a licence that the county decides has twenty days for the first review, and the transfer stops them', () => {
    const flow = [
      { step: '审查', post: '站所', role: 'R', limit: null },
      { step: '决定', post: '县局', role: 'C', limit: null },
    ];
    const steps: Step[] = [
      ['2026-03-02', accepted],
      ['2026-03-02', started],
    ];
    expect(only(clocks('2026-03-03', { ...licenceOf20, flow }, ...steps), 'step').due).toBe('2026-03-30');
    const gone = clocks('2026-03-30', { ...licenceOf20, flow }, ...steps, [
      '2026-03-09',
      { transition: 'transfer', to: '县自然资源局' },
      'R',
    ]);
    expect(only(gone, 'step')).toMatchObject({ state: 'stopped', left: 15 });
    expect(only(gone, 'promised').state).toBe('running');
    const service = { ...licenceOf20, flow, clockProfile: 'service' as const };
    expect(clocks('2026-03-03', service, ...steps).some(({ kind }) => kind === 'step')).toBe(false);
  });
});

describe('R22: whose rules', () => {
  it('by the item’s word, else by its type', () => {
    expect(profileOf(itemOf('DEMO-028'))).toBe('licence');
    expect(profileOf(itemOf('DEMO-012'))).toBe('benefit');
    expect(profileOf(itemOf('DEMO-001'))).toBe('service');
    expect(profileOf(itemOf('DEMO-001', { clockProfile: 'licence' }))).toBe('licence');
  });

  it('deemed acceptance is the law for licences and the county’s choice for the others', () => {
    const none = { ...usualConfiguration, benefitDeemed: 0, serviceDeemed: 0 };
    expect(rulesOf('licence', none).isDeemedAccepted).toBe(true);
    expect(rulesOf('benefit', none).isDeemedAccepted).toBe(false);
    expect(rulesOf('service', usualConfiguration).isDeemedAccepted).toBe(true);
  });
});
