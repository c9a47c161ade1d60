import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { floodGate, mostMessagesASecond } from '../../../../drivers/plugin/flood-gate.ts';
import { addressOf, isModule, type PluginProcess, pluginAt } from '../../../../drivers/plugin/plugin-process.ts';
import { spawnPlugin } from '../../../../drivers/plugin/spawn-plugin.ts';

let folder: string;
let plugin: PluginProcess | null;
let said: unknown[];
let ends: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'township-plugin-'));
  [plugin, said, ends] = [null, [], []];
});

afterEach(async () => {
  plugin?.kill();
  if (plugin !== null) await ended();
  rmSync(folder, { recursive: true, force: true });
});

const patience = { timeout: 20_000, interval: 5 };
const ended = () => vi.waitUntil(() => ends.length > 0, patience);

function start(name: string, source: string, argument: string | null = null): void {
  const file = path.join(folder, name);
  writeFileSync(file, source);
  chmodSync(file, 0o755);
  plugin = spawnPlugin({
    plugin: { file, argument },
    onMessage: (message) => said.push(message),
    onEnd: (why) => ends.push(why),
  });
}

describe('a module', () => {
  const echo = "process.on('message', (told) => process.send({ told, argument: process.argv[2] ?? null }));";

  test('hears and says objects, with bytes that stay bytes, and its argument', async () => {
    start('echo.mjs', echo, 'COM3');
    plugin?.say({ bytes: Uint8Array.of(1, 2), text: '签字\n' });
    await vi.waitUntil(() => said.length > 0, patience);
    expect(said).toEqual([{ told: { bytes: Uint8Array.of(1, 2), text: '签字\n' }, argument: 'COM3' }]);
  });

  test('what it prints is no message, and its end is told once', async () => {
    start('print.mjs', 'console.log(JSON.stringify({ say: "card" })); process.exit(3);');
    await ended();
    expect(said).toEqual([]);
    expect(ends).toEqual(['ended with code 3']);
  });

  test('is ended with its terminal, whatever it holds open', async () => {
    const middle = path.join(folder, 'middle.ts');
    start('stays.mjs', 'setInterval(() => {}, 1_000); process.send({ pid: process.pid });');
    plugin?.kill();
    await ended();
    [plugin, said, ends] = [null, [], []];
    // A process in between that starts it and is killed.
    const spawner = new URL('../../../../drivers/plugin/spawn-plugin.ts', import.meta.url).href;
    writeFileSync(
      middle,
      `import { spawnPlugin } from ${JSON.stringify(spawner)};
       spawnPlugin({
         plugin: { file: ${JSON.stringify(path.join(folder, 'stays.mjs'))}, argument: null },
         onMessage: (message) => process.send?.(message as object),
         onEnd: () => {},
       });`,
    );
    plugin = spawnPlugin({
      plugin: { file: middle, argument: null },
      onMessage: (message) => said.push(message),
      onEnd: (why) => ends.push(why),
    });
    await vi.waitUntil(() => said.length > 0, patience);
    const { pid } = said[0] as { readonly pid: number };
    expect(isAlive(pid)).toBe(true);
    plugin.kill();
    await vi.waitUntil(() => !isAlive(pid), patience);
  });

  test('that is not there has ended', async () => {
    plugin = spawnPlugin({
      plugin: { file: path.join(folder, 'nowhere.mjs'), argument: null },
      onMessage: () => {},
      onEnd: (why) => ends.push(why),
    });
    await ended();
    expect(ends).toEqual(['ended with code 1']);
  });
});

describe.skipIf(process.platform === 'win32')('a program', () => {
  const program = (source: string) => `#!${process.execPath}\n${source}`;

  test('hears and says JSON lines; its other lines are its own', async () => {
    start(
      'echo',
      program(`console.log('driver 3.1 loaded');
        require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
          console.log('[1,2'); console.log(JSON.stringify({ told: JSON.parse(line), argument: process.argv[2] }));
        });`),
      'usb:1',
    );
    plugin?.say({ do: 'ping', id: 1 });
    await vi.waitUntil(() => said.length > 0, patience);
    expect(said).toEqual([{ told: { do: 'ping', id: 1 }, argument: 'usb:1' }]);
  });

  test.each([
    ['a line without end', 'const go = () => process.stdout.write("x".repeat(65536), go); go();'],
    ['it floods', 'const go = () => process.stdout.write("{}\\n".repeat(500), go); go();'],
  ])('is ended for %s', async (why, source) => {
    start('flood', program(source));
    await ended();
    expect(ends).toEqual([why]);
    expect(said.length).toBeLessThanOrEqual(mostMessagesASecond);
  });

  test('that is not there has ended, with the reason', async () => {
    plugin = spawnPlugin({
      plugin: { file: path.join(folder, 'nowhere.exe'), argument: null },
      onMessage: () => {},
      onEnd: (why) => ends.push(why),
    });
    await ended();
    expect(ends[0]).toContain('ENOENT');
  });
});

test('an address names a file, and one argument where it has one', () => {
  expect(pluginAt('plugin:/opt/reader.mjs')).toEqual({ file: '/opt/reader.mjs', argument: null });
  const windows = { file: 'C:\\读卡\\reader.exe', argument: 'tcp://127.0.0.1:9#2' };
  expect(pluginAt(addressOf(windows))).toEqual(windows);
  expect([pluginAt('plugin:'), pluginAt('/dev/ttyUSB0'), pluginAt('')]).toEqual([null, null, null]);
  expect(['a.mjs', 'a.cjs', 'a.ts', 'a.exe', 'a'].map(isModule)).toEqual([true, true, true, false, false]);
});

test('a gate lets so many through in each second', () => {
  const mayPass = floodGate();
  const burst = (nowMs: number) =>
    Array.from({ length: mostMessagesASecond + 5 }, () => mayPass(nowMs)).filter((passed) => passed).length;
  expect([burst(0), burst(999), burst(1_000)]).toEqual([mostMessagesASecond, 0, mostMessagesASecond]);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
