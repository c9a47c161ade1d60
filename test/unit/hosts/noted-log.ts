import pino from 'pino';
import type { Log } from '../../../main/log.ts';

export interface NotedLog {
  readonly log: Log;
  /** Messages at `error` and above. */
  readonly errors: readonly string[];
}

export function notedLog(): NotedLog {
  const errors: string[] = [];
  const write = (line: string): void => {
    const entry = JSON.parse(line) as { readonly level: number; readonly msg: string };
    if (entry.level >= 50) errors.push(entry.msg);
  };
  return { log: pino({ level: 'trace' }, { write }), errors };
}
