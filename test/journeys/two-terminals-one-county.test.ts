import { expect, test, vi } from 'vitest';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { approve, deliveredTo } from '../support/journey-county.ts';
import { patience } from '../support/until.ts';

test('two terminals at one county: numbers of their own, and neither hears of the other', () =>
  withTerminal({}, async ({ terminal: one, newTerminal, county, line }) => {
    const other = await newTerminal();
    await Promise.all([readyToWork(one), readyToWork(other)]);
    await line.setMood('reply-twice');
    const accepted = await Promise.all(
      [one, other].map(async (terminal) => {
        const { id: readingId } = await terminal.readCard('li-xiulan');
        const own: { id: string; localNumber: string }[] = [];
        for (let n = 0; n < 5; n += 1) own.push(await acceptOne(terminal.ask, { readingId }));
        return own;
      }),
    );
    const prefixes = accepted.map((own) => new Set(own.map(({ localNumber }) => localNumber.split('-')[0])));
    expect(prefixes.map((own) => own.size)).toEqual([1, 1]);
    expect(prefixes[0]).not.toEqual(prefixes[1]);

    await Promise.all([everythingSent(one), everythingSent(other)]);
    const rows = await deliveredTo(county);
    expect(rows.map((row) => row.id).sort()).toEqual(
      accepted
        .flat()
        .map(({ id }) => id)
        .sort(),
    );
    expect(new Set(rows.map((row) => row.countyNumber)).size).toBe(10);

    const [mine = { id: '' }] = accepted[0] ?? [];
    await approve(county, mine.id);
    const decided = async () =>
      (await one.call('application', { applicationId: mine.id })).summary.whereabouts === 'decided';
    await vi.waitUntil(decided, patience);
    expect(await other.ask('application', { applicationId: mine.id })).toMatchObject({
      failure: { code: 'application/not-found' },
    });
    expect((await other.call('syncState', {})).counts).toMatchObject({ decided: 0, 'at-county': 5 });
  }));
