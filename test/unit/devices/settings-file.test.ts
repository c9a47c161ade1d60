import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addressesFor } from '../../../main/devices/device-addresses.ts';
import { readSettingsFile, writeSettingsFile } from '../../../main/devices/settings-file.ts';
import { type DeviceSettings, nothingChosen } from '../../../main/domain/device-settings.ts';

let home: string;
let file: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'device-settings-'));
  file = path.join(home, 'devices.json');
});
afterEach(() => rm(home, { recursive: true, force: true }));

const chosen: DeviceSettings = {
  ...nothingChosen,
  cardReader: { name: '窗口一读卡器', address: 'COM3' },
  receiptPrinters: [
    { name: '左', address: 'tcp://192.168.1.9:9100', profile: '58mm' },
    { name: '右', address: 'tcp://192.168.1.10:9100', profile: '80mm' },
  ],
};

test('what was saved is read again, and nothing else lies beside it', async () => {
  expect(await readSettingsFile(file)).toEqual({ settings: nothingChosen, state: { kind: 'none' } });
  await writeSettingsFile(file, chosen);
  await writeSettingsFile(file, chosen);
  expect(await readSettingsFile(file)).toEqual({ settings: chosen, state: { kind: 'read' } });
  expect(await readdir(home)).toEqual(['devices.json']);
});

test('a file of an earlier release is read: what it did not know was not chosen', async () => {
  const { photoDecoder: _decoder, signaturePad: _pad, fingerprintReader: _reader, ...earlier } = chosen;
  await writeFile(file, JSON.stringify({ version: 1, settings: earlier }));
  expect(await readSettingsFile(file)).toEqual({ settings: chosen, state: { kind: 'read' } });
});

test('a signature pad and a fingerprint reader are where they were chosen, by their names', () => {
  const settings = {
    ...chosen,
    signaturePad: { name: '签字板左', address: 'plugin:C:\\pads\\pad.mjs#COM4' },
    fingerprintReader: { name: '指纹', address: 'plugin:/opt/finger.mjs' },
  };
  const base = { cardReader: null, receiptPrinter: null, documentScanner: null, signaturePad: 'plugin:/base.mjs' };
  expect(addressesFor(nothingChosen, base)).toMatchObject({
    signaturePad: 'plugin:/base.mjs',
    fingerprintReader: null,
  });
  expect(addressesFor(settings, base)).toMatchObject({
    signaturePad: 'plugin:C:\\pads\\pad.mjs#COM4',
    fingerprintReader: 'plugin:/opt/finger.mjs',
    names: { 'signature-pad': '签字板左', 'fingerprint-reader': '指纹' },
  });
});

test.each([
  ['half a file', '{"version":1,"settings":{"cardRe'],
  ['not JSON at all', '\u0000\u0001'],
  ['another shape', '{"version":1,"settings":{"cardReader":7}}'],
  ['a newer version', JSON.stringify({ version: 2, settings: chosen })],
  [
    'two printers of one name',
    JSON.stringify({
      version: 1,
      settings: { ...chosen, receiptPrinters: [chosen.receiptPrinters[0], chosen.receiptPrinters[0]] },
    }),
  ],
])('%s: the defaults hold, the reason is told, and the file is kept', async (_what, text) => {
  await writeFile(file, text);
  const read = await readSettingsFile(file);
  expect(read.settings).toEqual(nothingChosen);
  expect(read.state).toMatchObject({ kind: 'damaged', kept: 'devices.json.damaged' });
  expect(await readFile(`${file}.damaged`, 'utf8')).toBe(text);
});

test('what was chosen goes before the environment; the rest stays', () => {
  const base = { cardReader: '/dev/ttyUSB0', receiptPrinter: 'tcp://10.0.0.1:9100', documentScanner: 'http://s/eSCL' };
  expect(addressesFor(nothingChosen, base)).toMatchObject(base);
  expect(addressesFor(chosen, base)).toMatchObject({
    cardReader: 'COM3',
    receiptPrinter: 'tcp://192.168.1.9:9100',
    receiptPrinters: [
      { name: '左', profile: { widthDots: 384 } },
      { name: '右', profile: { widthDots: 576 } },
    ],
    documentScanner: 'http://s/eSCL',
    names: { 'card-reader': '窗口一读卡器' },
  });
});
