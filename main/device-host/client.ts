import { type BirpcReturn, createBirpc } from 'birpc';
import type { ChipReading } from '../../drivers/card-reader/port.ts';
import type { CodeScannerStatus, ScannedCode } from '../../drivers/code-scanner/port.ts';
import type { DeviceClass, DeviceResult, DeviceStatus } from '../../drivers/device-status.ts';
import type { ScannedPage } from '../../drivers/document-scanner/port.ts';
import { nothingPlugged, type PluggedSight } from '../../drivers/plugged/plugged-device.ts';
import type { DeviceCalls, DeviceEvents } from './calls.ts';
import { allStatuses, offlineTrouble, untoldCodeScanner } from './device-names.ts';
import { keepAlive } from './kept-alive.ts';
import { relayPages } from './page-calls.ts';
import { openPluginDesk } from './plugin-desk.ts';
import type { ChildHost, ChildProcessLine, DeviceAddresses, Devices } from './port.ts';

export interface DevicesOptions {
  readonly childHost: ChildHost;
  readonly addresses: DeviceAddresses;
  readonly log: { info(facts: object, message: string): void; warn(facts: object, message: string): void };
}

type Rpc = BirpcReturn<DeviceCalls, DeviceEvents, false>;

/** The devices behind the device host. */
export function startDevices({ childHost, log, ...options }: DevicesOptions): Devices {
  let addresses = options.addresses;
  let plugged: PluggedSight = nothingPlugged;
  const statusListeners = new Set<(statuses: readonly DeviceStatus[]) => void>();
  const cardListeners = new Set<(outcome: DeviceResult<ChipReading>) => void>();
  const codeListeners = new Set<(code: ScannedCode) => void>();
  const codeScannerListeners = new Set<(status: CodeScannerStatus) => void>();
  const scans = new Map<number, (page: ScannedPage) => void>();
  let statuses = allStatuses(addresses, [], 'opening');
  let codeScanner = untoldCodeScanner(addresses.codeScanner, 'opening');
  let rpc: Rpc | null = null;
  let stopWatching = () => {};
  let lastScanId = 0;

  const learn = (next: readonly DeviceStatus[]) => {
    statuses = next;
    for (const listener of [...statusListeners]) listener(statuses);
  };
  const learnCodeScanner = (next: CodeScannerStatus) => {
    codeScanner = next;
    for (const listener of [...codeScannerListeners]) listener(next);
  };
  const plugins = openPluginDesk({
    forkModule: childHost.forkModule?.bind(childHost),
    addresses: () => addresses,
    news: {
      pluginSaid: (id, message) => void rpc?.$callEvent('pluginSaid', id, message),
      pluginEnded: (id, why) => void rpc?.$callEvent('pluginEnded', id, why),
    },
  });
  const events: DeviceEvents = {
    ...plugins,
    statuses: (told) => learn(allStatuses(addresses, told, 'opening')),
    card: (outcome) => {
      for (const listener of [...cardListeners]) listener(outcome);
    },
    code: (code) => {
      for (const listener of [...codeListeners]) listener(code);
    },
    codeScannerStatus: learnCodeScanner,
    seen: (sight) => {
      plugged = sight;
    },
    page: (scanId, page) => scans.get(scanId)?.(page),
  };

  const child = keepAlive({
    fork: () => childHost.fork('main/device-host/child', { args: [JSON.stringify(addresses)], env: {} }),
    onStarted: (line) => {
      log.info({ pid: line.pid }, 'device host started');
      const connected = createBirpc<DeviceCalls, DeviceEvents, false>(events, {
        post: (message) => line.send(message),
        on: (listener) => line.onMessage(listener),
        timeout: -1,
        proxify: false,
      });
      rpc = connected;
      stopWatching = killWhenStuck(connected, line, () => log.warn({ pid: line.pid }, 'device host hangs, killed'));
    },
    onEnded: (code) => {
      stopWatching();
      // Rejects what is in flight; `call` below turns that into the device's trouble.
      rpc?.$close();
      rpc = null;
      plugins.endAll();
      log.warn({ code }, 'device host ended');
      plugged = nothingPlugged;
      learn(allStatuses(addresses, [], 'absent'));
      learnCodeScanner(untoldCodeScanner(addresses.codeScanner, 'absent'));
    },
  });

  const call = async <T>(
    deviceClass: DeviceClass,
    ask: (rpc: Rpc) => Promise<DeviceResult<T>>,
  ): Promise<DeviceResult<T>> => {
    const offline = { ok: false, trouble: offlineTrouble[deviceClass], detail: 'device host down' } as const;
    const asked = rpc;
    if (asked === null) return offline;
    try {
      return await ask(asked);
    } catch (error) {
      // A bug in a driver must not pass for a missing device unseen.
      if (!asked.$closed) log.warn({ deviceClass, error: String(error) }, 'driver failed');
      return asked.$closed ? offline : { ...offline, detail: String(error) };
    }
  };

  return {
    statuses: () => statuses,
    onStatuses: (listener) => {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
    onCard: (listener) => {
      cardListeners.add(listener);
      return () => cardListeners.delete(listener);
    },
    onCode: (listener) => {
      codeListeners.add(listener);
      return () => codeListeners.delete(listener);
    },
    codeScannerStatus: () => codeScanner,
    onCodeScannerStatus: (listener) => {
      codeScannerListeners.add(listener);
      return () => codeScannerListeners.delete(listener);
    },
    readCard: (timeoutMs) => call('card-reader', (to) => to.$call('readCard', timeoutMs)),
    cardLies: async () => (await rpc?.$call('cardLies').catch(() => null)) ?? null,
    decodePhoto: async (wlt) => {
      const lost = { kind: 'undecoded', because: 'decoder-failed', detail: 'device host down' } as const;
      return (await rpc?.$call('decodePhoto', wlt).catch(() => lost)) ?? lost;
    },
    sign: (request) => call('signature-pad', (to) => to.$call('sign', request)),
    tryFinger: (timeoutMs) => call('fingerprint-reader', (to) => to.$call('tryFinger', timeoutMs)),
    scan: async (request, onPage) => {
      lastScanId += 1;
      const scanId = lastScanId;
      scans.set(scanId, onPage);
      const outcome = await call('document-scanner', (to) => to.$call('scan', scanId, request));
      scans.delete(scanId);
      return outcome;
    },
    processPhoto: async (bytes) => {
      const lost = { processed: false, why: 'worker-ended' } as const;
      return (await rpc?.$call('processPhoto', bytes).catch(() => lost)) ?? lost;
    },
    scannerOffer: async () => (await rpc?.$call('scannerOffer').catch(() => null)) ?? null,
    findScanners: async (limitMs) => (await rpc?.$call('findScanners', limitMs).catch(() => [])) ?? [],
    printReceipt: async (job, printerName) => {
      const wasSent = rpc !== null;
      let wasAnswered = false;
      const outcome = await call('receipt-printer', async (to) => {
        const answer = await to.$call('printReceipt', job, printerName);
        wasAnswered = true;
        return answer;
      });
      // What the host took along when it died may lie on the counter: "failed" would invite a second receipt.
      return wasAnswered || !wasSent ? outcome : { ok: true, value: { printed: 'unconfirmed' } };
    },
    ...relayPages((ask) => (rpc === null ? null : ask(rpc))),
    plugged: () => plugged,
    configure: async (next) => {
      addresses = next;
      // Politely first: ports are freed, and a scanner is not left holding a job.
      await Promise.race([rpc?.$call('close').catch(() => {}), after(closeLimitMs)]);
      child.restart();
      learn(allStatuses(addresses, [], 'opening'));
      learnCodeScanner(untoldCodeScanner(addresses.codeScanner, 'opening'));
    },
    close: async () => {
      statusListeners.clear();
      cardListeners.clear();
      codeListeners.clear();
      codeScannerListeners.clear();
      await Promise.race([rpc?.$call('close').catch(() => {}), after(closeLimitMs)]);
      await child.stop();
    },
  };
}

const pingEveryMs = 5_000;
const closeLimitMs = 3_000;

/** A native call that never returns stops the event loop there for good: unanswered until the next ping is stuck. */
function killWhenStuck(rpc: Rpc, line: ChildProcessLine, onStuck: () => void): () => void {
  let isAnswered = true;
  const timer = setInterval(() => {
    if (!isAnswered) {
      clearInterval(timer);
      onStuck();
      line.kill();
      return;
    }
    isAnswered = false;
    rpc.$call('ping').then(
      () => {
        isAnswered = true;
      },
      () => {},
    );
  }, pingEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
