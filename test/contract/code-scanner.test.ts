import { describe, expect, test, vi } from 'vitest';
import { codeScannerAccess } from '../../drivers/code-scanner/code-scanner-address.ts';
import { LineCodeScanner } from '../../drivers/code-scanner/line-code-scanner.ts';
import { makeHidGun, makeNetworkGun, makeSerialGun } from './code-scanner-rigs.ts';
import { runCodeScannerTests } from './code-scanner-suite.ts';

if (process.platform !== 'win32') runCodeScannerTests('a pseudo-terminal and the serialport binding', makeSerialGun);
runCodeScannerTests('TCP', makeNetworkGun);
runCodeScannerTests('HID reports of FX100', () => makeHidGun('fx100'));
runCodeScannerTests('HID reports of LSR118', () => makeHidGun('lsr118'));

const metal = process.env.CODE_SCANNER_PATH;

describe.runIf(metal)('a code scanner on metal', () => {
  test('becomes ready and reads the code that somebody scans within a minute', { timeout: 75_000 }, async () => {
    const where = metal ?? '';
    const scanner = new LineCodeScanner({ ...codeScannerAccess(where), where });
    const codes: string[] = [];
    scanner.onCode(({ text }) => codes.push(text));
    scanner.start();
    try {
      process.stderr.write(`\nscan any code with ${where} now\n`);
      await vi.waitUntil(() => codes.length > 0, { timeout: 60_000, interval: 50 });
      expect(scanner.status().condition).toBe('ready');
    } finally {
      await scanner.close();
    }
  });
});
