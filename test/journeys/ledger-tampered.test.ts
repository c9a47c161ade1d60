import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';

test('somebody alters an event while the terminal is off: the chain names it, and work goes on', () =>
  withTerminal({}, async ({ terminal }) => {
    await readyToWork(terminal);
    for (let n = 0; n < 3; n += 1) await acceptOne(terminal.ask, { readingId: null });
    await everythingSent(terminal);
    expect(await terminal.call('verifyLedger', {})).toMatchObject({ intact: true, brokenAt: null });
    await terminal.stop();

    const seq = moveBackOneDay(path.join(terminal.dataDir, 'ledger.db'));
    await terminal.start();
    const report = await terminal.call('verifyLedger', {});
    expect(report).toMatchObject({ intact: false, brokenAt: seq });
    expect(report.reason).toEqual(expect.any(String));
    // The doubt stays, and no citizen is sent away because of it.
    await acceptOne(terminal.ask, { readingId: null });
    await terminal.restart();
    expect(await terminal.call('verifyLedger', {})).toMatchObject({ intact: false, brokenAt: seq });
  }));

/** An acceptance that seems to have been earlier: what somebody might want who was late. */
function moveBackOneDay(file: string): number {
  const database = new DatabaseSync(file);
  try {
    const row = database.prepare("SELECT seq, at FROM events WHERE type = 'application/accepted' LIMIT 1").get();
    if (!row) throw new Error('an acceptance expected');
    const earlier = new Date(Date.parse(String(row.at)) - 86_400_000).toISOString();
    database.exec('DROP TRIGGER events_are_never_changed');
    database.prepare('UPDATE events SET at = ? WHERE seq = ?').run(earlier, Number(row.seq));
    return Number(row.seq);
  } finally {
    database.close();
  }
}
