import { expect, test } from 'vitest';
import { withTerminal } from '../support/journey.ts';

test('the kiosk needs no clerk: its operator is the kiosk itself, also after somebody locked it', () =>
  withTerminal({ station: 'kiosk' }, async ({ terminal }) => {
    expect((await terminal.call('terminalState', {})).operator?.id).toBe('KIOSK');
    expect((await terminal.call('lock', {})).operator?.id).toBe('KIOSK');
    await terminal.call('unlock', { operatorId: 'W02', pin: '135790' });
    expect((await terminal.call('terminalState', {})).operator?.id).toBe('W02');
    expect((await terminal.call('lock', {})).operator?.id).toBe('KIOSK');
  }));
