import { printerProfiles } from '../../drivers/receipt-printer/printer-profiles.ts';
import { must } from '../../main/domain/result.ts';
import { createPaper } from '../../main/paper/paper.ts';
import type { PaperContext } from '../../main/paper/port.ts';
import { receiptForPrinter } from '../../main/paper/receipt-for-printer.ts';
import { lineRaster } from '../../main/paper/receipt-raster.ts';
import { acceptanceSheet } from '../support/acceptance-sheet.ts';
import { sampleFormContext, samplePaperContext } from '../support/sample-application.ts';

/** Times of the papers a window hands out, beside what was promised. The first run of each is `coldMs`. */
export async function benchPaper(): Promise<void> {
  const paper = createPaper();
  const plain = samplePaperContext({});
  const rare = samplePaperContext({ name: '𬱖试䶮' });
  await measure('receipt-encode-80mm', 10, 200, () => encode(plain, '80mm'));
  await measure('receipt-encode-58mm', 10, 200, () => encode(plain, '58mm'));
  await measure('receipt-encode-rare-name', 25, 200, () => encode(rare, '80mm'));
  await measure('receipt-raster-line', 15, 300, () => {
    lineRaster({ kind: 'field', label: '申请人', text: '𬱖试䶮' }, 576);
  });
  await measure('a4-acceptance-notice-rare-name', 400, 20, async () => {
    must(await acceptanceSheet({ name: '𬱖试䶮' }));
  });
  await measure('a4-application-form-rare-name', 400, 20, async () => {
    must(await paper.applicationForm(sampleFormContext({ name: '𬱖试䶮' })));
  });
}

function encode(context: PaperContext, profile: '80mm' | '58mm'): void {
  must(receiptForPrinter(context, printerProfiles[profile]));
}

async function measure(bench: string, targetMs: number, n: number, work: () => void | Promise<void>): Promise<void> {
  const coldMs = await timed(work);
  for (let warmUp = 0; warmUp < Math.ceil(n / 10); warmUp += 1) await work();
  const took: number[] = [];
  for (let run = 0; run < n; run += 1) took.push(await timed(work));
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(n - 1, Math.floor(n * share))] ?? 0);
  const line = { bench, n, targetMs, coldMs: round(coldMs), p50Ms: at(0.5), p95Ms: at(0.95) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function timed(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
