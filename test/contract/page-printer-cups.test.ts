import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCupsPagePrinter } from '../../drivers/page-printer/cups-page-printer.ts';
import { followJob } from '../../drivers/page-printer/follow-job.ts';
import { acceptanceSheet } from '../support/acceptance-sheet.ts';
import { cupsMissing, type OwnCups, startOwnCups } from '../support/cups.ts';
import { cupsPageRig } from './page-printer-rigs.ts';
import { runPagePrinterTests } from './page-printer-suite.ts';

const run = promisify(execFile);
const rareName = '𬱖㛃';
const missing = await cupsMissing();
if (missing !== null) process.stderr.write(`skipped: ${missing}\n`);

describe.skipIf(missing !== null)('with a real CUPS', () => {
  let cups: OwnCups;
  let pdf: Uint8Array;
  let folder: string;
  beforeAll(async () => {
    const notice = await acceptanceSheet({ name: rareName });
    if (!notice.ok) throw new Error(notice.failure.detail);
    pdf = notice.value;
    folder = await mkdtemp(path.join(tmpdir(), 'cups-pages-'));
    cups = await startOwnCups();
  });
  afterAll(async () => {
    await cups?.close();
    await rm(folder, { recursive: true, force: true });
  });

  runPagePrinterTests(
    'CUPS',
    () => pdf,
    cupsPageRig(() => cups),
  );

  const printOn = async (queue: string) => {
    const printer = createCupsPagePrinter({ address: cups.address });
    const id = `metal-${queue}`;
    const title = '受理通知书 W0A1-20261122-0007-K';
    expect(await printer.print({ id, pdf, queue, copies: 1, duplex: 'one-sided', title })).toMatchObject({ ok: true });
    expect(await followJob(printer, id, { timeoutMs: 20_000 })).toMatchObject({ value: { state: 'completed' } });
    const queues = await printer.queues();
    await printer.close();
    return queues.ok ? queues.value : [];
  };

  it('the rare name reaches the paper as text through the filters of CUPS', async () => {
    const queue = await cups.addDropQueue();
    await printOn(queue.name);
    const [document] = await queue.documents();
    const { stdout } = await run('pdftotext', [document ?? '', '-']);
    expect(stdout).toContain(rareName);
    expect(stdout).toContain('受理通知书');
    expect(stdout).toContain('W0A1-20261122-0007-K');
  });

  it('cups-pdf prints a page that looks as it was made', async () => {
    const queue = await cups.addCupsPdfQueue('office');
    const queues = await printOn('office');
    expect(queues[0]).toMatchObject({ name: 'office', isDefault: true });
    expect(queues[0]?.model).toContain('CUPS-PDF');
    const [document] = await queue.documents();
    const original = path.join(folder, 'original.pdf');
    await writeFile(original, pdf);
    const about = async (file: string) => (await run('pdfinfo', [file])).stdout;
    const pagesOf = async (file: string) => /Pages: +(\d+)\n/.exec(await about(file))?.[1];
    expect(await pagesOf(document ?? '')).toBe(await pagesOf(original));
    expect(await about(document ?? '')).toMatch(/A4/);
    // Its way leads through PostScript, where text becomes numbered glyphs: the picture is what can be compared.
    const otherNotice = await acceptanceSheet({ name: '甲' });
    const other = path.join(folder, 'other.pdf');
    await writeFile(other, otherNotice.ok ? otherNotice.value : '');
    const [made, sent, another] = await Promise.all([
      picture(document ?? '', 'made'),
      picture(original, 'sent'),
      picture(other, 'other'),
    ]);
    expect(likeness(made, sent)).toBeGreaterThan(0.9);
    expect(likeness(made, sent)).toBeGreaterThan(likeness(made, another));
  });

  /** Mean darkness of fields a few millimetres wide: margins that moved by a hair do not count. */
  const picture = async (file: string, name: string): Promise<readonly number[]> => {
    const size = ['-scale-to-x', '496', '-scale-to-y', '704'];
    await run('pdftoppm', [...size, '-gray', '-png', '-singlefile', file, path.join(folder, name)]);
    const fields = createCanvas(62, 88).getContext('2d');
    fields.drawImage(await loadImage(await readFile(path.join(folder, `${name}.png`))), 0, 0, 62, 88);
    const { data } = fields.getImageData(0, 0, 62, 88);
    return Array.from({ length: data.length / 4 }, (_, index) => 255 - (data[index * 4] ?? 255));
  };
});

/** Correlation of two pictures: 1 for the same one. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleA, middleB] = [mean(a), mean(b)];
  const product = (x: readonly number[], y: readonly number[], mx: number, my: number) =>
    x.reduce((sum, value, index) => sum + (value - mx) * ((y[index] ?? 0) - my), 0);
  return product(a, b, middleA, middleB) / Math.sqrt(product(a, a, middleA, middleA) * product(b, b, middleB, middleB));
}
