import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceStatus } from '../../../drivers/device-status.ts';
import { createPinFile } from '../../../drivers/document-scanner/pin-file.ts';
import { must } from '../../../main/domain/result.ts';
import { forgetScannerCertificate, scannerCertificates } from '../../../main/usecases/scanner-certificates.ts';
import { openWindow, type Window } from './window.ts';

const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');

let window: Window;
beforeEach(async () => {
  window = await openWindow();
});
afterEach(() => window.close());

/** The device host writes them; the terminal only looks and takes out. */
const remember = async (...places: readonly string[]) => {
  const pins = createPinFile(window.parts.deviceBook.addresses().scannerPinFile ?? '');
  for (const place of places) await pins.remember(place, fingerprint);
};

test('what was remembered is shown, and one is taken out without the others', async () => {
  expect(must(await scannerCertificates(window.parts))).toEqual({ isReadable: true, isRefused: false, known: [] });
  await remember('10.0.0.5:443', '10.0.0.6:443');
  expect(must(await forgetScannerCertificate(window.parts, { place: '10.0.0.5:443' })).known).toEqual([
    { place: '10.0.0.6:443', fingerprint },
  ]);
  expect(must(await forgetScannerCertificate(window.parts, { place: null })).known).toEqual([]);
});

test('a scanner that shows another certificate is told apart from one that is switched off', async () => {
  const status: DeviceStatus = {
    deviceClass: 'document-scanner',
    name: '扫描仪',
    condition: 'absent',
    trouble: 'scanner/offline',
    where: '10.0.0.5/eSCL',
    warnings: [],
    fault: { kind: 'no-answer', detail: '' },
  };
  window.devices.statuses = () => [status];
  expect(must(await scannerCertificates(window.parts)).isRefused).toBe(false);
  window.devices.statuses = () => [{ ...status, fault: { kind: 'certificate-changed', detail: '' } }];
  expect(must(await scannerCertificates(window.parts)).isRefused).toBe(true);
});

test('locked: nothing is shown and nothing taken out', async () => {
  await remember('10.0.0.5:443');
  window.parts.session.operator = null;
  expect(await scannerCertificates(window.parts)).toMatchObject({ failure: { code: 'terminal/locked' } });
  expect(await forgetScannerCertificate(window.parts, { place: null })).toMatchObject({
    failure: { code: 'terminal/locked' },
  });
  expect(Object.keys((await window.parts.deviceBook.scannerPins()) ?? {})).toEqual(['10.0.0.5:443']);
});
