import pino from 'pino';
import type { SyncLog } from '../../../../sync/ports.ts';

/** Shows warnings and errors when a test is being looked into: `SYNC_TEST_LOG=1`. */
export const testLog: SyncLog = {
  debug: () => {},
  info: show,
  warn: show,
  error: show,
};

/** For rooms that want all of pino. */
export const quietLog = pino({ level: 'silent' });

function show(fields: object, message: string): void {
  if (process.env.SYNC_TEST_LOG) process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
}
