import { expect, test, vi } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { sampleCatalogue } from '../../sync/county/catalogue/sample-catalogue.ts';
import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, acceptOne, fillDraft } from '../support/journey-cases.ts';
import { approve } from '../support/journey-county.ts';
import { patience } from '../support/until.ts';

const retiredItem = 'DEMO-003';
const changedItem = 'DEMO-019';

test('version 2 retires one item and changes another: what is open on version 1 finishes on version 1', () =>
  withTerminal({}, async ({ terminal, county, line }) => {
    await readyToWork(terminal);
    const twin = await acceptOne(terminal.ask, { readingId: null, itemCode: changedItem });
    const openDraft = await fillDraft(terminal.ask, { readingId: null, itemCode: changedItem });
    const draftOfRetired = await fillDraft(terminal.ask, { readingId: null, itemCode: retiredItem });
    await everythingSent(terminal);
    await line.setMood('cut');
    const openCase = await acceptOne(terminal.ask, { readingId: null, itemCode: retiredItem });

    const next = sampleCatalogue({ version: 2, publishedAt: new Date().toISOString() });
    const items = next.items.map((item) => {
      if (item.code === retiredItem) return { ...item, status: 'retired' as const };
      if (item.code === changedItem) return { ...item, promisedLimit: { value: 90, unit: 'day' as const } };
      return item;
    });
    expect(await county.store.publishing.publishCatalogue({ ...next, items })).toBe(true);
    await line.setMood('open');

    // The screens are told without asking.
    await vi.waitUntil(
      () => terminal.pushed('terminal').some(({ catalogueVersion }) => catalogueVersion === 2),
      patience,
    );
    const { changes } = await terminal.call('deskPull', { collection: 'items', after: 0, limit: 500 });
    expect(changes.find(({ id }) => id === retiredItem)?.document).toMatchObject({ status: 'retired' });
    const newDraft = { itemCode: retiredItem, readingId: null, channel: 'window' } as const;
    expect(await terminal.ask('startDraft', newDraft)).toMatchObject({ failure: { code: 'item/retired' } });
    // Nothing begins on a withdrawn item; what was typed stays until somebody throws it away.
    expect(await acceptDraft(terminal.ask, draftOfRetired)).toMatchObject({ failure: { code: 'item/retired' } });
    const desk = await terminal.call('deskPull', { collection: 'drafts', after: 0, limit: 500 });
    expect(desk.changes.some(({ id, document }) => id === draftOfRetired.id && document !== null)).toBe(true);

    // Form, materials and limit are those of the version on which it was begun.
    const accepted = must(await acceptDraft(terminal.ask, openDraft));
    expect((await terminal.call('application', { applicationId: accepted.id })).application.catalogueVersion).toBe(1);
    expect(accepted.dueDate).toBe(twin.dueDate);
    const late = await acceptOne(terminal.ask, { readingId: null, itemCode: changedItem });
    expect((await terminal.call('application', { applicationId: late.id })).application.catalogueVersion).toBe(2);
    expect(late.dueDate).not.toBe(twin.dueDate);

    // The case that was open when its item went is still sent, decided and shown.
    await everythingSent(terminal);
    await approve(county, openCase.id);
    const shows = async () => (await terminal.call('application', { applicationId: openCase.id })).summary.whereabouts;
    await vi.waitUntil(async () => (await shows()) === 'decided', patience);
    expect(await county.store.applications.detail(openCase.id)).toMatchObject({ catalogueVersion: 1 });
  }));
