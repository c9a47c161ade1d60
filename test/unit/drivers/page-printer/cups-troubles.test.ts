import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cupsAddress, parseCupsServer } from '../../../../drivers/page-printer/cups-address.ts';
import { createCupsPagePrinter } from '../../../../drivers/page-printer/cups-page-printer.ts';
import { followJob } from '../../../../drivers/page-printer/follow-job.ts';
import type { PagePrinter, PrintOrder } from '../../../../drivers/page-printer/port.ts';
import { jobNameOf } from '../../../../drivers/page-printer/print-order.ts';
import {
  type SimulatedPrintSystem,
  startSimulatedPrintSystem,
} from '../../../../drivers/page-printer/simulated-print-system.ts';

const order: PrintOrder = {
  id: 'one-1',
  pdf: Buffer.from('%PDF-1.7 simulated'),
  queue: 'office',
  copies: 3,
  duplex: 'short-edge',
  title: '申请表',
};

describe('a print system that misbehaves', () => {
  let system: SimulatedPrintSystem;
  let printer: PagePrinter;
  beforeEach(async () => {
    system = await startSimulatedPrintSystem({ directory: null, queues: ['office'] });
    printer = createCupsPagePrinter({ address: system.address, answerMs: 250, handOverMs: 250 });
  });
  afterEach(async () => {
    await printer.close();
    await system.close();
  });
  const jobs = () => system.state().flatMap((queue) => queue.jobs);

  it('the answer to a hand-over is lost: the job is found, and nothing is printed twice', async () => {
    system.setMoods({ losesNextAnswer: true });
    expect(await printer.print(order)).toMatchObject({ ok: true, value: { id: order.id } });
    expect(await printer.print(order)).toMatchObject({ ok: true });
    expect(jobs()).toHaveLength(1);
    expect(jobs()[0]).toMatchObject({ copies: 3, sides: 'two-sided-short-edge', name: '申请表 #one-1' });
  });

  it('silence ends with the time limit', async () => {
    system.setMoods({ silent: true });
    expect(await printer.queues()).toMatchObject({ ok: false, problem: 'system-silent', trouble: 'printer/offline' });
    expect(await followJob(printer, order.id, { timeoutMs: 100 })).toMatchObject({ problem: 'system-silent' });
  });

  it('bytes that are no IPP are named as such', async () => {
    system.setMoods({ garbled: true });
    expect(await printer.queues()).toMatchObject({ ok: false, problem: 'system-garbled' });
    expect(await printer.print(order)).toMatchObject({ ok: false, problem: 'system-garbled' });
    expect(jobs()).toHaveLength(0);
  });

  it('a job that waits is given back when the time is over', async () => {
    system.apply('office', { hand: 'jam' });
    await printer.print(order);
    expect(await followJob(printer, order.id, { timeoutMs: 5_000, pollMs: 20 })).toMatchObject({
      value: { trouble: 'printer/jammed' },
    });
  });

  it('another account’s jobs do not count as ours', async () => {
    await printer.print(order);
    expect(await printer.job('ne-1')).toEqual({ ok: true, value: null });
  });
});

it('no print system, and one that does not run, are told apart', async () => {
  const closed = await freedPort();
  const address = { host: '127.0.0.1', port: closed };
  const missing = createCupsPagePrinter({ address, isInstalled: () => false });
  expect(await missing.queues()).toMatchObject({ ok: false, problem: 'system-missing' });
  expect(await missing.print(order)).toMatchObject({ detail: expect.stringContaining('apt-get install cups') });
  const stopped = createCupsPagePrinter({ address: { socketPath: '/nonexistent/cups.sock' }, isInstalled: () => true });
  expect(await stopped.queues()).toMatchObject({ ok: false, problem: 'system-not-running' });
});

it('finds the server where libcups would', () => {
  expect(cupsAddress({ CUPS_SERVER: '/tmp/cups.sock' })).toEqual({ socketPath: '/tmp/cups.sock' });
  expect(cupsAddress({ CUPS_SERVER: 'print.example:8631' })).toEqual({ host: 'print.example', port: 8631 });
  expect(cupsAddress({}, (path) => path === '/run/cups/cups.sock')).toEqual({ socketPath: '/run/cups/cups.sock' });
  expect(cupsAddress({}, () => false)).toEqual({ host: '127.0.0.1', port: 631 });
  expect(parseCupsServer('[::1]:632/version=1.1')).toEqual({ host: '::1', port: 632 });
  expect(parseCupsServer('a:99999')).toBeNull();
  expect(parseCupsServer('a b')).toBeNull();
});

it('a long title gives way to the id, between characters', () => {
  const name = jobNameOf({ id: 'x'.repeat(64), title: '𬱖'.repeat(100) });
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name.endsWith(` #${'x'.repeat(64)}`)).toBe(true);
  expect(name).not.toContain('\ufffd');
});

async function freedPort(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
