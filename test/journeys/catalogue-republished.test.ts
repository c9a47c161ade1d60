import { expect, test, vi } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { sampleCatalogue } from '../../sync/county/catalogue/sample-catalogue.ts';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, fillDraft, plainItem } from '../support/journey-cases.ts';
import { patience } from '../support/until.ts';

test('version 2 retires an item: no new case begins on it, and the open one finishes on version 1', () =>
  withTerminal({}, async ({ terminal, county }) => {
    await readyToWork(terminal);
    const open = await fillDraft(terminal.ask, { readingId: null });
    const next = sampleCatalogue({ version: 2, publishedAt: new Date().toISOString() });
    const items = next.items.map((item) => (item.code === plainItem ? { ...item, status: 'retired' as const } : item));
    expect(await county.store.publishing.publishCatalogue({ ...next, items })).toBe(true);

    // The screens are told without asking.
    await vi.waitUntil(
      () => terminal.pushed('terminal').some(({ catalogueVersion }) => catalogueVersion === 2),
      patience,
    );
    const told = terminal.pushed('desk').at(-1)?.highWater;
    const { changes, highWater } = await terminal.call('deskPull', { collection: 'items', after: 0, limit: 500 });
    expect(told).toBe(highWater);
    expect(changes.find(({ id }) => id === plainItem)?.document).toMatchObject({ status: 'retired' });
    expect(await terminal.ask('startDraft', { itemCode: plainItem, readingId: null, channel: 'window' })).toMatchObject(
      {
        failure: { code: 'item/retired' },
      },
    );

    const { id } = must(await acceptDraft(terminal.ask, open));
    const { application } = await terminal.call('application', { applicationId: id });
    expect(application.catalogueVersion).toBe(1);
    await everythingSent(terminal);
    await terminal.restart();
    expect((await terminal.call('terminalState', {})).catalogueVersion).toBe(2);
    expect(await county.store.applications.detail(id)).toMatchObject({ catalogueVersion: 1 });
  }));
