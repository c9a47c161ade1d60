import { expect, test, vi } from 'vitest';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { approve, deliveredTo } from '../support/journey-county.ts';
import { patience } from '../support/until.ts';

const dayMs = 86_400_000;

test('R14 R17: three days without the county: thirty applications arrive once, dated when they were received', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    const { id: readingId } = await terminal.readCard('li-xiulan');
    await line.setMood('cut');
    const ids: string[] = [];
    const days = new Set<string | undefined>();
    for (let day = 0; day < 3; day += 1) {
      // A terminal is switched off at night.
      if (day > 0) await terminal.restart();
      await terminal.hand({ hand: 'shiftClock', shiftMs: day * dayMs });
      for (let n = 0; n < 10; n += 1) {
        const accepted = await acceptOne(terminal.ask, { readingId });
        ids.push(accepted.id);
        days.add(accepted.localNumber.split('-')[1]);
      }
    }
    expect(days.size).toBe(3);
    const { counts } = await terminal.call('syncState', {});
    expect(counts['on-terminal'] + counts.sending).toBe(30);
    const receivedAt = await receivedAtOf(terminal, ids);

    await line.setMood('open');
    await everythingSent(terminal);
    const rows = await deliveredTo(county);
    expect(rows).toHaveLength(30);
    expect(new Map(rows.map((row) => [row.id, row.receivedAt]))).toEqual(receivedAt);
    expect(new Set(rows.map((row) => row.countyNumber)).size).toBe(30);
    expect(await receivedAtOf(terminal, ids)).toEqual(receivedAt);

    const [first = ''] = ids;
    const shows = async () => (await terminal.call('application', { applicationId: first })).summary.whereabouts;
    await approve(county, first);
    await vi.waitUntil(async () => (await shows()) === 'decided', patience);
    expect(await terminal.call('verifyLedger', {})).toMatchObject({ intact: true });
  }));

async function receivedAtOf(
  terminal: Parameters<typeof readyToWork>[0],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const id of ids) {
    found.set(id, (await terminal.call('application', { applicationId: id })).application.receivedAt);
  }
  return found;
}
