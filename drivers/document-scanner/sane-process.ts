import { spawn } from 'node:child_process';

export interface SaneRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Without a line from it for this long it is stopped. */
  readonly silenceMs: number;
  /** A line of standard output; may be answered with a promise that is waited for before the run counts as ended. */
  onLine?(line: string): void | Promise<void>;
  readonly signal?: AbortSignal;
}

export type SaneEnd =
  | { readonly outcome: 'ended'; readonly exitCode: number; readonly output: string; readonly messages: string }
  /** Nobody has installed it. */
  | { readonly outcome: 'missing' }
  /** By us, or by somebody else. */
  | { readonly outcome: 'stopped' | 'too-slow' | 'killed' };

/** Enough for every option list; what a broken back end prints beyond it is dropped. */
const mostOutput = 262_144;
/** scanimage cancels the scan on the first signal; back ends that hang do not answer to it. */
const graceMs = 3_000;

/** One run of `scanimage`, its words in English (LC_ALL=C), no shell in between. */
export function runScanimage(run: SaneRun): Promise<SaneEnd> {
  return new Promise((resolve) => {
    if (run.signal?.aborted === true) return resolve({ outcome: 'stopped' });
    const child = spawn(run.program, [...run.args], {
      cwd: run.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', LANGUAGE: 'C' },
    });
    let output = '';
    let messages = '';
    let rest = '';
    let handled: Promise<void> = Promise.resolve();
    let why: 'stopped' | 'too-slow' | null = null;
    let kill: NodeJS.Timeout | undefined;

    const stop = (reason: 'stopped' | 'too-slow') => {
      if (why !== null) return;
      why = reason;
      child.kill('SIGTERM');
      kill = setTimeout(() => child.kill('SIGKILL'), graceMs);
    };
    const stopped = () => stop('stopped');
    const silence = setTimeout(() => stop('too-slow'), run.silenceMs);
    run.signal?.addEventListener('abort', stopped);

    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      silence.refresh();
      output = (output + chunk).slice(0, mostOutput);
      const lines = (rest + chunk).split('\n');
      rest = (lines.pop() ?? '').slice(0, mostOutput);
      for (const line of lines) handled = handled.then(() => run.onLine?.(line));
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      // The last words are the reason.
      messages = (messages + chunk).slice(-mostOutput);
    });
    const settle = (end: SaneEnd) => {
      clearTimeout(silence);
      clearTimeout(kill);
      run.signal?.removeEventListener('abort', stopped);
      void handled.then(() => resolve(end));
    };
    child.on('error', () => {
      if (child.pid === undefined) settle({ outcome: 'missing' });
    });
    child.on('close', (exitCode) => {
      if (why !== null) settle({ outcome: why });
      else if (exitCode === null) settle({ outcome: 'killed' });
      else settle({ outcome: 'ended', exitCode, output, messages });
    });
  });
}
