import { loadImage } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceResult } from '../../drivers/device-status.ts';
import type { ScannedPage, ScanRequest } from '../../drivers/document-scanner/port.ts';
import { samplePage } from '../../drivers/document-scanner/samples/library.ts';
import type { SimulatedScanner } from '../../drivers/document-scanner/simulated-scanner.ts';
import { type MakeScannerRig, type ScannerRig, untilScannerStatus } from './document-scanner-rigs.ts';

const fromFeeder: ScanRequest = { source: 'feeder', colour: 'colour', resolutionDpi: 150, maxPages: 20 };
const fromGlass: ScanRequest = { ...fromFeeder, source: 'platen' };
const threePages = ['id-card-front', 'id-card-back', 'bank-card'] as const;

interface Scan {
  readonly result: DeviceResult<{ readonly pageCount: number }>;
  readonly pages: readonly ScannedPage[];
}

/** The guarantees of `DocumentScanner`, on the simulator and on metal; what needs hands is skipped on metal. */
export function runDocumentScannerTests(
  name: string,
  makeRig: MakeScannerRig,
  { hasHands }: { hasHands: boolean },
): void {
  describe(`document scanner: ${name}`, () => {
    let rig: ScannerRig;
    beforeEach(async () => {
      rig = await makeRig();
    });
    afterEach(() => rig.close());

    it('becomes ready, and gives a whole JPEG from the glass', { timeout: 90_000 }, async () => {
      rig.scanner.start();
      await untilScannerStatus(rig.scanner, (status) => status.condition === 'ready');
      const { result, pages } = await scan(rig, fromGlass);
      expect(result).toEqual({ ok: true, value: { pageCount: 1 } });
      const picture = await loadImage(Buffer.from(pages[0]?.bytes ?? []));
      expect(picture.width).toBeGreaterThan(600);
      expect(picture.height).toBeGreaterThan(picture.width);
    });

    it('calls nobody after close, and scans no more', async () => {
      let calls = 0;
      rig.scanner.onStatus(() => {
        calls += 1;
      });
      rig.scanner.start();
      await rig.scanner.close();
      expect(await scan(rig, fromGlass)).toEqual({ result: { ok: false, trouble: 'scanner/offline' }, pages: [] });
      expect(calls).toBe(0);
    });

    describe.skipIf(!hasHands)('with hands', () => runHandTests(() => rig));
  });
}

function runHandTests(rigNow: () => ScannerRig): void {
  const bench = (): SimulatedScanner => {
    const { bench: here } = rigNow();
    if (here === null) throw new Error('this test needs hands');
    return here;
  };
  const feed = (...pages: readonly string[]) => bench().apply({ hand: 'feedPages', pages });
  const bytesOf = (keys: readonly string[], look = { resolutionDpi: 150, grey: false }) =>
    Promise.all(keys.map((key) => samplePage(key, look)));

  async function expectPages({ pages }: Scan, keys: readonly string[]): Promise<void> {
    expect(pages.map((page) => page.number)).toEqual(keys.map((_, index) => index + 1));
    const expected = await bytesOf(keys);
    expect(pages.every((page, index) => expected[index]?.equals(page.bytes) === true)).toBe(true);
  }

  it('gives every fed page once, in order, and leaves no job behind', async () => {
    feed(...threePages);
    const done = await scan(rigNow(), fromFeeder);
    expect(done.result).toEqual({ ok: true, value: { pageCount: 3 } });
    await expectPages(done, threePages);
    expect(bench().state().inFeeder).toEqual([]);
    expect(bench().openJobs()).toBe(0);
    expect((await scan(rigNow(), fromFeeder)).result).toMatchObject({ ok: false, trouble: 'scanner/empty' });
  });

  it('asks for what was wanted: grey, 200 dpi', async () => {
    feed('photo');
    const { pages } = await scan(rigNow(), { ...fromFeeder, colour: 'grey', resolutionDpi: 200 });
    const [expected] = await bytesOf(['photo'], { resolutionDpi: 200, grey: true });
    expect(expected?.equals(pages[0]?.bytes ?? new Uint8Array())).toBe(true);
  });

  it('stops at the wanted number of pages and leaves the rest in the feeder', async () => {
    feed(...threePages);
    const done = await scan(rigNow(), { ...fromFeeder, maxPages: 2 });
    expect(done.result).toEqual({ ok: true, value: { pageCount: 2 } });
    expect(bench().state().inFeeder).toEqual(['bank-card']);
    expect(bench().openJobs()).toBe(0);
  });

  it('the glass gives the top of the pile, or else the first paper of the library', async () => {
    feed('diagnosis');
    await expectPages(await scan(rigNow(), fromGlass), ['diagnosis']);
    await expectPages(await scan(rigNow(), fromGlass), ['id-card-front']);
  });

  it('a jam at page 2: page 1 stays valid, the strip says it, clearing helps', async () => {
    const { scanner } = rigNow();
    scanner.start();
    feed(...threePages);
    bench().apply({ hand: 'jamScannerAtPage', page: 2 });
    const jammed = await scan(rigNow(), fromFeeder);
    expect(jammed.result).toMatchObject({ ok: false, trouble: 'scanner/jammed' });
    await expectPages(jammed, ['id-card-front']);
    expect(bench().openJobs()).toBe(0);
    await untilScannerStatus(
      scanner,
      (status) => status.trouble === 'scanner/jammed' && status.condition === 'needs-help',
    );
    expect((await scan(rigNow(), fromFeeder)).result).toMatchObject({ ok: false, trouble: 'scanner/jammed' });
    bench().apply({ hand: 'clearScanner' });
    await untilScannerStatus(scanner, (status) => status.condition === 'ready');
    await expectPages(await scan(rigNow(), fromFeeder), ['id-card-back', 'bank-card']);
  });

  it('a jam that looks like the end of the pile is still a jam', async () => {
    feed(...threePages);
    bench().setMoods({ jamLooksLikeEnd: true });
    bench().apply({ hand: 'jamScannerAtPage', page: 3 });
    const jammed = await scan(rigNow(), fromFeeder);
    expect(jammed.result).toMatchObject({ ok: false, trouble: 'scanner/jammed' });
    expect(jammed.pages).toHaveLength(2);
  });

  it('an open door is asked for', async () => {
    feed('photo');
    bench().setMoods({ doorOpen: true });
    expect((await scan(rigNow(), fromFeeder)).result).toMatchObject({ ok: false, trouble: 'scanner/cover-open' });
  });

  for (const empty of ['refuses-job', 'no-page'] as const) {
    it(`an empty feeder is empty for a device that does not tell (${empty})`, async () => {
      bench().setMoods({ tellsFeeder: false, empty });
      const { result } = await scan(rigNow(), fromFeeder);
      expect(result).toMatchObject({ ok: false });
      // Without a word about the feeder a refusal of the job could mean anything; no page at the first question can't.
      expect(!result.ok && result.trouble).toBe(empty === 'no-page' ? 'scanner/empty' : 'scanner/busy');
    });
  }

  for (const location of ['relative', 'wrong-host'] as const) {
    it(`believes only the path of a ${location} location`, async () => {
      bench().setMoods({ location });
      feed(...threePages);
      await expectPages(await scan(rigNow(), fromFeeder), threePages);
    });
  }

  it('waits out a busy scanner, and gives up after its tries', async () => {
    feed('photo', 'photo', 'photo');
    bench().setMoods({ busyBeforeJob: 9, busyBeforePage: 29 });
    expect((await scan(rigNow(), fromFeeder)).result).toEqual({ ok: true, value: { pageCount: 3 } });
    feed('photo');
    bench().setMoods({ busyBeforeJob: 10 });
    expect((await scan(rigNow(), fromFeeder)).result).toMatchObject({ ok: false, trouble: 'scanner/busy' });
    bench().setMoods({ busyBeforeJob: 0, busyBeforePage: 30 });
    expect((await scan(rigNow(), fromFeeder)).result).toMatchObject({ ok: false, trouble: 'scanner/busy' });
    expect(bench().openJobs()).toBe(0);
  });

  it('calls the scanner localhost when it answers to nothing else', async () => {
    bench().setMoods({ onlyLocalhost: true });
    feed('photo');
    await expectPages(await scan(rigNow(), fromFeeder), ['photo']);
  });

  for (const cutNextPage of ['length', 'silent'] as const) {
    it(`a page cut off in transfer is not handed over (${cutNextPage})`, async () => {
      feed(...threePages);
      bench().setMoods({ cutNextPage });
      const cut = await scan(rigNow(), fromFeeder);
      expect(cut.result).toMatchObject({ ok: false, trouble: 'scanner/offline' });
      expect(cut.pages).toEqual([]);
      expect(bench().openJobs()).toBe(0);
      await expectPages(await scan(rigNow(), fromFeeder), ['id-card-back', 'bank-card']);
    });
  }

  it('a body that trickles ends at the time limit, and the job with it', async () => {
    feed('photo');
    bench().setMoods({ trickleBytesPerSecond: 1_024 });
    const { result, pages } = await scan(rigNow(), fromFeeder);
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/offline' });
    expect(pages).toEqual([]);
    expect(bench().openJobs()).toBe(0);
  });

  it('one scan at a time', async () => {
    feed(...threePages);
    const first = scan(rigNow(), fromFeeder);
    expect((await scan(rigNow(), fromFeeder)).result).toEqual({ ok: false, trouble: 'scanner/busy' });
    expect((await first).result).toEqual({ ok: true, value: { pageCount: 3 } });
  });

  it('says busy while it scans, then ready again', async () => {
    const { scanner } = rigNow();
    const seen: string[] = [];
    scanner.start();
    await untilScannerStatus(scanner, (status) => status.condition === 'ready');
    scanner.onStatus((status) => void seen.push(status.condition));
    feed('photo');
    await scan(rigNow(), fromFeeder);
    await untilScannerStatus(scanner, (status) => status.condition === 'ready');
    expect(seen).toEqual(['busy', 'ready']);
  });

  it('closed in the middle of a page: settles at once and takes its job off the device', async () => {
    feed(...threePages);
    bench().setMoods({ trickleBytesPerSecond: 1_024 });
    const { scanner } = rigNow();
    const scanning = scan(rigNow(), fromFeeder);
    await untilFeederMoves(bench(), 3);
    await scanner.close();
    expect((await scanning).result).toMatchObject({ ok: false, trouble: 'scanner/offline' });
    expect(bench().openJobs()).toBe(0);
  });

  it('gone it is absent, within a moment', async () => {
    const { scanner } = rigNow();
    scanner.start();
    await untilScannerStatus(scanner, (status) => status.condition === 'ready');
    await bench().close();
    expect(await untilScannerStatus(scanner, (status) => status.condition === 'absent')).toMatchObject({
      trouble: 'scanner/offline',
    });
    expect((await scan(rigNow(), fromFeeder)).result).toMatchObject({ ok: false, trouble: 'scanner/offline' });
  });
}

async function scan({ scanner }: ScannerRig, request: ScanRequest): Promise<Scan> {
  const pages: ScannedPage[] = [];
  const result = await scanner.scan(request, (page) => void pages.push(page));
  return { result, pages };
}

function untilFeederMoves(bench: SimulatedScanner, fedPages: number): Promise<void> {
  return new Promise((resolve) => {
    if (bench.state().inFeeder.length < fedPages) return resolve();
    const stop = bench.onState(() => {
      if (bench.state().inFeeder.length >= fedPages) return;
      stop();
      resolve();
    });
  });
}
