import { beforeAll } from 'vitest';
import { acceptanceSheet } from '../support/acceptance-sheet.ts';
import { simulatedPageRig } from './page-printer-rigs.ts';
import { runPagePrinterTests } from './page-printer-suite.ts';

let pdf: Uint8Array;
beforeAll(async () => {
  const notice = await acceptanceSheet({ name: '𬱖㛃' });
  if (!notice.ok) throw new Error(notice.failure.detail);
  pdf = notice.value;
});

runPagePrinterTests('simulated IPP server', () => pdf, simulatedPageRig);
