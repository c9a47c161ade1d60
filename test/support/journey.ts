import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { composeTerminal, type RunningTerminal } from '../../main/compose.ts';
import { demoPin } from '../../main/demo/demo-staff.ts';
import { createNodeChildHost } from '../../main/device-host/node-child-host.ts';
import type { ChildHost, ChildProcessLine } from '../../main/device-host/port.ts';
import type { CardReading } from '../../main/domain/application.ts';
import { must, type Result } from '../../main/domain/result.ts';
import { keyFileSecret } from '../../main/vault/key-file-secret.ts';
import type { Method, Output, Station, Topic, TopicValue } from '../../preload/contract.ts';
import type { LinkMood, SimulatorHand } from '../../preload/contract-simulator.ts';
import { type RunningCounty, startCounty } from '../../sync/county/county.ts';
import { type SimulatedLink, startSimulatedLink } from '../../sync/link/simulated-link.ts';
import type { Ask } from './journey-cases.ts';
import { until } from './until.ts';

/** One terminal as a person meets it: the real composition, real child processes, simulated devices and line. */
export interface JourneyTerminal {
  readonly dataDir: string;
  readonly ask: Ask;
  /** The value, or a thrown failure: for what must not fail here. */
  call<M extends Method>(method: M, input: Parameters<Ask>[1]): Promise<Output<M>>;
  hand(hand: SimulatorHand): Promise<void>;
  /** Lays a card down, waits for its reading, and lifts it. */
  readCard(citizen: string): Promise<CardReading>;
  /** Everything pushed since the start of this run, newest last. */
  pushed<T extends Topic>(topic: T): readonly TopicValue<T>[];
  /** The newest running child of this entry, e.g. `sync/county/serve`. */
  child(entry: string): ChildProcessLine;
  stop(): Promise<void>;
  /** On the same data directory, unlocked again. */
  start(): Promise<void>;
  restart(): Promise<void>;
}

export interface JourneyPlan {
  readonly station?: Station;
  /** A county in this process by default; `own-child` is the demo's own county process. */
  readonly county?: 'in-process' | 'own-child' | 'none';
  /** What the line does from the very first moment. */
  readonly lineMood?: LinkMood;
}

export interface Journey {
  readonly terminal: JourneyTerminal;
  /** Throws where the plan has no county in this process. */
  readonly county: RunningCounty;
  /** The village's line to it: outside of the terminals, so it stays as it is when they are switched off. */
  readonly line: SimulatedLink;
  newTerminal(options?: { station?: Station; dataDir?: string }): Promise<JourneyTerminal>;
}

export async function withTerminal(plan: JourneyPlan, story: (journey: Journey) => Promise<void>): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const kind = plan.county ?? 'in-process';
    const county = kind === 'in-process' ? await startCounty({ isDemo: true }) : null;
    if (county) undo.unshift(() => county.close());
    const line = county ? await startSimulatedLink({ targetUrl: county.url, slowBytesPerSecond: 400_000 }) : null;
    if (line) undo.unshift(() => line.close());
    await line?.setMood(plan.lineMood ?? 'open');
    const newTerminal: Journey['newTerminal'] = async (options = {}) => {
      const dataDir = options.dataDir ?? (await temporaryDirectory(undo));
      const countyUrl = kind === 'own-child' ? null : (line?.url ?? 'http://127.0.0.1:9');
      const enrolmentCode = county ? await county.issueEnrolmentCode({ office: '青禾镇便民服务中心' }) : 'NO-CODE';
      const station = options.station ?? plan.station ?? 'window';
      const terminal = createJourneyTerminal({ dataDir, station, countyUrl, enrolmentCode });
      undo.unshift(() => terminal.stop());
      await terminal.start();
      return terminal;
    };
    const terminal = await newTerminal();
    await story({
      terminal,
      newTerminal,
      get county() {
        if (!county) throw new Error('this journey has no county in this process');
        return county;
      },
      get line() {
        if (!line) throw new Error('this journey has no county in this process');
        return line;
      },
    });
  } finally {
    for (const step of undo) await step();
  }
}

async function temporaryDirectory(undo: (() => Promise<unknown>)[]): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'journey-'));
  undo.push(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

interface TerminalPlan {
  readonly dataDir: string;
  readonly station: Station;
  readonly countyUrl: string | null;
  readonly enrolmentCode: string;
}

/** Composes without a page. The failure of a start is the caller's to look at. */
export function compose(plan: TerminalPlan, childHost: ChildHost): Promise<Result<RunningTerminal>> {
  return composeTerminal({
    station: plan.station,
    dataDir: plan.dataDir,
    demo: true,
    countyUrl: plan.countyUrl,
    enrolmentCode: plan.countyUrl === null ? null : plan.enrolmentCode,
    devices: null,
    childHost,
    machineSecret: (dataDir) => keyFileSecret(path.join(dataDir, 'machine.key')),
    version: '0.0.0-test',
    log: pino({ level: process.env.LOG_LEVEL ?? 'error' }, pino.destination({ dest: 2, sync: true })),
  });
}

export function createJourneyTerminal(plan: TerminalPlan): JourneyTerminal {
  const children = rememberedChildren();
  let running: RunningTerminal | null = null;
  let pushes: { readonly topic: Topic; readonly value: unknown }[] = [];

  const ask: Ask = async (method, input) => {
    if (!running) throw new Error('the terminal is off');
    // The contract's own table says which value a method answers with.
    return (await running.api.call(method, input)) as never;
  };
  const pushed = <T extends Topic>(topic: T) =>
    pushes.filter((push) => push.topic === topic).map((push) => push.value as TopicValue<T>);

  const terminal: JourneyTerminal = {
    dataDir: plan.dataDir,
    ask,
    call: async (method, input) => must(await ask(method, input as never)) as never,
    hand: async (hand) => void must(await ask('simulate', hand)),
    async readCard(citizen) {
      await until(async () =>
        must(await ask('deviceStates', {})).some(
          (one) => one.deviceClass === 'card-reader' && one.condition === 'ready',
        ),
      );
      const before = pushed('card').length;
      await terminal.hand({ hand: 'placeCard', citizen });
      await until(() => pushed('card').length > before);
      await terminal.hand({ hand: 'liftCard' });
      const read = pushed('card').at(-1);
      if (!read?.ok) throw new Error(`the card was not read: ${read?.failure.code}`);
      return read.value;
    },
    pushed,
    child: (entry) => children.newest(entry),
    async start() {
      running = must(await compose(plan, children.host));
      pushes = [];
      running.onPush((topic, value) => pushes.push({ topic, value: structuredClone(value) }));
      if (plan.station !== 'kiosk') must(await ask('unlock', { operatorId: 'W01', pin: demoPin }));
    },
    async stop() {
      await running?.close();
      running = null;
    },
    async restart() {
      await terminal.stop();
      await terminal.start();
    },
  };
  return terminal;
}

/** Real child processes, found again by their entry. */
export function rememberedChildren(
  real: ChildHost = createNodeChildHost({ root: new URL('../../', import.meta.url) }),
): { readonly host: ChildHost; newest(entry: string): ChildProcessLine } {
  const lines = new Map<string, ChildProcessLine>();
  return {
    host: {
      fork(entry, options) {
        const line = real.fork(entry, options);
        lines.set(entry, line);
        return line;
      },
    },
    newest(entry) {
      const line = lines.get(entry);
      if (!line) throw new Error(`no child ${entry} was started`);
      return line;
    },
  };
}

/** Enrolled, and the catalogue is there: work can begin. */
export async function readyToWork(terminal: JourneyTerminal): Promise<void> {
  await until(async () => (await terminal.call('terminalState', {})).catalogueVersion !== null);
}

/** The whereabouts of everything, until the terminal has nothing left to send. */
export async function everythingSent(terminal: JourneyTerminal): Promise<void> {
  await until(async () => {
    const { counts } = await terminal.call('syncState', {});
    return counts['on-terminal'] + counts.sending === 0;
  });
}
