import { expect, test, vi } from 'vitest';
import { type JourneyTerminal, withTerminal } from '../support/journey.ts';
import { fillDraft, plainMaterial } from '../support/journey-cases.ts';

const patience = { timeout: 30_000, interval: 50 };

/** The scanner has been asked what it can do. */
async function offered(terminal: JourneyTerminal) {
  const asked = async () => (await terminal.call('scanning', {})).offer !== null;
  await vi.waitUntil(asked, patience);
  return terminal.call('scanning', {});
}

test('both sides, chosen once: the next morning the machine still knows, and a doubtful page still asks', () =>
  withTerminal({}, async ({ terminal }) => {
    await vi.waitUntil(async () => (await terminal.call('terminalState', {})).catalogueVersion !== null, patience);
    expect(await offered(terminal)).toEqual({
      offer: {
        model: 'Simulated Document Scanner',
        sources: [
          { source: 'feeder', duplex: true },
          { source: 'platen', duplex: false },
        ],
      },
      chosen: null,
    });
    await terminal.call('chooseScanning', { source: 'feeder', duplex: true });
    const draft = await fillDraft(terminal.ask, { readingId: null });
    await terminal.hand({ hand: 'feedPages', pages: ['blurred'] });
    const scan = { draftId: draft.id, materialCode: plainMaterial, source: 'feeder', duplex: true } as const;
    const { pages } = await terminal.call('scanMaterial', scan);
    expect(pages.map(({ verdict }) => verdict)).toEqual(['blurred', 'blank']);
    expect(terminal.pushed('scan').map(({ verdict, pageNumber }) => [pageNumber, verdict])).toEqual([
      [1, 'blurred'],
      [2, 'blank'],
    ]);

    await terminal.restart();
    expect((await offered(terminal)).chosen).toEqual({ source: 'feeder', duplex: true });
    const { changes } = await terminal.call('deskPull', { collection: 'drafts', after: 0, limit: 100 });
    const stored = changes.find(({ id }) => id === draft.id)?.document;
    expect(stored?.pageDoubts).toMatchObject([{ why: 'blurred' }, { why: 'blank' }]);
  }));
