import { execFile } from 'node:child_process';

export interface ProgramRun {
  /** null: ended by its time limit or a signal; `missing`: there is no such program. */
  readonly exitCode: number | null | 'missing';
  readonly stdout: string;
  readonly stderr: string;
}

export type RunProgram = (
  program: string,
  args: readonly string[],
  options: {
    readonly timeoutMs: number;
    readonly env?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
  },
) => Promise<ProgramRun>;

/** No shell in between: an argument is an argument, whatever it holds. */
export const runProgram: RunProgram = (program, args, { timeoutMs, env, signal }) =>
  new Promise((resolve) => {
    execFile(
      program,
      [...args],
      {
        timeout: timeoutMs,
        signal,
        windowsHide: true,
        maxBuffer: 4 * 1024 * 1024,
        env: { ...process.env, ...env, LC_ALL: 'C' },
      },
      (error, stdout, stderr) => {
        if (error === null) return resolve({ exitCode: 0, stdout, stderr });
        const exitCode = error.code === 'ENOENT' ? 'missing' : typeof error.code === 'number' ? error.code : null;
        resolve({ exitCode, stdout, stderr });
      },
    );
  });
