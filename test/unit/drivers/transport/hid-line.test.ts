import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { samRequest } from '../../../../drivers/card-reader/sam-requests.ts';
import { lineOpener } from '../../../../drivers/transport/byte-line.ts';
import { findHidPath, parseHidAddress } from '../../../../drivers/transport/hid-address.ts';
import { loadHidBinding, missingHidLibrary } from '../../../../drivers/transport/hid-binding.ts';
import { hidLine } from '../../../../drivers/transport/hid-line.ts';
import { miaxisMr300, unwrapMiaxisRequest, wrapMiaxisAnswer } from '../../../../drivers/transport/hid-miaxis.ts';
import { deviceFault, nodeFault } from '../../../../drivers/transport/open-fault.ts';
import { rawDeviceSide, simulatedHidBus } from '../../../../drivers/transport/simulated-hid.ts';

const faultOf = (opening: Promise<unknown>) => opening.then(() => null, deviceFault);
const silent = { powerOn: () => {}, connect: () => {} };

describe('opening', () => {
  test('the real binding loads here, and says that a device is not there', async () => {
    await expect(loadHidBinding()).resolves.toHaveProperty('HIDAsync');
    expect(await faultOf(lineOpener('hid://ffff:fffe?profile=raw-64')())).toMatchObject({ kind: 'no-device' });
  });

  test('a missing library is said with what to install', async () => {
    const missing = new Error('libusb-1.0.so.0: cannot open shared object file: No such file or directory\nstack');
    expect(missingHidLibrary(missing, 'linux')).toMatch(/libusb-1\.0\.so\.0.*apt-get install libusb-1\.0-0/);
    expect(missingHidLibrary(missing, 'win32')).toMatch(/npm ci/);
  });

  test.each([
    'hid://10c4',
    'hid://10c4:0007',
    'hid://xyz:0007?profile=raw-64',
    'hid://10c4:0007?profile=toString',
    'usb://0400:c35a',
  ])('%s is no address', async (address) => {
    expect(await faultOf(lineOpener(address)())).toMatchObject({ kind: 'address-wrong' });
  });

  test('a device that somebody else has is refused', async () => {
    const bus = simulatedHidBus(silent, rawDeviceSide);
    const open = hidLine(`${bus.address}?profile=raw-64`, { loadBinding: async () => bus.binding });
    const line = await open();
    expect(await faultOf(open())).toMatchObject({ kind: 'unknown', detail: expect.stringContaining('cannot open') });
    await line.close();
    await line.close();
    await (await open()).close();
  });

  test.skipIf(process.platform === 'win32')('why a node does not open: gone, forbidden, or taken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'township-node-'));
    const node = join(folder, 'hidraw0');
    try {
      expect((await nodeFault(node, new Error('x'), 'hint')).kind).toBe('no-device');
      writeFileSync(node, '');
      expect((await nodeFault(node, new Error('x'), 'hint')).kind).toBe('in-use');
      chmodSync(node, 0o000);
      const isRoot = process.getuid?.() === 0;
      expect((await nodeFault(node, new Error('x'), 'hint')).kind).toBe(isRoot ? 'in-use' : 'no-permission');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('of several alike the one with the serial number', () => {
    const device = { vendorId: 0x10c4, productId: 7, release: 1, interface: 0 };
    const devices = [
      { ...device, path: 'a', serialNumber: '1' },
      { ...device, path: 'b', serialNumber: '2' },
    ];
    expect(findHidPath(parseHidAddress('hid://10C4:0007?profile=raw-64'), devices)).toBe('a');
    expect(findHidPath(parseHidAddress('hid://10c4:0007?profile=raw-64&serial=2'), devices)).toBe('b');
    expect(findHidPath(parseHidAddress('hid://10c4:0007?profile=raw-64&serial=3'), devices)).toBeNull();
    expect(findHidPath(parseHidAddress('hid:///dev/hidraw3?profile=raw-64'), [])).toBe('/dev/hidraw3');
  });
});

describe('the reports of MIAXIS MR-300', () => {
  test('a request is laid out as the dossier has it', () => {
    const [report] = miaxisMr300().wrap(samRequest.findCard);
    expect(report?.length).toBe(64);
    const bytes = Buffer.from(report ?? []);
    expect(bytes.subarray(0, 6).toString('hex')).toBe('8801000b00b1');
    expect(bytes.subarray(6, 16).toString('hex')).toBe('aaaaaa96690003200122');
    let sum = 0;
    for (const byte of bytes.subarray(3, 16)) sum += byte;
    expect(bytes.readUInt16LE(16)).toBe(sum);
    expect(unwrapMiaxisRequest([bytes])).toEqual(samRequest.findCard);
  });

  test('an answer over several reports comes out whole; a wrong sum or a refusal, not at all', () => {
    const frame = Uint8Array.from([0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0xc8, ...new Array<number>(200).fill(0x5a)]);
    const reports = wrapMiaxisAnswer(frame);
    expect(reports.length).toBe(4);
    const unwrapper = miaxisMr300().unwrapper();
    const insides = reports.map((report) => unwrapper.push(report));
    expect(insides.map(({ length }) => length)).toEqual([0, 0, 0, frame.length]);
    expect(insides[3]).toEqual(frame);
    reports[1]?.set([0x5b], 3);
    expect(reports.map((report) => unwrapper.push(report).length)).toEqual([0, 0, 0, 0]);
    expect(wrapMiaxisAnswer(frame, 1).map((report) => unwrapper.push(report).length)).toEqual([0, 0, 0, 0]);
  });

  test('half an answer is forgotten when something new is asked', () => {
    const frame = Uint8Array.from([0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0xc8, ...new Array<number>(200).fill(0x5a)]);
    const [first, ...rest] = wrapMiaxisAnswer(frame);
    const unwrapper = miaxisMr300().unwrapper();
    unwrapper.push(first ?? new Uint8Array(0));
    unwrapper.reset();
    const again = [first ?? new Uint8Array(0), ...rest].map((report) => unwrapper.push(report));
    expect(again.at(-1)).toEqual(frame);
  });
});
