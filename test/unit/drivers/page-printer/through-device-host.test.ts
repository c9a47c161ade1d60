import { afterEach, beforeEach, expect, it } from 'vitest';
import { followJob } from '../../../../drivers/page-printer/follow-job.ts';
import {
  type SimulatedPrintSystem,
  startSimulatedPrintSystem,
} from '../../../../drivers/page-printer/simulated-print-system.ts';
import { startDevices } from '../../../../main/device-host/client.ts';
import { createNodeChildHost } from '../../../../main/device-host/node-child-host.ts';
import type { Devices } from '../../../../main/device-host/port.ts';

const root = new URL('../../../../', import.meta.url);
const pdf = Buffer.from('%PDF-1.7 simulated');

let system: SimulatedPrintSystem;
let devices: Devices;
beforeEach(async () => {
  system = await startSimulatedPrintSystem({ directory: null, queues: ['办公室'] });
  const { host, port } = system.address;
  devices = startDevices({
    childHost: createNodeChildHost({ root }),
    addresses: {
      cardReader: null,
      receiptPrinter: null,
      documentScanner: null,
      pagePrinter: `ipp://${host}:${port}`,
    },
    log: { info: () => {}, warn: () => {} },
  });
});
afterEach(async () => {
  await devices.close();
  await system.close();
});

it('A4 documents go through the device host, and their jobs come back', async () => {
  expect(await devices.pageQueues()).toMatchObject({ ok: true, value: [{ name: '办公室', isDefault: true }] });
  system.apply('办公室', { hand: 'holdJobs' });
  const order = { id: 'a-1', pdf, queue: '办公室', copies: 1, duplex: 'one-sided', title: '申请表' } as const;
  expect(await devices.printPages(order)).toMatchObject({ ok: true, value: { state: 'held' } });
  expect(system.state()[0]?.jobs[0]?.document).toEqual(pdf);
  expect(await devices.cancelPages('a-1')).toMatchObject({ ok: true, value: { state: 'cancelled' } });
  const read = await followJob({ job: (id) => devices.pageJob(id) }, 'a-1', { timeoutMs: 1_000 });
  expect(read).toMatchObject({ ok: true, value: { state: 'cancelled' } });
});

it('a device host that is down is a trouble', async () => {
  await devices.close();
  expect(await devices.pageQueues()).toMatchObject({ ok: false, trouble: 'printer/offline' });
  expect(await devices.pageJob('a-1')).toMatchObject({ ok: false, problem: 'system-silent' });
});
