import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ByteLine } from '../../../../drivers/transport/byte-line.ts';
import { networkPlug, type Plug, type PluggedDevice, serialPlug } from '../../../../drivers/transport/plug.ts';
import { openPseudoTerminal, type PseudoTerminal } from '../../../../drivers/transport/pseudo-terminal.ts';
import { serialLine } from '../../../../drivers/transport/serial-line.ts';
import { tcpLine } from '../../../../drivers/transport/tcp-line.ts';

const allBytes = Uint8Array.from({ length: 256 }, (_, index) => index);
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

describe.skipIf(process.platform === 'win32')('a pseudo-terminal under the serialport binding', () => {
  test('carries every byte unharmed, both ways', async () => {
    const terminal = await terminalOrFail();
    const port = await serial(terminal);
    const atDevice = collect(terminal.line);
    const atDriver = collect(port);
    await Promise.all([port.write(allBytes), terminal.line.write(allBytes)]);
    await vi.waitUntil(() => atDevice.length === 256 && atDriver.length === 256);
    expect(Uint8Array.from(atDevice)).toEqual(allBytes);
    expect(Uint8Array.from(atDriver)).toEqual(allBytes);
  });

  test('outlives the driver that opens and closes it', async () => {
    const terminal = await terminalOrFail();
    const atDevice = collect(terminal.line);
    for (let round = 1; round <= 3; round += 1) {
      const port = await serial(terminal);
      await port.write(allBytes);
      await vi.waitUntil(() => atDevice.length === 256 * round);
      await port.close();
      await expect(port.write(allBytes)).rejects.toThrow('line closed');
    }
  });

  test('a port that somebody has open is refused', async () => {
    const terminal = await terminalOrFail();
    await serial(terminal);
    await expect(serialLine(terminal.path)()).rejects.toThrow(/lock/i);
  });

  test('an idle hang-up is noticed without anybody writing, and burns no processor time', async () => {
    const terminal = await terminalOrFail();
    const port = await serial(terminal);
    let isClosed = false;
    port.onClose(() => {
      isClosed = true;
    });
    const before = process.cpuUsage();
    await terminal.close();
    await vi.waitUntil(() => isClosed, { timeout: 20_000, interval: 20 });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(500);
    await expect(port.write(allBytes)).rejects.toThrow();
  });

  test('a device node that is gone ends the line, though the descriptor still works', async () => {
    const terminal = await terminalOrFail();
    const directory = mkdtempSync(join(tmpdir(), 'township-port-'));
    open.push({ close: async () => rmSync(directory, { recursive: true, force: true }) });
    const node = join(directory, 'port');
    symlinkSync(terminal.path, node);
    const port = await serialLine(node)();
    open.unshift(port);
    let isClosed = false;
    port.onClose(() => {
      isClosed = true;
    });
    rmSync(node);
    await vi.waitUntil(() => isClosed, { timeout: 20_000, interval: 20 });
  });

  test('a path that is no port rejects', async () => {
    await expect(serialLine('/dev/no-such-port')()).rejects.toThrow();
  });

  async function serial(terminal: PseudoTerminal): Promise<ByteLine> {
    const port = await serialLine(terminal.path)();
    open.unshift(port);
    return port;
  }
});

describe.skipIf(process.platform === 'win32')('a serial plug', () => {
  test('keeps its address over pulling and plugging in, and leaves nothing behind', async () => {
    const lines: ByteLine[] = [];
    const plug = await serialPlug(keeping(lines));
    if (plug === null) throw new Error('no pseudo-terminal on this machine');
    open.push(plug);
    expect(existsSync(plug.address)).toBe(true);
    await plug.pull();
    expect(existsSync(plug.address)).toBe(false);
    await plug.plugIn();
    await plug.plugIn();
    expect(lines.length).toBe(2);
    await talks(plug, await serialLine(plug.address)(), lines);
    await plug.close();
    expect(existsSync(plug.address)).toBe(false);
  });

  test('a device that is swapped between two looks is another device', async () => {
    const plug = await serialPlug(keeping([]));
    if (plug === null) throw new Error('no pseudo-terminal on this machine');
    open.push(plug);
    const port = await serialLine(plug.address)();
    open.unshift(port);
    let isClosed = false;
    port.onClose(() => {
      isClosed = true;
    });
    await plug.pull();
    await plug.plugIn();
    await vi.waitUntil(() => isClosed, { timeout: 20_000, interval: 20 });
  });
});

test('a network plug keeps its address too', async () => {
  const lines: ByteLine[] = [];
  const plug = await networkPlug(keeping(lines));
  open.push(plug);
  const { hostname: host, port } = new URL(plug.address);
  const connect = tcpLine({ host, port: Number(port) });
  await plug.pull();
  await expect(connect()).rejects.toThrow();
  await plug.plugIn();
  await talks(plug, await connect(), lines);
});

async function talks(plug: Plug, line: ByteLine, deviceEnds: readonly ByteLine[]): Promise<void> {
  let closings = 0;
  line.onClose(() => {
    closings += 1;
  });
  const atDriver = collect(line);
  await vi.waitUntil(() => deviceEnds.length > 0);
  await deviceEnds.at(-1)?.write(allBytes);
  await vi.waitUntil(() => atDriver.length === 256);
  await plug.pull();
  await vi.waitUntil(() => closings === 1, { timeout: 20_000 });
  await line.close();
  await line.close();
  expect(closings).toBe(1);
}

async function terminalOrFail(): Promise<PseudoTerminal> {
  const terminal = await openPseudoTerminal();
  if (terminal === null) throw new Error('no pseudo-terminal on this machine');
  open.push(terminal);
  return terminal;
}

function collect(line: ByteLine): number[] {
  const bytes: number[] = [];
  line.onBytes((chunk) => bytes.push(...chunk));
  return bytes;
}

function keeping(lines: ByteLine[]): PluggedDevice {
  return { powerOn: () => {}, connect: (line) => lines.push(line) };
}
