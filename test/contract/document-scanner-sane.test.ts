import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { loadImage } from '@napi-rs/canvas';
import { afterEach, describe, expect, it } from 'vitest';
import type { ScannedPage, ScanRequest } from '../../drivers/document-scanner/port.ts';
import { createSaneScanner, type SaneScannerOptions } from '../../drivers/document-scanner/sane-scanner.ts';
import { ensureScanimage } from '../support/scanimage.ts';
import { untilScannerStatus } from './document-scanner-rigs.ts';
import { runDocumentScannerTests } from './document-scanner-suite.ts';

/** SANE's own `test` back end, a scanner made of software: through the real scanimage and the real library. */
const isHere = ensureScanimage();
const testDevice = 'sane:test?test-picture=Color+pattern';
// Its glass is 200 mm square; a sheet is higher than wide.
const sheetMm = { width: 140, height: 200 };
const fromFeeder: ScanRequest = { source: 'feeder', colour: 'grey', resolutionDpi: 150, maxPages: 50 };

if (isHere) {
  runDocumentScannerTests(
    'SANE test back end',
    async () => {
      const scanner = createSaneScanner({ address: testDevice, name: 'scanner', sheetMm });
      return { scanner, bench: null, close: () => scanner.close() };
    },
    { hasHands: false },
  );
}

const { SCANNER_SANE_DEVICE: metal } = process.env;
if (metal !== undefined) {
  runDocumentScannerTests(
    `metal at ${metal}`,
    async () => {
      const scanner = createSaneScanner({ address: metal, name: 'scanner' });
      return { scanner, bench: null, close: () => scanner.close() };
    },
    { hasHands: false },
  );
}

describe.skipIf(!isHere)('SANE test back end', () => {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  function scannerWith(options: Partial<SaneScannerOptions> = {}) {
    const scanner = createSaneScanner({ address: testDevice, name: 'scanner', sheetMm, ...options });
    closers.push(() => scanner.close());
    return scanner;
  }

  async function scan(options: Partial<SaneScannerOptions>, request: Partial<ScanRequest> = {}) {
    const scanner = scannerWith(options);
    const pages: ScannedPage[] = [];
    const result = await scanner.scan({ ...fromFeeder, ...request }, (page) => void pages.push(page));
    return { scanner, result, pages };
  }

  it('gives the ten sheets of its feeder once, in order, whole', { timeout: 60_000 }, async () => {
    const { result, pages } = await scan({});
    expect(result).toEqual({ ok: true, value: { pageCount: 10 } });
    expect(pages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const page of pages) {
      const picture = await loadImage(Buffer.from(page.bytes));
      expect([picture.width, picture.height]).toEqual([826, 1181]);
    }
  });

  it('stops at the wanted number of pages, and asks for the wanted look', async () => {
    const { result, pages } = await scan({}, { maxPages: 2, colour: 'colour', resolutionDpi: 200 });
    expect(result).toEqual({ ok: true, value: { pageCount: 2 } });
    const picture = await loadImage(Buffer.from(pages[1]?.bytes ?? []));
    expect(picture.width).toBe(1102);
  });

  it.each([
    ['JAMMED', 'scanner/jammed', 'needs-help'],
    ['COVER_OPEN', 'scanner/cover-open', 'needs-help'],
    ['NO_DOCS', 'scanner/empty', 'ready'],
    ['DEVICE_BUSY', 'scanner/busy', 'needs-help'],
    ['IO_ERROR', 'scanner/offline', 'absent'],
    ['ACCESS_DENIED', 'scanner/offline', 'absent'],
    ['NO_MEM', 'scanner/offline', 'absent'],
    ['INVAL', 'scanner/offline', 'absent'],
    ['UNSUPPORTED', 'scanner/offline', 'absent'],
    ['CANCELLED', 'scanner/offline', 'absent'],
  ] as const)('SANE_STATUS_%s is %s', async (status, trouble, condition) => {
    const { scanner, result, pages } = await scan({ address: `${testDevice}&read-return-value=SANE_STATUS_${status}` });
    expect(result).toMatchObject({ ok: false, trouble });
    expect(pages).toEqual([]);
    expect(scanner.status()).toMatchObject({ condition });
  });

  it('a page that ends before its end is not handed over as more than it is', async () => {
    // The back end says "end of file" at its first read: nothing of the page exists.
    const { result, pages } = await scan({
      address: `${testDevice}&read-return-value=SANE_STATUS_EOF`,
      pageMs: 10_000,
    });
    for (const page of pages) await expect(loadImage(Buffer.from(page.bytes))).resolves.toBeDefined();
    expect(result.ok ? result.value.pageCount : 0).toBe(pages.length);
  });

  it('offers what the device can do', async () => {
    const scanner = scannerWith();
    scanner.start();
    await untilScannerStatus(scanner, ({ condition }) => condition === 'ready');
    const look = {
      colours: ['colour', 'grey'],
      resolutionsDpi: [150, 200, 300],
      maxWidthMm: 200,
      maxHeightMm: 200,
    };
    expect(scanner.offer()).toEqual({
      model: 'test',
      sources: [
        { source: 'feeder', duplex: false, ...look },
        { source: 'platen', duplex: false, ...look },
      ],
    });
  });

  it('closed in the middle of a slow page it cancels at once and leaves nothing behind', async () => {
    const slow = `${testDevice}&read-delay=yes&read-delay-duration=200000&read-limit=yes&read-limit-size=64`;
    const scanner = scannerWith({ address: slow });
    scanner.start();
    await untilScannerStatus(scanner, ({ condition }) => condition === 'ready');
    const scanning = scanner.scan(fromFeeder, () => undefined);
    await untilScanFolder(true);
    await scanner.close();
    expect(await scanning).toMatchObject({ ok: false, trouble: 'scanner/offline' });
    await untilScanFolder(false);
  });

  it('a page that takes too long ends at the limit', async () => {
    const slow = `${testDevice}&read-delay=yes&read-delay-duration=200000&read-limit=yes&read-limit-size=64`;
    const { result, pages } = await scan({ address: slow, pageMs: 500 });
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/offline', detail: 'scanimage too-slow' });
    expect(pages).toEqual([]);
  });

  it('a device that is not there is absent', async () => {
    const { result, scanner } = await scan({ address: 'sane:nosuch:device' });
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/offline' });
    expect(scanner.status().condition).toBe('absent');
  });
});

async function untilScanFolder(isThere: boolean): Promise<void> {
  for (;;) {
    const names = await readdir(tmpdir());
    if (names.some((name) => name.startsWith(`window-scan-${process.pid}-`)) === isThere) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
