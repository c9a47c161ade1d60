import { expect, test, vi } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { readyToWork, withTerminal } from '../support/journey.ts';
import { acceptDraft, fillDraft, plainMaterial, saveFilled } from '../support/journey-cases.ts';
import { patience } from '../support/until.ts';

test('the device host dies during a scan: the pages so far are kept, and work goes on after its restart', () =>
  withTerminal({}, async ({ terminal }) => {
    await readyToWork(terminal);
    const { id: readingId } = await terminal.readCard('elder');
    const ready = async () => (await terminal.call('deviceStates', {})).every((one) => one.condition === 'ready');
    await vi.waitUntil(ready, patience);
    const draft = await fillDraft(terminal.ask, { readingId });
    const scan = { draftId: draft.id, materialCode: plainMaterial, source: 'feeder' } as const;
    const pages = ['id-card-front', 'id-card-back', 'register-home', 'register-member', 'diagnosis', 'bank-card'];
    await terminal.hand({ hand: 'feedPages', pages });
    const scanning = terminal.call('scanMaterial', scan);
    await vi.waitUntil(() => terminal.pushed('scan').length >= 1, { ...patience, interval: 1 });
    terminal.child('main/device-host/child').kill();
    const interrupted = await scanning;
    expect(interrupted.interruptedBy?.code).toBe('scanner/offline');
    expect(interrupted.pageCount).toBeGreaterThanOrEqual(1);
    expect(interrupted.pageCount).toBeLessThan(pages.length);
    const kept = interrupted.draft.materials.find(({ code }) => code === plainMaterial)?.pages.length;
    expect(kept).toBe(interrupted.pageCount);

    // The scanner itself still holds the job of a client that is gone; everything else works again by itself.
    const printerReady = async () => {
      const states = await terminal.call('deviceStates', {});
      return states.some((one) => one.deviceClass === 'receipt-printer' && one.condition === 'ready');
    };
    await vi.waitUntil(printerReady, patience);
    await terminal.readCard('minor');
    const saved = must(await saveFilled(terminal.ask, interrupted.draft));
    const accepted = must(await acceptDraft(terminal.ask, saved));
    const { application } = await terminal.call('application', { applicationId: accepted.id });
    expect(application.materials[0]?.pages).toEqual(interrupted.draft.materials[0]?.pages);
    const printed = await terminal.call('printReceipt', {
      applicationId: accepted.id,
      jobId: crypto.randomUUID(),
      reprint: false,
    });
    expect(printed).toEqual({ printed: 'confirmed', failure: null, warnings: [] });
  }));
