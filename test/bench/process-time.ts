import { readFile } from 'node:fs/promises';

/** The kernel counts in hundredths of a second, on every Linux that this runs on. */
const ticksPerSecond = 100;

/** Processor seconds that a process and everything below it have used; 0 for one that is gone, or where there is no /proc. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return 0;
  // The name in brackets may hold spaces; utime, stime and those of children that have ended are fields 12 to 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const own = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const below = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(processorSeconds));
  return below.reduce((sum, seconds) => sum + seconds, own);
}

/** Processor seconds that all processes of this machine have used: what else ran beside a bench is a part of its result. */
export async function machineSeconds(): Promise<number> {
  const stat = await readFile('/proc/stat', 'utf8').catch(() => '');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (stat.split('\n')[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq) / ticksPerSecond;
}
