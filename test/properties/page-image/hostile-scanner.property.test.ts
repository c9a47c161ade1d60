import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerOf, parseCapabilities } from '../../../drivers/document-scanner/escl-capabilities.ts';
import {
  parseScanSettings,
  simulatedCapabilities,
  simulatedStatus,
} from '../../../drivers/document-scanner/escl-server-xml.ts';
import { isFeederEmpty, parseStatus, scanSettings, troubleOf } from '../../../drivers/document-scanner/escl-xml.ts';
import { isWholeJpeg } from '../../../drivers/document-scanner/jpeg.ts';
import { listed } from '../../../drivers/document-scanner/mdns-discovery.ts';
import { parseSaneOptions, saneArguments, saneOffer } from '../../../drivers/document-scanner/sane-options.ts';
import { jpegSize } from '../../../drivers/page-image/jpeg-size.ts';
import { processPage } from '../../../drivers/page-image/process-page.ts';

/** 100,000 streams in all: documents, announcements and pictures, random, mutated and cut off. */

interface Mutation {
  readonly at: number;
  readonly drop: number;
  readonly put: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(10_000),
  drop: fc.nat(40),
  put: fc.oneof(
    fc.string({ maxLength: 12, unit: 'binary' }),
    fc.constantFrom('<', '>', '</', '<!--', '<![CDATA[', ']]>', '&amp;', '&#0;', '<?xml', '"', '\0', '9'.repeat(400)),
  ),
});

const mutated = (text: string) =>
  fc.array(mutation, { minLength: 1, maxLength: 6 }).map((mutations) =>
    mutations.reduce((now, { at, drop, put }) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + put + now.slice(place + drop);
    }, text),
  );

const request = { source: 'feeder', colour: 'grey', resolutionDpi: 200, maxPages: 5, duplex: true } as const;
const anyText = fc.string({ maxLength: 300, unit: 'binary' });

describe('any stream from a scanner', () => {
  it('a status is a status or none', () => {
    const status = simulatedStatus({ state: 'Idle', adfState: 'ScannerAdfLoaded' });
    fc.assert(
      fc.property(fc.oneof(anyText, mutated(status)), (xml) => {
        const state = parseStatus(xml);
        if (state === null) return;
        expect(state.state).not.toBe('');
        expect([null, 'scanner/jammed', 'scanner/cover-open', 'scanner/offline']).toContain(troubleOf(state));
        expect(typeof isFeederEmpty(state)).toBe('boolean');
      }),
      { numRuns: 30_000 },
    );
  });

  it('whatever it says it can do, the job is one that a scanner reads, with nothing foreign in it', () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 4, arbitrary: mutated(simulatedCapabilities) }, { weight: 1, arbitrary: anyText }),
        (xml) => {
          const capabilities = parseCapabilities(xml);
          const job = scanSettings(request, capabilities);
          expect(job).toMatch(/<pwg:Width>[1-9]\d{0,3}<\/pwg:Width><pwg:Height>[1-9]\d{0,3}<\/pwg:Height>/);
          expect(job).toMatch(/<scan:XResolution>[1-9]\d{0,5}<\/scan:XResolution>/);
          // Nothing but what the driver writes itself: this many elements and no other characters.
          expect(job).toMatch(/^[\w<>/:."= \n?-]+$/);
          expect(job.match(/</g)?.length).toBeLessThan(45);
          if (job.includes('Resolution>200<')) expect(parseScanSettings(job)).not.toBeNull();
          if (capabilities !== null) expect(offerOf(capabilities).sources.length).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 15_000 },
    );
  }, 60_000);

  it('options of SANE lead to arguments that are options', () => {
    const options =
      '    --source Flatbed|ADF [ADF]\n    --mode Gray|Color [Gray]\n    --resolution 1..1200dpi [50]\n    -x 0..200mm [80]\n';
    fc.assert(
      fc.property(fc.oneof(anyText, mutated(options)), (text) => {
        const known = parseSaneOptions(text);
        for (const argument of saneArguments(request, known, { width: 210, height: 297 })) {
          expect(argument).toMatch(/^(--source=|--mode=|--resolution=\d|-x$|-y$|\d+(\.\d+)?$)/);
        }
        saneOffer('x', known);
      }),
      { numRuns: 15_000 },
    );
  });

  it('announcements lead to addresses of scanners and nowhere else', () => {
    const announced = fc.record(
      {
        type: fc.constantFrom('uscan', 'uscans'),
        port: fc.oneof(fc.integer(), fc.double()),
        name: anyText,
        host: anyText,
        addresses: fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), anyText), { maxLength: 3 }),
        txt: fc.oneof(fc.anything(), fc.record({ rs: anyText, ty: anyText, uuid: anyText })),
      },
      { requiredKeys: ['type', 'port'] },
    );
    fc.assert(
      fc.property(fc.array(announced, { maxLength: 4 }), (services) => {
        for (const { address, name } of listed(services)) {
          const { protocol, username, search, hash } = new URL(address);
          expect(['http:', 'https:']).toContain(protocol);
          expect([username, search, hash]).toEqual(['', '', '']);
          expect(name.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('any picture', () => {
  const picture = createCanvas(96, 64);
  const pen = picture.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, 96, 64);
  pen.fillStyle = '#111111';
  for (let line = 8; line < 60; line += 8) pen.fillRect(8, line, 70, 3);
  const jpeg = picture.encodeSync('jpeg', 80);

  it('cut off anywhere it is no page', () => {
    fc.assert(
      fc.property(fc.nat(jpeg.length - 1), fc.nat(40), (length, padding) => {
        const cut = new Uint8Array(length + padding);
        cut.set(jpeg.subarray(0, length));
        expect(isWholeJpeg(cut)).toBe(false);
      }),
      { numRuns: 15_000 },
    );
    expect(isWholeJpeg(jpeg)).toBe(true);
  });

  const spoiled = fc
    .array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    .map((changes) => {
      const bytes = new Uint8Array(jpeg);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });

  it('its size is a size or none', () => {
    fc.assert(
      fc.property(fc.oneof(spoiled, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        const size = jpegSize(bytes);
        if (size === null) return;
        expect(size.width > 0 && size.width < 65_536 && size.height > 0 && size.height < 65_536).toBe(true);
      }),
      { numRuns: 13_500 },
    );
  });

  it('spoiled it is processed or refused, and never more than it was', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(spoiled, async (bytes) => {
        // A spoiled header may claim a picture of many megapixels: the size check has its own property above.
        const claimed = jpegSize(bytes);
        if (claimed !== null && claimed.width * claimed.height > 1_000_000) return;
        const page = await processPage(bytes, { resolutionDpi: null });
        if (page === null) return;
        expect(isWholeJpeg(page.bytes) || page.bytes === bytes).toBe(true);
        expect(page.sizeBytes).toBeLessThanOrEqual(300_000);
      }),
      { numRuns: 1_500 },
    );
  });
});
