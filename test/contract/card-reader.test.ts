import { describe, expect, test } from 'vitest';
import { SamCardReader } from '../../drivers/card-reader/sam-card-reader.ts';
import { lineOpener } from '../../drivers/transport/byte-line.ts';
import { runCardLeftBehindTests } from './card-left-behind-suite.ts';
import { type CardReaderRig, makeHidRig, makeMemoryRig, makeNetworkRig, makeSerialRig } from './card-reader-rigs.ts';
import { runCardReaderTests } from './card-reader-suite.ts';

const rigs: [string, () => Promise<CardReaderRig>, { readonly isRaw: boolean }][] = [
  ['a line in memory', makeMemoryRig, { isRaw: true }],
  ['TCP', makeNetworkRig, { isRaw: true }],
  ['plain HID reports', () => makeHidRig('raw-64'), { isRaw: false }],
  ['HID reports of MIAXIS', () => makeHidRig('miaxis-mr300'), { isRaw: false }],
];
if (process.platform !== 'win32') {
  rigs.push(['a pseudo-terminal and the serialport binding', makeSerialRig, { isRaw: true }]);
}
for (const [name, makeRig, line] of rigs) {
  runCardReaderTests(name, makeRig, line);
  runCardLeftBehindTests(name, makeRig);
}

const metal = process.env.CARD_READER_PATH;

describe.runIf(metal)('a card reader on metal', () => {
  test('becomes ready and reads the card that somebody places within a minute', { timeout: 75_000 }, async () => {
    const where = metal ?? '';
    const reader = new SamCardReader({ open: lineOpener(where), where });
    reader.start();
    try {
      process.stderr.write(`\nplace a card on ${where} now\n`);
      const outcome = await reader.readNow(60_000);
      expect(outcome).toMatchObject({ ok: true });
      expect(outcome.ok && outcome.value.idNumber).toMatch(/^\S{15,18}$/);
      expect(reader.status().condition).toBe('ready');
    } finally {
      await reader.close();
    }
  });
});
