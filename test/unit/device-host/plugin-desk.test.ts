import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createBirpc } from 'birpc';
import type { UtilityProcess, utilityProcess } from 'electron';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { ChipReading } from '../../../drivers/card-reader/port.ts';
import { VendorCardReader } from '../../../drivers/card-reader/vendor-plugin.ts';
import type { DeviceResult } from '../../../drivers/device-status.ts';
import { type PluginAsks, type PluginNews, parentPlugins } from '../../../drivers/plugin/parent-plugins.ts';
import type { SpawnPlugin } from '../../../drivers/plugin/plugin-process.ts';
import { openPluginDesk } from '../../../main/device-host/plugin-desk.ts';
import type { DeviceAddresses } from '../../../main/device-host/port.ts';
import type { ElectronApi } from '../../../main/hosts/electron/electron-api.ts';
import { createElectronChildHost } from '../../../main/hosts/electron/electron-child-host.ts';
import { runFingerprintReaderTests } from '../../contract/fingerprint-reader-suite.ts';
import { runSignaturePadTests } from '../../contract/signature-pad-suite.ts';

const sample = fileURLToPath(new URL('../../../drivers/card-reader/samples/sample-plugin.ts', import.meta.url));
const nothing: DeviceAddresses = { cardReader: null, receiptPrinter: null, documentScanner: null };
const patience = { timeout: 20_000, interval: 5 };

/**
 * `utilityProcess` by the signatures of electron.d.ts, over a real Node process: what it is asked for is noted, what runs
 * is the plug-in itself.
 */
function standInUtilities() {
  const forks: { readonly file: string; readonly args: readonly string[]; readonly options: unknown }[] = [];
  const children: ReturnType<typeof fork>[] = [];
  const start: (typeof utilityProcess)['fork'] = (file, args = [], options = {}) => {
    forks.push({ file, args, options });
    const child = fork(file, args, { execArgv: [], serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] });
    children.push(child);
    const events = new EventEmitter();
    child.on('message', (message) => events.emit('message', message));
    child.on('exit', (code) => events.emit('exit', code));
    return Object.assign(events, {
      pid: child.pid,
      stdout: null,
      stderr: null,
      postMessage: (message: object) => void (child.connected && child.send(message, () => {})),
      kill: () => child.kill('SIGKILL'),
    }) as unknown as UtilityProcess;
  };
  const api = { utilityProcess: { fork: start } } as unknown as ElectronApi;
  return { host: createElectronChildHost(api, '/built'), forks, children };
}

/** Device host and main process, with the channel that lies between them: messages are cloned, and come later. */
function overTheChannel(addresses: () => DeviceAddresses) {
  const { host, forks, children } = standInUtilities();
  const { port1, port2 } = new MessageChannel();
  const line = (port: MessagePort) => ({
    post: (message: unknown) => port.postMessage(message),
    on: (listener: (message: unknown) => void) => {
      port.onmessage = ({ data }) => listener(data);
    },
    timeout: -1,
  });
  const inMain = { news: null as PluginNews | null };
  const desk = openPluginDesk({
    forkModule: host.forkModule?.bind(host),
    addresses,
    news: {
      pluginSaid: (id, message) => inMain.news?.pluginSaid(id, message),
      pluginEnded: (id, why) => inMain.news?.pluginEnded(id, why),
    },
  });
  const toChild = createBirpc<PluginNews, PluginAsks>(desk, line(port1));
  inMain.news = {
    pluginSaid: (id, message) => void toChild.$callEvent('pluginSaid', id, message),
    pluginEnded: (id, why) => void toChild.$callEvent('pluginEnded', id, why),
  };
  const { spawn, news } = parentPlugins({
    startPlugin: (id, plugin) => void toMain.$callEvent('startPlugin', id, plugin),
    tellPlugin: (id, message) => void toMain.$callEvent('tellPlugin', id, message),
    killPlugin: (id) => void toMain.$callEvent('killPlugin', id),
  });
  const toMain = createBirpc<PluginAsks, PluginNews>(news, line(port2));
  const close = () => {
    port1.close();
    port2.close();
  };
  return { spawn, desk, forks, children, close };
}

describe('a plug-in under Electron, forked by the main process for the device host', () => {
  let channel: ReturnType<typeof overTheChannel>;
  let reader: VendorCardReader | null = null;

  afterEach(async () => {
    await reader?.close();
    reader = null;
    channel.desk.endAll();
    channel.close();
  });

  const open = (addresses: Partial<DeviceAddresses>) => {
    channel = overTheChannel(() => ({ ...nothing, ...addresses }));
  };
  const read = (): DeviceResult<ChipReading>[] => {
    const outcomes: DeviceResult<ChipReading>[] = [];
    reader = new VendorCardReader({ plugin: { file: sample, argument: null }, spawn: channel.spawn, pingEveryMs: 300 });
    reader.onCard((outcome) => outcomes.push(outcome));
    reader.start();
    return outcomes;
  };

  test('reads a card, and is ended with its reader', async () => {
    open({ cardReader: `plugin:${sample}` });
    const outcomes = read();
    await vi.waitUntil(() => outcomes.length === 1, patience);
    expect(outcomes).toMatchObject([{ ok: true, value: { name: '李秀兰' } }]);
    expect(channel.forks).toEqual([
      {
        file: sample,
        args: [],
        // A utility process refuses any other standard input.
        options: expect.objectContaining({
          stdio: ['ignore', 'ignore', 'inherit'],
          serviceName: 'plug-in sample-plugin.ts',
        }),
      },
    ]);
    await reader?.close();
    await vi.waitUntil(() => channel.children.every(({ signalCode }) => signalCode === 'SIGKILL'), patience);
  });

  test('one that dies is an absent reader, and is forked again', async () => {
    open({ cardReader: `plugin:${sample}` });
    const outcomes = read();
    await vi.waitUntil(() => outcomes.length === 1, patience);
    channel.children[0]?.kill('SIGKILL');
    await vi.waitUntil(() => outcomes.length === 2, patience);
    expect(channel.forks.length).toBe(2);
  });

  test('a file that no setting names is never forked', async () => {
    open({ cardReader: 'plugin:/another/reader.mjs', signaturePad: `plugin:${sample}#COM3` });
    read();
    await vi.waitUntil(() => reader?.status().fault?.detail.includes('not among the devices'), patience);
    expect(channel.forks).toEqual([]);
  });

  test('what ran for a device host that died is ended, and the next one hears nothing of it', async () => {
    open({ cardReader: `plugin:${sample}` });
    const heard: unknown[] = [];
    const ends: string[] = [];
    channel.spawn({
      plugin: { file: sample, argument: null },
      onMessage: (message) => heard.push(message),
      onEnd: (why) => ends.push(why),
    });
    await vi.waitUntil(() => heard.length > 0, patience);
    channel.desk.endAll();
    await vi.waitUntil(() => channel.children[0]?.signalCode === 'SIGKILL', patience);
    expect(ends).toEqual([]);
  });
});

/** The whole contract once more, with the plug-in in the hands of another process. */
const open: ReturnType<typeof overTheChannel>[] = [];

function byParent(): SpawnPlugin {
  return (options) => {
    const { file, argument } = options.plugin;
    const channel = overTheChannel(() => ({ ...nothing, signaturePad: `plugin:${file}#${argument}` }));
    open.push(channel);
    return channel.spawn(options);
  };
}

afterAll(() => {
  for (const channel of open) channel.close();
});

runSignaturePadTests('a plug-in forked by the main process', byParent);
runFingerprintReaderTests('a plug-in forked by the main process', byParent);
