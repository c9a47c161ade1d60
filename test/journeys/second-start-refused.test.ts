import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { type KillableTerminal, startKillableTerminal } from '../support/killable-terminal.ts';

test('a second start on the same data directory is refused, and the first one does not notice', () =>
  withTerminal({}, async ({ terminal, line }) => {
    await readyToWork(terminal);
    const plan = { dataDir: terminal.dataDir, countyUrl: line.url, enrolmentCode: 'NONE', devices: null };
    await expect(startKillableTerminal(plan)).rejects.toThrow('refused: terminal/in-use');
    await acceptOne(terminal.ask, { readingId: null });
    expect(await terminal.call('verifyLedger', {})).toMatchObject({ intact: true });
  }));

test('two first starts at once: one wins, and its keys open the ledger ever after', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'two-starts-'));
  const plan = { dataDir, countyUrl: 'http://127.0.0.1:9', enrolmentCode: 'NONE', devices: null };
  const won: KillableTerminal[] = [];
  try {
    const starts = await Promise.allSettled([1, 2, 3].map(() => startKillableTerminal(plan)));
    for (const start of starts) if (start.status === 'fulfilled') won.push(start.value);
    expect(won).toHaveLength(1);
    for (const start of starts)
      if (start.status === 'rejected') expect(String(start.reason)).toContain('terminal/in-use');
    await won[0]?.kill();
    const again = await startKillableTerminal(plan);
    won.push(again);
    expect(await again.ask('verifyLedger', {})).toMatchObject({ ok: true, value: { intact: true } });
  } finally {
    for (const terminal of won) await terminal.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
});
