import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { type ScanChoice, scanChoiceFor } from '../../../main/domain/scan-choice.ts';
import { scanMaterial } from '../../../main/usecases/scan-material.ts';
import { chooseScanning, scanning } from '../../../main/usecases/scanning.ts';
import { startDraft } from '../../../main/usecases/start-draft.ts';
import { openWindow, type Window } from './window.ts';

let window: Window;
beforeEach(async () => {
  window = await openWindow();
});
afterEach(() => window.close());

const look = { colours: ['colour'], resolutionsDpi: [200], maxWidthMm: null, maxHeightMm: null } as const;
const offer = {
  model: 'Example 8000',
  sources: [
    { source: 'feeder', duplex: true, ...look },
    { source: 'platen', duplex: false, ...look },
  ],
} as const;

test('what the scanner can do is told as it says it, and the choice is remembered beside the device settings', async () => {
  expect(must(await scanning(window.parts))).toEqual({ offer: null, chosen: null });
  window.devices.offer = offer;
  const chosen = { source: 'feeder', duplex: true } as const;
  expect(must(await chooseScanning(window.parts, chosen))).toEqual({
    offer: {
      model: 'Example 8000',
      sources: [
        { source: 'feeder', duplex: true },
        { source: 'platen', duplex: false },
      ],
    },
    chosen,
  });
  expect(window.parts.deviceBook.settings()).toMatchObject({ scanning: chosen, documentScanner: null });
  window.parts.session.operator = null;
  expect(await scanning(window.parts)).toMatchObject({ failure: { code: 'terminal/locked' } });
  expect(await chooseScanning(window.parts, chosen)).toMatchObject({ failure: { code: 'terminal/locked' } });
});

test('both sides are asked for when chosen, and one when not', async () => {
  const draft = must(startDraft(window.parts, { itemCode: 'T-1', readingId: null, channel: 'window' }));
  window.devices.pagesToScan = [Buffer.from('front'), Buffer.from('back')];
  const scan = { draftId: draft.id, materialCode: 'KN', source: 'feeder' } as const;
  must(await scanMaterial(window.parts, { ...scan, duplex: true }));
  must(await scanMaterial(window.parts, scan));
  expect(window.devices.scans.map(({ duplex, maxPages }) => [duplex, maxPages])).toEqual([
    [true, 100],
    [false, 50],
  ]);
});

test.each<
  [string, ScanChoice | null, typeof offer.sources | readonly (typeof offer.sources)[number][] | null, ScanChoice]
>([
  ['nothing chosen: what the scanner proposes', null, offer.sources, { source: 'feeder', duplex: false }],
  [
    'glass alone: the feeder is not there',
    { source: 'feeder', duplex: true },
    [offer.sources[1]],
    { source: 'platen', duplex: false },
  ],
  ['both sides, and it can', { source: 'feeder', duplex: true }, offer.sources, { source: 'feeder', duplex: true }],
  [
    'both sides of the glass: there is one',
    { source: 'platen', duplex: true },
    offer.sources,
    { source: 'platen', duplex: false },
  ],
  ['nothing is known of the scanner', { source: 'platen', duplex: true }, null, { source: 'platen', duplex: false }],
])('%s', (_, chosen, sources, expected) => {
  expect(scanChoiceFor(chosen, sources && { sources })).toEqual(expected);
});
