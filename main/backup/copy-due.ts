import { shanghaiDate } from '../domain/dates.ts';

const hourMs = 3_600_000;

/** Once a day at the hour; a terminal that was off then makes up for it at the next look. */
export function isCopyDue(at: {
  readonly now: string;
  readonly hour: number;
  readonly lastAt: string | null;
}): boolean {
  if (at.lastAt === null) return true;
  const [nowMs, lastMs] = [Date.parse(at.now), Date.parse(at.lastAt)];
  // The clock was set back since: what it says of the last copy is worth nothing.
  if (lastMs > nowMs) return true;
  const todaysMs = Date.parse(`${shanghaiDate(at.now)}T00:00:00+08:00`) + at.hour * hourMs;
  const lastDueMs = nowMs >= todaysMs ? todaysMs : todaysMs - 24 * hourMs;
  return lastMs < lastDueMs;
}
