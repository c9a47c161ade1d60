import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type PadBench, startPadBench } from '../../../drivers/bench/pad-bench.ts';
import type { DeviceClass, DeviceCondition } from '../../../drivers/device-status.ts';
import { startDevices } from '../../../main/device-host/client.ts';
import { createNodeChildHost } from '../../../main/device-host/node-child-host.ts';
import type { DeviceAddresses, Devices } from '../../../main/device-host/port.ts';

const nothing: DeviceAddresses = { cardReader: null, receiptPrinter: null, documentScanner: null };

describe('signature pad and fingerprint reader behind the device host', () => {
  let bench: PadBench;
  let devices: Devices | null = null;

  beforeEach(async () => {
    bench = await startPadBench();
  });
  afterEach(async () => {
    await devices?.close();
    await bench.close();
  });

  const start = (addresses: Partial<DeviceAddresses>): Devices => {
    devices = startDevices({
      childHost: createNodeChildHost({ root: new URL('../../../', import.meta.url) }),
      addresses: { ...nothing, ...addresses },
      log: { info: () => {}, warn: () => {} },
    });
    return devices;
  };
  const statusOf = (deviceClass: DeviceClass) => devices?.statuses().find((one) => one.deviceClass === deviceClass);
  const becomes = (deviceClass: DeviceClass, condition: DeviceCondition) =>
    vi.waitUntil(() => statusOf(deviceClass)?.condition === condition, { timeout: 30_000, interval: 10 });

  test('neither is there where none was chosen', async () => {
    const { sign, tryFinger, statuses } = start({});
    expect(statuses().map(({ deviceClass }) => deviceClass)).toEqual([
      'card-reader',
      'receipt-printer',
      'document-scanner',
    ]);
    await vi.waitUntil(async () => (await sign({ prompt: '', timeoutMs: 1 })).ok === false);
    expect(await tryFinger(1)).toMatchObject({ ok: false, trouble: 'fingerprint/reader-missing' });
  });

  test('both work across the processes, under the names that staff gave them', async () => {
    const { sign, tryFinger } = start({ ...bench.addresses, names: { 'signature-pad': '左边的板' } });
    expect(statusOf('signature-pad')).toMatchObject({ name: '左边的板', condition: 'opening' });
    await becomes('signature-pad', 'ready');
    await becomes('fingerprint-reader', 'ready');
    expect(statusOf('signature-pad')?.name).toBe('左边的板');
    const signing = sign({ prompt: '请签字', timeoutMs: 20_000 });
    await vi.waitUntil(() => bench.state().signaturePad.asks === '请签字', { timeout: 20_000 });
    await bench.apply({ hand: 'signOnPad' });
    const signed = await signing;
    expect(signed.ok && [signed.value.widthPx, signed.value.png instanceof Uint8Array]).toEqual([800, true]);
    const trying = tryFinger(20_000);
    await vi.waitUntil(() => bench.state().fingerprintReader.isAsking, { timeout: 20_000 });
    await bench.apply({ hand: 'putFinger', touch: 'wet' });
    expect(await trying).toEqual({ ok: true, value: { score: 28, verdict: 'poor', hint: 'wet' } });
  });

  test('an address of another form is never run as a program', async () => {
    start({ signaturePad: 'COM3', fingerprintReader: '/bin/true' });
    await becomes('signature-pad', 'absent');
    await becomes('fingerprint-reader', 'absent');
    for (const [deviceClass, where] of [
      ['signature-pad', 'COM3'],
      ['fingerprint-reader', '/bin/true'],
    ] as const) {
      expect(statusOf(deviceClass)).toMatchObject({
        where,
        fault: { kind: 'plugin-failed', detail: expect.stringContaining('plugin:') },
      });
    }
  });
});
