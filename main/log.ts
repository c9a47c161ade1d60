import pino from 'pino';

/** Logs go to standard error: standard output carries the ready line alone. Nothing personal is ever logged. */
export type Log = pino.Logger;

export function createLog(name: string): Log {
  const level = process.env.LOG_LEVEL ?? 'info';
  return pino({ name, level, base: { name } }, pino.destination({ dest: 2, sync: false }));
}
