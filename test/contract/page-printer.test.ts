import { beforeAll } from 'vitest';
import { createPaper } from '../../main/paper/paper.ts';
import { samplePaperContext } from '../support/sample-application.ts';
import { simulatedPageRig } from './page-printer-rigs.ts';
import { runPagePrinterTests } from './page-printer-suite.ts';

let pdf: Uint8Array;
beforeAll(async () => {
  const notice = await createPaper().acceptanceNotice(samplePaperContext({ name: '𬱖㛃' }));
  if (!notice.ok) throw new Error(notice.failure.detail);
  pdf = notice.value;
});

runPagePrinterTests('simulated IPP server', () => pdf, simulatedPageRig);
