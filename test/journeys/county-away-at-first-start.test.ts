import { expect, test, vi } from 'vitest';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { deliveredTo } from '../support/journey-county.ts';
import { patience } from '../support/until.ts';

test('the county is away at the very first start: the terminal opens, and enrols by itself when it comes', () =>
  withTerminal({ lineMood: 'cut' }, async ({ terminal, county, line }) => {
    expect(await terminal.call('terminalState', {})).toMatchObject({ enrolled: false, catalogueVersion: null });
    expect(
      await terminal.ask('startDraft', { itemCode: 'DEMO-003', readingId: null, channel: 'window' }),
    ).toMatchObject({
      failure: { code: 'terminal/not-enrolled' },
    });
    // Somebody has logged in and read a card before the terminal had a name; both belong to its chain.
    const { id: readingId } = await terminal.readCard('wang-jianguo');
    await line.setMood('open');
    await vi.waitUntil(() => terminal.pushed('terminal').some(({ enrolled }) => enrolled), patience);
    await vi.waitUntil(
      () => terminal.pushed('terminal').some(({ catalogueVersion }) => catalogueVersion === 1),
      patience,
    );
    expect(terminal.pushed('sync').some(({ link }) => link === 'online')).toBe(true);
    const { id } = await acceptOne(terminal.ask, { readingId });
    await everythingSent(terminal);
    expect((await deliveredTo(county)).map((row) => row.id)).toEqual([id]);
    const [known] = await county.store.terminals.list({ limit: 10, offset: 0 });
    expect(known).toMatchObject({ chainConflict: null, appVersion: '0.0.0-test' });
  }));

test('the answer to the enrolment is lost, and the power after it: the same code still opens the door', () =>
  withTerminal({ lineMood: 'reply-lost' }, async ({ terminal, county, line }) => {
    expect(await terminal.call('terminalState', {})).toMatchObject({ enrolled: false });
    expect(await county.store.terminals.list({ limit: 10, offset: 0 })).toHaveLength(1);
    await terminal.stop();
    await line.setMood('open');
    await terminal.start();
    await readyToWork(terminal);
    expect(await county.store.terminals.list({ limit: 10, offset: 0 })).toHaveLength(1);
    const [known] = await county.store.terminals.list({ limit: 10, offset: 0 });
    expect((await terminal.call('terminalState', {})).terminalId).toBe(known?.id);
  }));
