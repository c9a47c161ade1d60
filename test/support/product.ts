import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Input, Output } from '../../preload/contract.ts';
import { openTerminalLine, type TerminalLine } from './terminal-line.ts';

/** The line that the product prints when it is ready. */
const readySchema = z.object({
  ready: z.literal(true),
  terminal: z.url(),
  display: z.url().optional(),
  county: z.url(),
  dataDir: z.string(),
  host: z.enum(['electron', 'browser']),
});

export interface ProductOptions {
  /** Kept at the end when given; otherwise a temporary one, removed by `stop`. */
  readonly dataDir?: string;
  readonly county?: string;
  /** For a county of the test's own: enrolled at the start, over the line whose moods the hands set. */
  readonly enrolmentCode?: string;
  readonly station?: 'window' | 'kiosk' | 'agent';
  /** `real`: a terminal as it is delivered, with nobody and nothing on it. */
  readonly devices?: 'simulated' | 'real';
  /** With the browser that it opens itself. */
  readonly isWindowed?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** The running product as `npm start` starts it: real processes, the reference county, simulated devices. */
export interface Product {
  readonly terminalUrl: string;
  /** 第二屏, where it was asked for by `SECOND_SCREEN=page`. */
  readonly displayUrl: string | null;
  readonly countyUrl: string;
  readonly dataDir: string;
  readonly line: TerminalLine;
  /** What a person does at the simulated desk; answers with the state after it. */
  hands(...hands: readonly Input<'simulate'>[]): Promise<Output<'simulatorState'>>;
  bench(): Promise<Output<'simulatorState'>['bench']>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const startLimitMs = 120_000;
const endLimitMs = 20_000;

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'window-e2e-')));
  const child = spawn(path.join(root, 'node_modules', '.bin', 'node'), startArguments(dataDir, options), {
    cwd: root,
    env: { ...own(process.env), LOG_LEVEL: 'warn', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'close');
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints = `${complaints}${String(chunk)}`.slice(-8000);
  });
  const ready = await Promise.race([
    readyLine(createInterface({ input: child.stdout })),
    gone.then(([code]) => Promise.reject(new Error(`the product ended with ${code}: ${complaints}`))),
    after(startLimitMs, () => new Error(`the product did not get ready: ${complaints}`)),
  ]);
  // Nobody else would end it.
  const line = await openTerminalLine(ready.terminal).catch((trouble: unknown) => {
    child.kill('SIGKILL');
    throw trouble;
  });

  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    line.close();
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
    await gone;
    clearTimeout(late);
  };
  return {
    terminalUrl: ready.terminal,
    displayUrl: ready.display ?? null,
    countyUrl: ready.county,
    dataDir,
    line,
    async hands(...hands) {
      for (const hand of hands) await line.must('simulate', hand);
      return line.must('simulatorState', {});
    },
    bench: async () => (await line.must('simulatorState', {})).bench,
    async stop() {
      await end('SIGTERM');
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
    kill: () => end('SIGKILL'),
  };
}

/** Without the test runner's mark: with it the screens would be built for debugging. */
function own({ NODE_ENV: _runner, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}

function startArguments(
  dataDir: string,
  { county, enrolmentCode, station, devices = 'simulated', isWindowed = false }: ProductOptions,
): string[] {
  return [
    path.join(root, 'main', 'start.ts'),
    ...(isWindowed ? [] : ['--headless']),
    '--data-dir',
    dataDir,
    '--devices',
    devices,
    ...(county === undefined ? [] : ['--county', county]),
    ...(enrolmentCode === undefined ? [] : ['--enrolment-code', enrolmentCode]),
    ...(station === undefined ? [] : ['--station', station]),
  ];
}

async function readyLine(lines: AsyncIterable<string>): Promise<z.infer<typeof readySchema>> {
  for await (const text of lines) return readySchema.parse(JSON.parse(text));
  return new Promise(() => undefined); // the output ended: the process did too, and its end is reported
}

function after(limitMs: number, error: () => Error): Promise<never> {
  return new Promise((_resolve, reject) => setTimeout(() => reject(error()), limitMs).unref());
}
