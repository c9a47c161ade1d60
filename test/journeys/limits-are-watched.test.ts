import { expect, test, vi } from 'vitest';
import { addDays, shanghaiDate } from '../../main/domain/dates.ts';
import { readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { patience } from '../support/until.ts';

test('R22: without a line the terminal sees by itself that a promise is over, and takes the reason into its chain', () =>
  withTerminal({ lineMood: 'open' }, async ({ terminal, line }) => {
    await readyToWork(terminal);
    const accepted = await acceptOne(terminal.ask, { readingId: null, itemCode: 'DEMO-015' });
    await line.setMood('cut');
    const deadline = async () => (await terminal.call('deadlines', { limit: 10 }))[0];
    await vi.waitUntil(async () => (await deadline())?.applicationId === accepted.id, patience);
    expect(await deadline()).toMatchObject({
      clock: { kind: 'promised', due: accepted.dueDate, state: 'running' },
      level: null,
    });
    const { clocks } = await terminal.call('caseClocks', { applicationId: accepted.id });
    expect(clocks.find(({ kind }) => kind === 'promised')?.explanation.zh).toMatch(/^20 个工作日，\d{4}年.*前办结/);

    // The day after the last one.
    const day = addDays(accepted.dueDate ?? '', 1);
    await terminal.hand({ hand: 'shiftClock', shiftMs: Date.parse(`${day}T04:00:00Z`) - Date.now() });
    const alarm = async () => (await terminal.call('alarms', {})).find(({ rule }) => rule === 'SX-PROMISE');
    await vi.waitUntil(async () => (await alarm()) !== undefined, patience);
    expect(await alarm()).toMatchObject({
      level: 'yellow',
      state: 'open',
      about: { localNumber: accepted.localNumber },
    });
    expect((await alarm())?.explanation.zh).toContain('已超');
    expect(shanghaiDate((await alarm())?.raisedAt ?? '')).toBe(day);

    const answered = await terminal.call('answerAlarm', {
      rule: 'SX-PROMISE',
      applicationId: accepted.id,
      text: '等县里评估，下周办结',
    });
    expect(answered.state).toBe('answered');
    expect(await alarm()).toMatchObject({ state: 'answered', word: { text: '等县里评估，下周办结' } });
  }));
