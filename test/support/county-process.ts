import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface CountyProcess {
  readonly child: ChildProcess;
  /** Null when it ended before it was ready. */
  readonly url: Promise<string | null>;
  /** SIGKILL: no handler runs. Settles when it is gone. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

const entry = path.resolve(import.meta.dirname, '../../sync/county/serve.ts');

/** `npm run county` as a process of its own. */
export function startCountyProcess(plan: {
  readonly directory: string;
  /** Null: the embedded engine in the directory. */
  readonly databaseUrl: string | null;
  readonly enrolmentCode?: string;
  readonly instances?: number;
}): CountyProcess {
  const code = plan.enrolmentCode === undefined ? [] : ['--enrolment-code', plan.enrolmentCode];
  const instances = ['--instances', String(plan.instances ?? 1)];
  const child = fork(entry, ['--data-dir', plan.directory, '--log-level', 'error', ...instances, ...code], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...(plan.databaseUrl === null ? {} : { DATABASE_URL: plan.databaseUrl }) },
  });
  const gone = once(child, 'exit');
  const endBy = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  return {
    child,
    url: Promise.race([
      once(child, 'message').then(([ready]) => (ready as { county: string }).county),
      gone.then(() => null),
    ]),
    kill: () => endBy('SIGKILL'),
    end: () => endBy('SIGTERM'),
  };
}
