import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChipReading } from '../../../drivers/card-reader/port.ts';
import { SimulatedSam } from '../../../drivers/card-reader/simulated-sam.ts';
import type { DeviceCondition, DeviceResult } from '../../../drivers/device-status.ts';
import { lineOpener } from '../../../drivers/transport/byte-line.ts';
import { type Plug, serialOrNetworkPlug } from '../../../drivers/transport/plug.ts';
import { startDevices } from '../../../main/device-host/client.ts';
import { createNodeChildHost } from '../../../main/device-host/node-child-host.ts';
import type { ChildHost, Devices } from '../../../main/device-host/port.ts';
import { cardOfCitizen } from '../../contract/card-reader-rigs.ts';

const root = new URL('../../../', import.meta.url);
const quiet = { info: () => {}, warn: () => {} };

describe('the device host as a child process', () => {
  let sam: SimulatedSam;
  let plug: Plug;
  let devices: Devices;
  let pids: number[];
  let outcomes: DeviceResult<ChipReading>[];

  beforeEach(async () => {
    sam = new SimulatedSam();
    plug = await serialOrNetworkPlug(sam);
    pids = [];
    outcomes = [];
    devices = startDevices({
      childHost: remembering(createNodeChildHost({ root }), pids),
      addresses: { cardReader: plug.address, receiptPrinter: null, documentScanner: null },
      log: quiet,
    });
    devices.onCard((outcome) => outcomes.push(outcome));
  });

  afterEach(async () => {
    await devices.close();
    await plug.close();
  });

  const readerBecomes = (condition: DeviceCondition) =>
    vi.waitUntil(() => devices.statuses()[0]?.condition === condition, { timeout: 20_000, interval: 10 });

  test('tells every class of device; one without an address is absent and no trouble', async () => {
    expect(devices.statuses().map(({ deviceClass, condition, trouble }) => [deviceClass, condition, trouble])).toEqual([
      ['card-reader', 'opening', null],
      ['receipt-printer', 'absent', null],
      ['document-scanner', 'absent', null],
    ]);
    await readerBecomes('ready');
    expect(devices.statuses()[0]).toMatchObject({ where: plug.address, name: '身份证阅读器' });
    expect(await devices.printReceipt({ id: '1', bytes: Uint8Array.of(1), timeoutMs: 100 })).toMatchObject({
      ok: false,
      trouble: 'printer/offline',
    });
  });

  test('a card reaches the listeners, and readCard, across the processes', async () => {
    await readerBecomes('ready');
    expect(await devices.readCard(100)).toEqual({ ok: false, trouble: 'card/absent' });
    const reading = devices.readCard(10_000);
    sam.placeCard(cardOfCitizen('rare-name'));
    expect(await reading).toMatchObject({ ok: true, value: { name: '𬱖试', birthDate: '1991-07-05' } });
    await vi.waitUntil(() => outcomes.length === 1);
    expect(outcomes[0]).toEqual(await reading);
  });

  test('killed: everything absent, calls in flight answered, started again, and the next card is read', async () => {
    await readerBecomes('ready');
    const inFlight = devices.readCard(60_000);
    kill(pids[0]);
    expect(await inFlight).toMatchObject({ ok: false, trouble: 'card/reader-missing' });
    expect(devices.statuses()[0]).toMatchObject({ condition: 'absent', trouble: 'card/reader-missing' });
    expect(await devices.readCard(60_000)).toMatchObject({ ok: false, trouble: 'card/reader-missing' });
    await readerBecomes('ready');
    expect(pids.length).toBe(2);
    sam.placeCard(cardOfCitizen('minor'));
    await vi.waitUntil(() => outcomes.length === 1, { timeout: 20_000 });
    expect(outcomes[0]).toMatchObject({ ok: true, value: { name: '周小禾' } });
  });

  test('a card that lies there over a restart of the host is not read twice', async () => {
    await readerBecomes('ready');
    sam.placeCard(cardOfCitizen('elder'));
    await vi.waitUntil(() => outcomes.length === 1, { timeout: 20_000 });
    kill(pids[0]);
    await readerBecomes('absent');
    await readerBecomes('ready');
    // Longer than two polls: the new host has asked for cards and found none.
    expect(await devices.readCard(1_000)).toMatchObject({ ok: false, trouble: 'card/absent' });
    expect(outcomes.length).toBe(1);
  });

  test.skipIf(process.platform === 'win32')('hanging: killed and started again', async () => {
    await readerBecomes('ready');
    process.kill(pids[0] ?? 0, 'SIGSTOP');
    expect(await devices.readCard(60_000)).toMatchObject({ ok: false, trouble: 'card/reader-missing' });
    await readerBecomes('ready');
    expect(pids.length).toBe(2);
  });

  test('after close the child is gone and the port is free', async () => {
    await readerBecomes('ready');
    await devices.close();
    expect(isAlive(pids[0])).toBe(false);
    const line = await lineOpener(plug.address)();
    await line.close();
    expect(pids.length).toBe(1);
  });

  test('a reader unplugged in the middle of a read is back by itself once plugged in', async () => {
    sam.setMood({ readMs: 600 });
    await readerBecomes('ready');
    sam.placeCard(cardOfCitizen('minor'));
    await vi.waitUntil(() => sam.isReading, { timeout: 20_000, interval: 2 });
    await plug.pull();
    await readerBecomes('absent');
    await vi.waitUntil(() => outcomes.length === 1);
    expect(outcomes[0]).toMatchObject({ ok: false, trouble: 'card/reader-missing' });
    await plug.plugIn();
    await vi.waitUntil(() => devices.statuses()[0]?.condition !== 'absent', { timeout: 20_000, interval: 10 });
    await vi.waitUntil(() => outcomes.length === 2, { timeout: 20_000 });
    expect(outcomes[1]).toMatchObject({ ok: true, value: { name: '周小禾' } });
  });
});

test('a child ends when the process that started it is killed', async () => {
  const script = `
    import { createNodeChildHost } from ${JSON.stringify(new URL('main/device-host/node-child-host.ts', root).href)};
    const addresses = { cardReader: null, receiptPrinter: null, documentScanner: null };
    const host = createNodeChildHost({ root: new URL(${JSON.stringify(root.href)}) });
    const child = host.fork('main/device-host/child', { args: [JSON.stringify(addresses)], env: {} });
    child.onMessage(() => console.log(child.pid));`;
  const parent: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (parent.stdout === null) throw new Error('no output to read');
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000, interval: 20 });
});

function remembering(host: ChildHost, pids: number[]): ChildHost {
  return {
    fork: (entry, options) => {
      const line = host.fork(entry, options);
      if (line.pid !== undefined) pids.push(line.pid);
      return line;
    },
  };
}

function kill(pid: number | undefined): void {
  if (pid === undefined) throw new Error('no child');
  process.kill(pid, 'SIGKILL');
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) throw new Error('no child');
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
