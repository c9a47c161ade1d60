import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alarm, alarmKey, alarmLevels, type Finding, isHeavier } from '../../../../main/domain/alarms/alarm.ts';
import { alarmSteps, answered, isStanding, withdrawn } from '../../../../main/domain/alarms/alarm-book.ts';
import { ruleCodes } from '../../../../main/domain/alarms/rules.ts';
import { usualConfiguration } from '../../../../main/domain/configuration.ts';
import { calendar, morning } from '../clocks/case-record.ts';

const applicationId = '11111111-1111-4111-8111-111111111111';
const finding = (changed: Partial<Finding> = {}): Finding => ({
  rule: 'SX-PROMISE',
  applicationId,
  localNumber: 'A001-20260302-0001-7',
  level: 'warning',
  explanation: { zh: '承诺时限', en: 'promise' },
  department: '安陵镇便民服务中心',
  holder: { zh: '综合窗口', en: 'window' },
  network: null,
  ...changed,
});

/** A book as the ledger keeps it: looked at day by day. */
function book() {
  let count = 0;
  const held = new Map<string, Alarm>();
  const keep = (alarm: Alarm) => held.set(alarmKey(alarm), alarm);
  return {
    look(day: string, found: readonly Finding[]) {
      const steps = alarmSteps([...held.values()], found, {
        calendar,
        parameters: usualConfiguration,
        now: morning(day),
        nextNumber: () => `JC${++count}`,
      });
      for (const { alarm } of steps) keep(alarm);
      return steps.map(({ kind, alarm }) => `${kind} ${alarm.level}`);
    },
    alarm: () => [...held.values()][0] as Alarm,
    keep,
  };
}

describe('R22: one alarm a rule and case', () => {
  it('is raised once, grows in its place, and is cleared when its cause is gone', () => {
    const kept = book();
    expect(kept.look('2026-03-20', [finding()])).toEqual(['raised warning']);
    expect(kept.look('2026-03-20', [finding()])).toEqual([]);
    expect(kept.look('2026-03-24', [finding({ level: 'yellow' })])).toEqual(['changed yellow']);
    expect(kept.alarm()).toMatchObject({
      number: 'JC1',
      raisedAt: morning('2026-03-20'),
      since: morning('2026-03-24'),
    });
    expect(kept.look('2026-03-25', [])).toEqual(['cleared yellow']);
    expect(kept.look('2026-03-26', [finding()])).toEqual(['raised warning']);
    expect(kept.alarm().number).toBe('JC2');
  });

  it('a yellow card that nobody answers becomes red on the day after the third', () => {
    const kept = book();
    const yellow = finding({ level: 'yellow' });
    kept.look('2026-03-24', [yellow]);
    expect(kept.look('2026-03-27', [yellow])).toEqual([]);
    expect(kept.look('2026-03-28', [yellow])).toEqual(['changed red']);
    expect(kept.alarm()).toMatchObject({ isEscalated: true, number: 'JC1' });
    expect(kept.alarm().explanation.zh).toContain('3 个工作日没有答复');
    expect(kept.look('2026-03-30', [yellow])).toEqual([]);
  });

  it('answered, or of the network’s, it does not grow by waiting', () => {
    const kept = book();
    const yellow = finding({ level: 'yellow' });
    kept.look('2026-03-24', [yellow]);
    const step = answered(kept.alarm(), { text: '等评估报告', by: '李慧', at: morning('2026-03-25') });
    expect(step?.alarm.state).toBe('answered');
    kept.keep(step?.alarm as Alarm);
    expect(kept.look('2026-04-20', [yellow])).toEqual([]);
    expect(answered(kept.alarm(), { text: '再说一次', by: '李慧', at: morning('2026-04-20') })).toBeNull();
    expect(kept.look('2026-04-21', [finding({ level: 'red' })])).toEqual(['changed red']);
    expect(kept.alarm().state).toBe('open');

    const network = { offlineDays: 3, explanation: { zh: '网络原因', en: 'network' } };
    const other = book();
    other.look('2026-03-24', [finding({ level: 'yellow', network })]);
    expect(other.look('2026-04-24', [finding({ level: 'yellow', network })])).toEqual([]);
  });

  it('withdrawn with its reason it stays away, unless it gets heavier', () => {
    const kept = book();
    kept.look('2026-03-20', [finding()]);
    const word = {
      rule: 'SX-PROMISE',
      applicationId,
      reason: '系统误报',
      by: '县监察员',
      at: morning('2026-03-21'),
    } as const;
    const step = withdrawn(kept.alarm(), word);
    expect(step?.alarm).toMatchObject({ state: 'withdrawn', word: { text: '系统误报', by: '县监察员' } });
    kept.keep(step?.alarm as Alarm);
    expect(withdrawn(kept.alarm(), word)).toBeNull();
    expect(kept.look('2026-03-23', [finding()])).toEqual([]);
    expect(kept.look('2026-03-24', [finding({ level: 'yellow' })])).toEqual(['changed yellow']);
    expect(kept.alarm()).toMatchObject({ state: 'open', number: 'JC1', word: null });
  });
});

it('R22: whatever comes, one alarm a rule and case stands, at the level found or escalated, and a second look changes nothing', () => {
  const someFinding = fc
    .record({ rule: fc.constantFrom(...ruleCodes), level: fc.constantFrom(...alarmLevels) })
    .map((changed) => finding(changed));
  const days = fc.uniqueArray(someFinding, { selector: ({ rule }) => rule, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(days, { maxLength: 8 }), (course) => {
      const held = new Map<string, Alarm>();
      let count = 0;
      course.forEach((found, index) => {
        const at = {
          calendar,
          parameters: usualConfiguration,
          now: morning(`2026-03-${String(index + 2).padStart(2, '0')}`),
          nextNumber: () => `JC${++count}`,
        };
        for (const { alarm } of alarmSteps([...held.values()], found, at)) held.set(alarmKey(alarm), alarm);
        expect(alarmSteps([...held.values()], found, at)).toEqual([]);
        for (const one of found) {
          const alarm = held.get(alarmKey(one));
          expect(alarm && isStanding(alarm)).toBe(true);
          expect(alarm?.level === one.level || (alarm?.isEscalated && !isHeavier(one.level, alarm.level))).toBe(true);
        }
        const standing = [...held.values()].filter(isStanding);
        expect(standing).toHaveLength(found.length);
      });
    }),
  );
});
