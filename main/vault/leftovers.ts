import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Says who is writing, so that a second start never sweeps away what a living process is about to rename. */
export function temporaryName(): string {
  return `${process.pid}-${randomUUID()}.part`;
}

/** Removes half-written files whose writer is gone. They never had their final name: nobody was told of them. */
export async function removeLeftovers(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const writer = /^(\d+)-[0-9a-f-]{36}\.part$/.exec(name)?.[1];
    if (writer === undefined || isAlive(Number(writer))) continue;
    await rm(path.join(directory, name), { force: true });
  }
}

/** A number that was given to another program meanwhile only means that the sweeping waits for a later start. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
