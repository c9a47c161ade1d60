import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Bench } from '../../../drivers/bench/bench.ts';
import { connectBench } from '../../../drivers/bench/client.ts';
import type { ScannedCode } from '../../../drivers/code-scanner/port.ts';
import type { ScannedPage } from '../../../drivers/document-scanner/port.ts';
import { startDevices } from '../../../main/device-host/client.ts';
import { createNodeChildHost } from '../../../main/device-host/node-child-host.ts';
import type { ChildProcessLine, Devices } from '../../../main/device-host/port.ts';

const childHost = createNodeChildHost({ root: new URL('../../../', import.meta.url) });
const quiet = { info: () => {}, warn: () => {} };

describe('the device host at the bench: two child processes that meet on the wire alone', () => {
  let bench: Bench;
  let devices: Devices;

  beforeAll(async () => {
    bench = await connectBench(childHost.fork('drivers/bench/child', { args: [], env: {} }));
    devices = startDevices({ childHost, addresses: bench.addresses, log: quiet });
    await vi.waitUntil(() => devices.statuses().every(({ condition }) => condition === 'ready'), { timeout: 20_000 });
  });

  afterAll(async () => {
    await devices?.close();
    await bench?.close();
  });

  test('a card is placed, read, and seen on the bench', async () => {
    let changes = 0;
    const stop = bench.onState(() => {
      changes += 1;
    });
    expect(bench.state().citizens.length).toBeGreaterThanOrEqual(7);
    const reading = devices.readCard(10_000);
    await bench.apply({ hand: 'placeCard', citizen: 'rare-name' });
    expect(bench.state().cardOnReader).toBe('rare-name');
    expect(await reading).toMatchObject({ ok: true, value: { name: '𬱖试' } });
    await bench.apply({ hand: 'liftCard' });
    expect(bench.state().cardOnReader).toBeNull();
    expect(changes).toBeGreaterThan(0);
    stop();
  });

  test('a card that is pulled during the read leaves the bench by itself', async () => {
    const reading = devices.readCard(10_000);
    await bench.apply({ hand: 'pullCardDuringNextRead' });
    await bench.apply({ hand: 'placeCard', citizen: 'minor' });
    expect(await reading).toMatchObject({ ok: false, trouble: 'card/pulled-early' });
    await vi.waitUntil(() => bench.state().cardOnReader === null);
  });

  test('the reader is unplugged and plugged in at the same address', async () => {
    await bench.apply({ hand: 'unplugReader' });
    expect(bench.state().readerPlugged).toBe(false);
    await vi.waitUntil(() => devices.statuses()[0]?.condition === 'absent', { timeout: 20_000, interval: 10 });
    await bench.apply({ hand: 'plugReader' });
    expect(bench.state().readerPlugged).toBe(true);
    await vi.waitUntil(() => devices.statuses()[0]?.condition === 'ready', { timeout: 20_000, interval: 10 });
  });

  test('a code is scanned, and crosses both processes; unplugged and plugged in, the next one too', async () => {
    await vi.waitUntil(() => devices.codeScannerStatus().condition === 'ready', { timeout: 20_000, interval: 10 });
    const codes: ScannedCode[] = [];
    const stop = devices.onCode((code) => codes.push(code));
    await bench.apply({ hand: 'scanCode', text: 'A001-20261122-0042-7' });
    await vi.waitUntil(() => codes.length === 1, { timeout: 20_000, interval: 10 });
    await bench.apply({ hand: 'unplugCodeScanner' });
    await vi.waitUntil(() => devices.codeScannerStatus().condition === 'absent', { timeout: 20_000, interval: 10 });
    expect(devices.codeScannerStatus().trouble).toBe('code-scanner/missing');
    await bench.apply({ hand: 'plugCodeScanner' });
    await vi.waitUntil(() => devices.codeScannerStatus().condition === 'ready', { timeout: 20_000, interval: 10 });
    await bench.apply({ hand: 'scanCode', text: '𬱖试', encoding: 'gb18030' });
    await vi.waitUntil(() => codes.length === 2, { timeout: 20_000, interval: 10 });
    stop();
    expect(codes).toEqual([
      { text: 'A001-20261122-0042-7', encoding: 'utf-8', aimId: null },
      { text: '𬱖试', encoding: 'gb18030', aimId: null },
    ]);
    expect(bench.state().codeScanner).toEqual({ plugged: true, lastCode: '𬱖试' });
  });

  test('a hand that reaches for somebody who is not there is refused, and the bench goes on', async () => {
    await expect(bench.apply({ hand: 'placeCard', citizen: 'nobody' })).rejects.toThrow('nobody');
    await bench.apply({ hand: 'liftCard' });
  });

  test('a receipt comes out of the printer', async () => {
    const bytes = Uint8Array.from([0x1b, 0x40, ...Buffer.from('TEST 0123'), 0x0a, 0x0a, 0x1d, 0x56, 0x00]);
    const printed = await devices.printReceipt({ id: 'first', bytes, timeoutMs: 10_000 });
    expect(printed).toMatchObject({ ok: true });
    await vi.waitUntil(() => bench.state().printer.receipts.length === 1, { timeout: 20_000 });
    expect(bench.state().printer.receipts[0]?.text).toContain('TEST 0123');
  });

  test('scanned pages cross both processes whole and in order, all before the answer', async () => {
    const keys = bench
      .state()
      .scanner.library.slice(0, 3)
      .map(({ key }) => key);
    await bench.apply({ hand: 'feedPages', pages: keys });
    const pages: ScannedPage[] = [];
    const outcome = await devices.scan({ source: 'feeder', colour: 'grey', resolutionDpi: 150, maxPages: 10 }, (page) =>
      pages.push(page),
    );
    expect(outcome).toEqual({ ok: true, value: { pageCount: keys.length } });
    expect(pages.map(({ number }) => number)).toEqual(keys.map((_, index) => index + 1));
    for (const { bytes } of pages) {
      expect(bytes).toBeInstanceOf(Uint8Array);
      expect([...bytes.slice(0, 2), ...bytes.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
    }
    expect(bench.state().scanner.inFeeder).toEqual([]);
  });
});

test('closing the bench ends its process and takes the port away', async () => {
  const line: ChildProcessLine = childHost.fork('drivers/bench/child', { args: [], env: {} });
  const bench = await connectBench(line);
  const { cardReader } = bench.addresses;
  if (process.platform !== 'win32') expect(existsSync(cardReader)).toBe(true);
  await bench.close();
  expect(existsSync(cardReader)).toBe(false);
  await expect(bench.apply({ hand: 'liftCard' })).rejects.toThrow();
});

test('a bench process that dies at once is said, not waited for', async () => {
  const line = childHost.fork('drivers/bench/child', { args: [], env: {} });
  const connecting = connectBench(line);
  line.kill();
  await expect(connecting).rejects.toThrow('bench process ended');
});
