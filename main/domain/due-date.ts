import type { Limit, WorkCalendar } from './catalogue.ts';
import { lastDay } from './clocks/count.ts';
import { explainLimit } from './clocks/explain.ts';
import { isProvisionalDate } from './clocks/working-days.ts';
import { shanghaiDate } from './dates.ts';
import type { Text } from './failures.ts';

/** 承诺办结日 */
export interface DueDate {
  /** YYYY-MM-DD in Shanghai. */
  readonly date: string;
  /** The day lies beyond the published holidays; it is computed again when they arrive (dossier §3.4). */
  readonly isProvisional: boolean;
  readonly explanation: Text;
}

/** What is promised on the day of acceptance, before anything can have stopped or lengthened it. */
export function dueDate(promise: {
  /** ISO instant. */
  readonly acceptedAt: string;
  readonly limit: Limit;
  readonly calendar: WorkCalendar;
}): DueDate {
  const { limit, calendar } = promise;
  const startedOn = shanghaiDate(promise.acceptedAt);
  const date = lastDay({ startedOn, limit, pauses: [], calendar }) ?? startedOn;
  const isProvisional = limit.unit === 'workday' && isProvisionalDate(date, calendar);
  const explanation = explainLimit({
    limit,
    extendedBy: 0,
    started: { on: startedOn, how: 'accepted' },
    pauses: [],
    due: date,
    aim: 'concluded',
    isProvisional,
  });
  return { date, isProvisional, explanation };
}
