import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const childPath = fileURLToPath(new URL('./ledger-child.ts', import.meta.url));

export interface LedgerProcess {
  readonly lines: readonly string[];
  /** Resolves once `seen` holds for what it has said so far; throws when it ends before. */
  until(seen: (lines: readonly string[]) => boolean): Promise<void>;
  killed(): Promise<void>;
}

/** Another process on the same ledger. `fileLimitBlocks`: no file may grow beyond so many blocks of 512 bytes. */
export function startLedgerProcess(options: {
  readonly path: string;
  readonly first?: number;
  readonly count?: number;
  readonly fileLimitBlocks?: number;
}): LedgerProcess {
  const { path, first = 1, count = 0, fileLimitBlocks } = options;
  const args = [childPath, path, String(first), String(count)];
  // With the signal ignored a write beyond the limit fails with EFBIG, as one on a full disk fails with ENOSPC.
  const limited = `trap '' XFSZ; ulimit -f ${fileLimitBlocks}; exec "$0" "$@"`;
  const child: ChildProcess =
    fileLimitBlocks === undefined
      ? spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
      : spawn('sh', ['-c', limited, process.execPath, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!child.stdout) throw new Error('no standard output');
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const listeners = new Set<() => void>();
  reader.on('line', (line) => {
    lines.push(line);
    for (const listener of listeners) listener();
  });
  const closed = once(reader, 'close');

  return {
    lines,
    until: (seen) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!seen(lines)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        void closed.then(() => {
          look();
          reject(new Error(`the process ended after: ${lines.slice(-3).join(' | ')}`));
        });
        look();
      }),
    async killed() {
      child.kill('SIGKILL');
      // Everything that it had written before is still in the pipe, and read to the end.
      await closed;
    },
  };
}
