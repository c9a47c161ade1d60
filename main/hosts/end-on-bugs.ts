import type { Log } from '../log.ts';

/**
 * The last wall (design §9). After an exception that nobody caught the memory of this process is not to be trusted; the
 * ledger on the disk is. So it is logged and ended, and whoever watches the terminal starts it again.
 */
export function endOnBugs(log: Pick<Log, 'fatal'>): void {
  const end = (bug: unknown): void => {
    log.fatal({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'a bug; the terminal ends');
    process.exit(70);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
