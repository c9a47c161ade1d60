import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LineCodeScanner } from '../../drivers/code-scanner/line-code-scanner.ts';
import type { ScannedCode } from '../../drivers/code-scanner/port.ts';
import type { DeviceCondition } from '../../drivers/device-status.ts';
import type { CodeScannerRig } from './code-scanner-rigs.ts';

/** What every code scanner promises (drivers/code-scanner/port.ts), whatever it is connected by. */
export function runCodeScannerTests(name: string, makeRig: () => Promise<CodeScannerRig>): void {
  describe(`a code scanner over ${name}`, () => {
    let rig: CodeScannerRig;
    let scanner: LineCodeScanner;
    let codes: ScannedCode[];

    beforeEach(async () => {
      rig = await makeRig();
      scanner = new LineCodeScanner(rig.options);
      codes = [];
      scanner.onCode((code) => codes.push(code));
    });

    afterEach(async () => {
      await scanner.close();
      await rig.plug.close();
    });

    const becomes = (condition: DeviceCondition, withinMs = 5_000) =>
      vi.waitFor(() => expect(scanner.status().condition).toBe(condition), { timeout: withinMs, interval: 10 });
    const seen = (count: number) =>
      vi.waitFor(() => expect(codes.length).toBe(count), { timeout: 20_000, interval: 10 });
    const started = async () => {
      scanner.start();
      await becomes('ready');
      // A network gun learns of its line a moment after we opened it.
      await vi.waitUntil(() => rig.gun.isConnected, { timeout: 20_000, interval: 5 });
    };
    const texts = () => codes.map(({ text }) => text);

    test('says opening, then ready', async () => {
      expect(scanner.status()).toMatchObject({ deviceClass: 'code-scanner', condition: 'opening', fault: null });
      await started();
      expect(scanner.status()).toMatchObject({ condition: 'ready', trouble: null, unreadableCount: 0 });
    });

    test('each code once, in order', async () => {
      await started();
      for (const text of ['A001-20261122-0042-7', '11010519491231002X', 'A001-20261122-0042-7']) {
        await rig.gun.scanCode(text);
      }
      await seen(3);
      expect(texts()).toEqual(['A001-20261122-0042-7', '11010519491231002X', 'A001-20261122-0042-7']);
    });

    test.each(['utf-8', 'gb18030'] as const)('Chinese text and rare characters in %s', async (encoding) => {
      rig.gun.setMood({ encoding });
      await started();
      const text = '测试县青山镇𬱖试䶮𰻞';
      await rig.gun.scanCode(text);
      await seen(1);
      expect(codes[0]).toMatchObject({ text, encoding });
    });

    test.each([1, 3, 64])('a long code in pieces of %i bytes', async (size) => {
      if (!rig.isFramed) rig.gun.setMood({ fragments: [size] });
      await started();
      const text = '测试'.repeat(150);
      await rig.gun.scanCode(text);
      await seen(1);
      expect(texts()).toEqual([text]);
    });

    test('bytes that are text in no encoding are counted, never shown', async () => {
      await started();
      await rig.gun.scanBytes(Uint8Array.of(0x41, 0xff, 0xff, 0x41, ...(rig.isFramed ? [] : [0x0d])));
      await vi.waitUntil(() => scanner.status().unreadableCount === 1, { timeout: 20_000, interval: 10 });
      await rig.gun.scanCode('next');
      await seen(1);
      expect(texts()).toEqual(['next']);
    });

    test('unplugged: absent within 3 s; plugged in: ready by itself', async () => {
      await started();
      await rig.plug.pull();
      await becomes('absent', 3_000);
      expect(scanner.status()).toMatchObject({ trouble: 'code-scanner/missing', fault: { kind: expect.any(String) } });
      await rig.plug.plugIn();
      await started();
      await rig.gun.scanCode('back');
      await seen(1);
    });

    test('unplugged in the middle of a code: the half is nobody’s, and the port can be used again within 3 s', async () => {
      await started();
      await rig.gun.scanCode('first');
      await seen(1);
      const half = rig.isFramed ? rig.gun.scanReports('x'.repeat(100), 1) : rig.gun.scanBytes(Buffer.from('HALF'));
      await half;
      await rig.plug.pull();
      await becomes('absent', 3_000);
      await rig.plug.plugIn();
      await becomes('ready', 3_000);
      await started();
      await rig.gun.scanCode('whole');
      await seen(2);
      expect(texts()).toEqual(['first', 'whole']);
    });

    test('one that is plugged in after the start is found', async () => {
      await rig.plug.pull();
      scanner.start();
      await becomes('absent');
      await rig.plug.plugIn();
      await becomes('ready');
    });

    test('after close the port is free and nothing is called any more', async () => {
      await started();
      await scanner.close();
      const line = await rig.options.open();
      await rig.gun.scanCode('late');
      await line.close();
      expect(codes).toEqual([]);
    });
  });
}
