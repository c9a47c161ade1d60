import { expect, test, vi } from 'vitest';
import { addWorkdays } from '../../main/domain/clocks/working-days.ts';
import { shanghaiDate } from '../../main/domain/dates.ts';
import { readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { patience } from '../support/until.ts';

/** A promise in working days. */
const itemCode = 'DEMO-015';

test('a calendar that is published alone moves the due dates of what comes, never of what was accepted', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    const before = await acceptOne(terminal.ask, { readingId: null, itemCode });
    const catalogue = await county.store.publishing.catalogue(1);
    const item = catalogue?.items.find(({ code }) => code === itemCode);
    if (!catalogue || item?.promisedLimit.unit !== 'workday') throw new Error('the sample item has no working days');
    await line.setMood('cut');

    // Seven more days off from tomorrow on.
    const today = shanghaiDate(new Date().toISOString());
    const holidays = [...catalogue.calendar.holidays];
    for (let count = 1; count <= 7; count += 1) holidays.push(addWorkdays(today, count, catalogue.calendar));
    const calendar = { ...catalogue.calendar, holidays };
    const publisher = { by: '县管理员', note: '汛期停工' };
    await county.store.publications.publish({ kind: 'calendar', scope: '', body: calendar, publisher });
    await line.setMood('open');

    const due = addWorkdays(today, item.promisedLimit.value, calendar);
    expect(due).not.toBe(before.dueDate);
    const dueOfNext = async () => (await acceptOne(terminal.ask, { readingId: null, itemCode })).dueDate;
    await vi.waitUntil(async () => (await dueOfNext()) === due, { ...patience, interval: 500 });
    const { application } = await terminal.call('application', { applicationId: before.id });
    expect(application.dueDate).toBe(before.dueDate);

    // A later catalogue does not bring the old calendar back.
    await county.store.publishing.publishCatalogue({ ...catalogue, version: 2 });
    await vi.waitUntil(async () => (await terminal.call('terminalState', {})).catalogueVersion === 2, patience);
    expect(await dueOfNext()).toBe(due);
  }));
