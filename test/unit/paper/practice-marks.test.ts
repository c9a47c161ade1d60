import { expect, test } from 'vitest';
import { printerProfiles } from '../../../drivers/receipt-printer/printer-profiles.ts';
import { pageText } from '../../../drivers/receipt-printer/receipt-page.ts';
import { must } from '../../../main/domain/result.ts';
import { trainingMark } from '../../../main/domain/training.ts';
import { createPaper } from '../../../main/paper/paper.ts';
import { sampleFormContext } from '../../support/sample-application.ts';
import { pdfText } from './pdf-text.ts';
import { printedBands } from './printed.ts';
import { receiptCase } from './receipt-case.ts';

const practice = createPaper(trainingMark);
const real = createPaper();
const times = (text: string) => text.split(trainingMark).length - 1;

test('R65: every A4 page of practice carries the mark across it, and no page of a real terminal does', async () => {
  const marked = pdfText(must(await practice.applicationForm(sampleFormContext())));
  expect(marked.length).toBeGreaterThan(0);
  for (const page of marked) expect(times(page)).toBe(1);
  const plain = pdfText(must(await real.applicationForm(sampleFormContext())));
  for (const page of plain) expect(times(page)).toBe(0);
});

test('R65: what a printer of practice prints says it at head and foot, on both widths of paper', () => {
  for (const name of ['80mm', '58mm'] as const) {
    const profile = { ...printerProfiles[name], hasCutter: true };
    const slip = {
      officeName: '青禾镇便民服务中心',
      number: 'LIAN-1',
      queryCode: 'ABCD',
      at: '2026-11-22T02:00:00.000Z',
    };
    for (const [mark, count] of [
      [{ mark: trainingMark }, 2],
      [{}, 0],
    ] as const) {
      const receipt = must(real.receiptForPrinter(receiptCase(), { ...profile, ...mark }));
      expect(times(pageText(printedBands(receipt.bytes)))).toBe(count);
      expect(times(pageText(printedBands(must(real.voiceSlip(slip, { ...profile, ...mark })).bytes)))).toBe(count);
    }
  }
});
