import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SimulatedPrinter, startSimulatedPrinter } from '../../../../drivers/receipt-printer/simulated-printer.ts';
import { startDevices } from '../../../../main/device-host/client.ts';
import { createNodeChildHost } from '../../../../main/device-host/node-child-host.ts';
import { must } from '../../../../main/domain/result.ts';
import { acceptApplication } from '../../../../main/usecases/accept-application.ts';
import { printReceipt } from '../../../../main/usecases/print-receipt.ts';
import { receiptBytes, untilBench } from '../../../contract/receipt-printer-rigs.ts';
import { completeDraft, openWindow } from '../../usecases/window.ts';

const patience = { timeout: 20_000, interval: 5 };
const root = new URL('../../../../', import.meta.url);

let bench: SimulatedPrinter;
let undo: (() => Promise<unknown>)[];
beforeEach(async () => {
  bench = await startSimulatedPrinter();
  undo = [() => bench.close()];
});
afterEach(async () => {
  for (const step of undo.reverse()) await step();
});

const texts = () => bench.state().receipts.map(({ text }) => text);
const inTheMiddle = () => vi.waitUntil(() => bench.waitingBytes() > 100, patience);

describe('the device host is killed in the middle of a receipt', () => {
  it('the clerk is asked to look, and nothing is printed a second time unasked', async () => {
    const window = await openWindow();
    undo.push(() => window.close());
    const draft = await completeDraft(window);
    const applicationId = must(
      await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision }),
    ).id;
    const pids: number[] = [];
    const host = createNodeChildHost({ root });
    const devices = startDevices({
      childHost: {
        fork: (...how) => {
          const line = host.fork(...how);
          if (line.pid !== undefined) pids.push(line.pid);
          return line;
        },
      },
      addresses: { cardReader: null, receiptPrinter: bench.address, documentScanner: null },
      log: { info: () => {}, warn: () => {} },
    });
    undo.push(() => devices.close());
    const parts = { ...window.parts, devices };
    const isReady = () =>
      devices.statuses().some((one) => one.deviceClass === 'receipt-printer' && one.condition === 'ready');
    await vi.waitUntil(isReady, patience);

    bench.setMoods({ linesPerSecond: 10 });
    const jobId = randomUUID();
    const printing = printReceipt(parts, { applicationId, jobId, reprint: false });
    await inTheMiddle();
    process.kill(pids.at(-1) ?? 0, 'SIGKILL');
    expect(must(await printing)).toMatchObject({ printed: 'unconfirmed' });

    bench.setMoods({ linesPerSecond: 0 });
    await vi.waitUntil(() => pids.length > 1 && isReady(), patience);
    expect(must(await printReceipt(parts, { applicationId, jobId, reprint: false })).printed).toBe('unconfirmed');
    const again = { applicationId, jobId: randomUUID(), reprint: false };
    expect(must(await printReceipt(parts, again)).printed).toBe('already-printed');
    const number = window.parts.ledger.application(applicationId)?.localNumber ?? '';
    expect(texts().filter((text) => text.includes(number)).length).toBeLessThanOrEqual(1);

    expect(must(await printReceipt(parts, { ...again, reprint: true })).printed).toBe('confirmed');
    await untilBench(bench, () => texts().some((text) => text.includes('补打')));
  });
});

describe('a driver process and its journal', () => {
  let journalFile: string;
  beforeEach(async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'print-journal-'));
    undo.push(() => rm(home, { recursive: true }));
    journalFile = path.join(home, 'receipt-jobs.jsonl');
  });

  async function startDriver(): Promise<ChildProcess> {
    const child = fork(path.join(import.meta.dirname, 'driver-process.ts'), [bench.address, journalFile], {
      execPath: process.execPath,
      execArgv: [],
      serialization: 'advanced',
    });
    undo.push(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    });
    await once(child, 'message');
    return child;
  }

  const print = async (child: ChildProcess, id: string, extraLines = 0) => {
    const answered = once(child, 'message');
    child.send({ id, bytes: receiptBytes(id, extraLines), timeoutMs: 8_000 });
    return (await answered)[0] as unknown;
  };

  async function killInTheMiddleOf(id: string): Promise<void> {
    const first = await startDriver();
    bench.setMoods({ linesPerSecond: 10 });
    first.send({ id, bytes: receiptBytes(id, 30), timeoutMs: 8_000 });
    await inTheMiddle();
    first.kill('SIGKILL');
    await once(first, 'exit');
    bench.setMoods({ linesPerSecond: 0 });
  }

  it('what had begun is unconfirmed afterwards; its rest is cleared, and the next receipt is whole', async () => {
    bench.setMoods({ forgets: true });
    await killInTheMiddleOf('K1');
    const second = await startDriver();
    expect(await print(second, 'K1', 30)).toEqual({ ok: true, value: { printed: 'unconfirmed' } });
    expect(await print(second, 'K2')).toEqual({ ok: true, value: { printed: 'confirmed' } });
    await untilBench(bench, () => texts().some((text) => text.includes('K2')));
    expect(texts().filter((text) => text.includes('K1')).length).toBeLessThanOrEqual(1);
    expect(texts().at(-1)).toMatch(/^\s*受理回执[\s\S]*K2/);
    expect(texts().at(-1)).not.toContain('K1');
  });

  it('what was printed is not printed again by the next process; what failed may be', async () => {
    const first = await startDriver();
    expect(await print(first, 'L1')).toMatchObject({ ok: true });
    bench.apply({ hand: 'removePaper' });
    expect(await print(first, 'L2')).toMatchObject({ ok: false, trouble: 'printer/out-of-paper' });
    first.kill('SIGKILL');
    await once(first, 'exit');
    bench.apply({ hand: 'loadPaper' });
    const second = await startDriver();
    expect(await print(second, 'L1')).toEqual({ ok: true, value: { printed: 'confirmed' } });
    expect(await print(second, 'L2')).toEqual({ ok: true, value: { printed: 'confirmed' } });
    await untilBench(bench, () => texts().length >= 2);
    expect(texts().filter((text) => text.includes('L1'))).toHaveLength(1);
  });

  it('a torn last line and rubbish in the journal cost nothing but themselves', async () => {
    const first = await startDriver();
    expect(await print(first, 'M1')).toMatchObject({ ok: true });
    first.kill('SIGKILL');
    await once(first, 'exit');
    await writeFile(journalFile, `${await readFile(journalFile, 'utf8')}nonsense\n{"id":7}\n{"id":"M2","pri`);
    const second = await startDriver();
    expect(await print(second, 'M1')).toEqual({ ok: true, value: { printed: 'confirmed' } });
    expect(await print(second, 'M2')).toEqual({ ok: true, value: { printed: 'confirmed' } });
    await untilBench(bench, () => texts().length >= 2);
    expect(texts()).toHaveLength(2);
  });
});
