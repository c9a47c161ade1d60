import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Device } from 'node-hid';
import { expect, test, vi } from 'vitest';
import { hidLister } from '../../../../drivers/plugged/hid-lister.ts';
import type { PluggedSight } from '../../../../drivers/plugged/plugged-device.ts';
import { serialLister } from '../../../../drivers/plugged/serial-lister.ts';
import { usbPrinterLister } from '../../../../drivers/plugged/usb-printer-lister.ts';
import { watchPlugged } from '../../../../drivers/plugged/watch-plugged.ts';

const hid = (vendorId: number, productId: number, usagePage: number, product = ''): Device => ({
  vendorId,
  productId,
  usagePage,
  product,
  release: 0,
  interface: 0,
});

test('HID: what a driver knows has an address, what none knows is told, keyboards and mice are left out', async () => {
  const bus = [
    hid(0x10c4, 0x0007, 0xff00, 'MR-300'),
    hid(0x0c2e, 0x0b6a, 0x8c, 'Scanner'),
    hid(0x0c2e, 0x0b6a, 0x01, 'Scanner'),
    hid(0x0400, 0xc35a, 0xff00),
    hid(0x1234, 0x5678, 0xff00, 'Signature Pad'),
    hid(0x046d, 0xc31c, 0x01, 'Keyboard'),
  ];
  const { devices, hints } = await hidLister(async () => ({ devicesAsync: async () => bus })).list();
  expect(hints).toEqual([]);
  expect(devices.map(({ key, uses }) => [key, uses.map(({ deviceClass, address }) => [deviceClass, address])])).toEqual(
    [
      ['hid://10c4:0007', [['card-reader', 'hid://10c4:0007?profile=miaxis-mr300']]],
      ['hid://0c2e:0b6a', [['code-scanner', 'hid://0c2e:0b6a?profile=fx100']]],
      ['hid://0400:c35a', []],
      ['hid://1234:5678', []],
    ],
  );
  expect(devices.slice(2).every(({ unsupported }) => unsupported !== null)).toBe(true);
});

test('HID without its library: a hint, and the other buses go on', async () => {
  const broken = hidLister(() => Promise.reject(new Error('Install libusb-1.0-0')));
  expect(await broken.list()).toEqual({ devices: [], hints: ['Install libusb-1.0-0'] });
});

test('serial ports are listed anew only when the names have changed; bare board ports are left out', async () => {
  let names = 'ttyUSB0';
  const list = vi.fn(async () => [
    { path: '/dev/ttyUSB0', vendorId: '1A86', productId: '7523', manufacturer: 'QinHeng' },
    { path: '/dev/ttyS0' },
  ]);
  const lister = serialLister(list, async () => names);
  const first = await lister.list();
  expect(first.devices.map(({ label }) => label)).toEqual(['QinHeng 1a86:7523 /dev/ttyUSB0']);
  await lister.list();
  expect(list).toHaveBeenCalledTimes(1);
  names = 'ttyUSB0,ttyUSB1';
  await lister.list();
  expect(list).toHaveBeenCalledTimes(2);
});

test('a device that is plugged in and pulled out is told by the difference between two looks, each change once', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'plugged-'));
  const sights: PluggedSight[] = [];
  const watch = watchPlugged({
    listers: [usbPrinterLister(directory), { list: () => Promise.reject(new Error('the bus hangs')) }],
    onChange: (sight) => void sights.push(sight),
    everyMs: 10,
  });
  try {
    await vi.waitUntil(() => sights.length === 1);
    expect(sights[0]).toEqual({ devices: [], hints: ['Error: the bus hangs'] });
    await writeFile(path.join(directory, 'lp0'), '');
    await vi.waitUntil(() => sights.length === 2);
    expect(sights[1]?.devices.map(({ key }) => key)).toEqual([`file://${directory}/lp0`]);
    await rm(path.join(directory, 'lp0'));
    await vi.waitUntil(() => sights.length === 3);
    expect(sights[2]?.devices).toEqual([]);
  } finally {
    watch.stop();
    await rm(directory, { recursive: true, force: true });
  }
});
