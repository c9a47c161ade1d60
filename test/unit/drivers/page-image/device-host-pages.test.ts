import { afterEach, describe, expect, it } from 'vitest';
import type { ScannedPage } from '../../../../drivers/document-scanner/port.ts';
import {
  type SimulatedScanner,
  startSimulatedScanner,
} from '../../../../drivers/document-scanner/simulated-scanner.ts';
import { startDevices } from '../../../../main/device-host/client.ts';
import { createNodeChildHost } from '../../../../main/device-host/node-child-host.ts';
import type { Devices } from '../../../../main/device-host/port.ts';
import { misfed } from './synthetic-page.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function atTheDesk(): Promise<{ bench: SimulatedScanner; devices: Devices }> {
  const bench = await startSimulatedScanner();
  closers.push(() => bench.close());
  const devices = startDevices({
    childHost: createNodeChildHost({ root: new URL('../../../../', import.meta.url) }),
    addresses: { cardReader: null, receiptPrinter: null, documentScanner: bench.address },
    log: { info: () => undefined, warn: () => undefined },
  });
  closers.push(() => devices.close());
  await new Promise<void>((resolve) => {
    const stop = devices.onStatuses((statuses) => {
      if (!statuses.some((one) => one.deviceClass === 'document-scanner' && one.condition === 'ready')) return;
      stop();
      resolve();
    });
  });
  return { bench, devices };
}

describe('the page pipeline in the device host', () => {
  it('judges every scanned page on its way, in order, all of them before the answer', async () => {
    const { bench, devices } = await atTheDesk();
    bench.apply({ hand: 'feedPages', pages: ['diagnosis', 'blank', 'id-card-front', 'blank', 'photo'] });
    const pages: ScannedPage[] = [];
    const result = await devices.scan(
      { source: 'feeder', colour: 'colour', resolutionDpi: 200, maxPages: 20 },
      (page) => void pages.push(page),
    );
    expect(result).toEqual({ ok: true, value: { pageCount: 5 } });
    expect(pages.map(({ number, verdict }) => [number, verdict])).toEqual([
      [1, 'good'],
      [2, 'blank'],
      [3, 'good'],
      [4, 'blank'],
      [5, 'good'],
    ]);
    expect(pages.every(({ bytes, unprocessed }) => bytes.length > 20_000 && unprocessed === undefined)).toBe(true);
  });

  it('cuts and straightens a photo of the camera', async () => {
    const { devices } = await atTheDesk();
    const photo = await misfed('diagnosis', { ground: '#2b2420', degrees: 4, share: 0.8 });
    const outcome = await devices.processPhoto(photo);
    expect(outcome).toMatchObject({ processed: true, page: { verdict: 'good', cropped: true } });
    expect(await devices.processPhoto(Uint8Array.of(1, 2))).toEqual({ processed: false, why: 'unreadable' });
  });

  it('tells what can be asked of the scanner', async () => {
    const { devices } = await atTheDesk();
    expect((await devices.scannerOffer())?.sources.map(({ source }) => source)).toEqual(['feeder', 'platen']);
  });
});
