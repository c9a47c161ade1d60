import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import type { Station, Topic } from '../preload/contract.ts';
import { createHttpCounty } from '../sync/client/http-county.ts';
import { createSyncEngine } from '../sync/engine/engine.ts';
import { enrolTerminal } from '../sync/enrol.ts';
import type { SyncEngine } from '../sync/ports.ts';
import { type Api, createApi } from './api.ts';
import { createClock, type ShiftableClock } from './clock.ts';
import { type DemoWorld, startDemoWorld } from './demo/demo-world.ts';
import { startDevices } from './device-host/client.ts';
import type { ChildHost, DeviceAddresses } from './device-host/port.ts';
import { failed, ok, type Result } from './domain/result.ts';
import { createFileDoor, type FileDoor } from './files.ts';
import type { Ledger } from './ledger/port.ts';
import { openSqliteLedger } from './ledger/sqlite/sqlite-ledger.ts';
import { createLedgerSyncStore } from './ledger-sync-store.ts';
import type { Log } from './log.ts';
import { createPaper } from './paper/paper.ts';
import { openStaff } from './staff.ts';
import { createNameIndex } from './usecases/name-index.ts';
import { deskChanged, type TerminalParts } from './usecases/parts.ts';
import { followCards } from './usecases/read-card.ts';
import { syncView } from './usecases/sending.ts';
import { terminalState } from './usecases/terminal-state.ts';
import { createSealer } from './vault/aes-sealer.ts';
import { openFileVault } from './vault/file-vault.ts';
import { type MachineSecret, openKeyring } from './vault/keyring.ts';

/** The only place that says `new`: real or simulated, this ledger, that county. */
export interface ComposeOptions {
  readonly station: Station;
  readonly dataDir: string;
  /** Simulated devices, simulated line, and, without a county's address, the reference county. */
  readonly demo: boolean;
  readonly countyUrl: string | null;
  readonly enrolmentCode: string | null;
  /** Real devices; ignored in the demo. */
  readonly devices: DeviceAddresses | null;
  readonly childHost: ChildHost;
  readonly machineSecret: (dataDir: string) => Promise<MachineSecret>;
  readonly version: string;
  readonly log: Log;
}

export interface RunningTerminal {
  readonly api: Api;
  readonly files: FileDoor;
  /** Where a person finds the county's console; null without a county. */
  readonly countyUrl: string | null;
  /** The last run did not end properly: the browser's own storage is not to be trusted (design §4). */
  readonly deskMustBeRebuilt: boolean;
  onPush(listener: (topic: Topic, value: unknown) => void): () => void;
  close(): Promise<void>;
}

export async function composeTerminal(options: ComposeOptions): Promise<Result<RunningTerminal>> {
  const { log, childHost, dataDir } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const clock = createClock();
  const keyring = await openKeyring({
    path: path.join(dataDir, 'keyring.json'),
    machineSecret: await options.machineSecret(dataDir),
    now: () => clock.now(),
  });
  const dataKey = keyring.unlockByMachine();
  if (!dataKey.ok) return dataKey;
  const sealer = createSealer(dataKey.value);
  const opened = openSqliteLedger({
    path: path.join(dataDir, 'ledger.db'),
    sealer,
    now: () => clock.now(),
    monotonicMs: () => clock.monotonicMs(),
  });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const deskMustBeRebuilt = noteStart(ledger);

  const [vault, staff, demo] = await Promise.all([
    openFileVault({ directory: path.join(dataDir, 'vault'), sealer }),
    openStaff(keyring, options),
    options.demo ? startDemoWorld({ childHost, dataDir, clock, log, countyUrl: options.countyUrl }) : null,
  ]);
  const listeners = new Set<(topic: Topic, value: unknown) => void>();
  let engine: SyncEngine | null = null;
  const parts: TerminalParts = {
    station: options.station,
    demo: options.demo,
    version: options.version,
    ledger,
    vault,
    sealer,
    devices: startDevices({ childHost, addresses: demo?.devices ?? options.devices ?? noDevices, log }),
    paper: createPaper(),
    clock,
    staff,
    session: { operator: options.station === 'kiosk' ? kioskOperator : null },
    simulator: demo?.simulator ?? null,
    log,
    engine: () => engine,
    newId: () => uuidV7({ msecs: clock.now().getTime() }),
    publish(topic, value) {
      for (const listener of listeners) listener(topic, value);
    },
  };
  const county = demo ? demo.countyUrl : options.countyUrl;
  const startEngine = (): void => {
    engine = county === null ? null : openEngine(parts, clock, county);
    engine?.start();
  };
  if (ledger.fact('enrolment')) startEngine();
  else if (county !== null) {
    const code = options.enrolmentCode ?? demo?.enrolmentCode ?? null;
    if (code !== null && (await enrol(parts, county, code)).ok) startEngine();
  }
  const stopFollowing = followWorld(parts, demo);
  const names = createNameIndex(ledger);

  return ok({
    api: createApi(parts, names),
    files: createFileDoor(parts),
    countyUrl: demo?.consoleUrl ?? options.countyUrl,
    deskMustBeRebuilt,
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      stopFollowing();
      await engine?.stop();
      await parts.devices.close();
      ledger.transact((writer) => writer.setFact('cleanExit', true));
      ledger.close();
      await demo?.close();
    },
  });
}

const noDevices: DeviceAddresses = { cardReader: null, receiptPrinter: null, documentScanner: null };
const kioskOperator = { id: 'KIOSK', name: '自助服务', post: '自助终端' };

/** Counts the start, and says whether the run before it ended without saying goodbye. */
function noteStart(ledger: Ledger): boolean {
  const boot = (ledger.fact('boot') ?? 0) + 1;
  const unclean = boot > 1 && ledger.fact('cleanExit') !== true;
  const generation = (ledger.fact('deskGeneration') ?? 1) + (unclean ? 1 : 0);
  ledger.transact((writer) => {
    writer.setFact('boot', boot);
    writer.setFact('cleanExit', false);
    writer.setFact('deskGeneration', generation);
    if (ledger.fact('enrolment')) {
      writer.appendEvent({ type: 'terminal/started', operatorId: null, applicationId: null, body: { boot, unclean } });
    }
  });
  return unclean;
}

async function enrol(parts: TerminalParts, countyUrl: string, code: string): Promise<Result<void>> {
  const county = createHttpCounty({ baseUrl: countyUrl, credentials: null, log: parts.log });
  const enrolled = await enrolTerminal({
    county,
    countyUrl,
    code,
    station: parts.station,
    machineName: parts.station,
    at: parts.clock.now().toISOString(),
  });
  county.close();
  if (!enrolled.ok) {
    parts.log.warn({ code: enrolled.failure.code, detail: enrolled.failure.detail }, 'enrolment failed');
    return enrolled;
  }
  const { value } = enrolled;
  return parts.ledger.transact((writer) => {
    writer.setFact('enrolment', value);
    writer.appendEvent({
      type: 'terminal/enrolled',
      operatorId: null,
      applicationId: null,
      body: { terminalId: value.terminalId, numberPrefix: value.numberPrefix, countyName: value.countyName },
    });
  });
}

function openEngine(parts: TerminalParts, clock: ShiftableClock, countyUrl: string): SyncEngine {
  const { ledger, log } = parts;
  const enrolment = ledger.fact('enrolment');
  if (!enrolment) throw new Error('the engine needs an enrolled terminal');
  return createSyncEngine({
    county: createHttpCounty({ baseUrl: countyUrl, credentials: enrolment, log }),
    store: createLedgerSyncStore({ ledger, log }),
    materials: { read: (sha256) => parts.vault.get(sha256) },
    clock: {
      nowMs: () => clock.now().getTime(),
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    },
    log,
  });
}

/** What happens outside reaches the screens. */
function followWorld(parts: TerminalParts, demo: DemoWorld | null): () => void {
  const stops = [
    followCards(parts),
    parts.devices.onStatuses((statuses) => {
      parts.publish(
        'devices',
        statuses.map((status) => ({ ...status, warnings: [...status.warnings] })),
      );
    }),
  ];
  let lastCounter = parts.ledger.changeCounter();
  const engine = parts.engine();
  if (engine) {
    stops.push(
      engine.onState(() => {
        parts.publish('sync', syncView(parts));
        const counter = parts.ledger.changeCounter();
        if (counter !== lastCounter) deskChanged(parts);
        lastCounter = counter;
      }),
    );
  }
  demo?.onChange(() => {
    if (parts.simulator) parts.publish('simulator', parts.simulator.state());
    parts.publish('terminal', terminalState(parts));
  });
  return () => {
    for (const stop of stops) stop();
  };
}
