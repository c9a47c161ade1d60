import { readdir, readFile } from 'node:fs/promises';

/**
 * Processes that a run of tests started and did not end: they carry the run's mark in their environment. A test that was
 * given up by its time limit can leave one, and one that still holds the run's output keeps the run from ever ending.
 */
export interface Leftover {
  readonly pid: number;
  readonly command: string;
}

export const runMark = 'TOWNSHIP_TEST_RUN';

/** Of Linux only: nowhere else can be asked what a process carries. `spared` are those of the runner itself. */
export async function leftoversOf(mark: string, spared: ReadonlySet<number>): Promise<readonly Leftover[]> {
  if (process.platform !== 'linux') return [];
  const found: Leftover[] = [];
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || spared.has(pid)) continue;
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (!environment.split('\0').includes(`${runMark}=${mark}`)) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command !== '') found.push({ pid, command: command.replaceAll('\0', ' ').trim() });
  }
  return found;
}

/** SIGKILL, by their ids. */
export function endAll(leftovers: readonly Leftover[]): void {
  for (const { pid } of leftovers) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone by itself meanwhile.
    }
  }
}
