import { z } from 'zod';

const count = z.int().min(0);

/** 运行情况 of one hour: what the line did, what lay here, which device needed somebody. */
export const healthHourSchema = z.object({
  /** `2026-11-22T06`: in UTC, so that no zone moves it. */
  hour: z.string().length(13),
  contacts: count,
  /** The most that lay here at once. */
  backlog: count,
  sentBytes: count,
  /** By the code of what was in the way of a sending. */
  failures: z.record(z.string(), count),
  /** By class of device: how often one stopped being ready. */
  troubles: z.record(z.string(), count),
});
export type HealthHour = z.infer<typeof healthHourSchema>;

/** Seven days: older hours give way. */
export const hoursKept = 7 * 24;

/** Oldest first. */
export type HealthHistory = readonly HealthHour[];

/** What of the line is looked at, as the screens see it. */
export interface LineSight {
  readonly lastContactAt: string | null;
  readonly backlog: number;
  /** Of all that is not through yet; null: there is nothing. */
  readonly sentBytes: number | null;
  readonly round: {
    readonly at: string;
    readonly failed: readonly { readonly reason: string; readonly count: number }[];
  } | null;
}

export const nothingSeen: LineSight = { lastContactAt: null, backlog: 0, sentBytes: null, round: null };

export function noteLine(history: HealthHistory, before: LineSight, now: LineSight, at: string): HealthHistory {
  const sent = now.sentBytes === null ? 0 : Math.max(0, now.sentBytes - (before.sentBytes ?? 0));
  const isContact = now.lastContactAt !== null && now.lastContactAt !== before.lastContactAt;
  const failed = now.round !== null && now.round.at !== before.round?.at ? now.round.failed : [];
  return change(history, at, (hour) => ({
    ...hour,
    contacts: hour.contacts + (isContact ? 1 : 0),
    backlog: Math.max(hour.backlog, now.backlog),
    sentBytes: hour.sentBytes + sent,
    failures: failed.reduce((sums, one) => added(sums, one.reason, one.count), hour.failures),
  }));
}

/** `ready`: whether each device was ready, by a name of its own; only the step from ready to not is counted. */
export function noteDevices(
  history: HealthHistory,
  before: ReadonlyMap<string, boolean>,
  now: readonly { readonly key: string; readonly deviceClass: string; readonly isReady: boolean }[],
  at: string,
): HealthHistory {
  const fallen = now.filter(({ key, isReady }) => !isReady && before.get(key) === true);
  if (fallen.length === 0) return history;
  return change(history, at, (hour) => ({
    ...hour,
    troubles: fallen.reduce((sums, { deviceClass }) => added(sums, deviceClass, 1), hour.troubles),
  }));
}

function change(history: HealthHistory, at: string, work: (hour: HealthHour) => HealthHour): HealthHistory {
  const hour = at.slice(0, 13);
  const known = history.find((one) => one.hour === hour);
  const blank: HealthHour = { hour, contacts: 0, backlog: 0, sentBytes: 0, failures: {}, troubles: {} };
  const worked = work(known ?? blank);
  return [...history.filter((one) => one.hour !== hour), worked]
    .toSorted((one, other) => (one.hour < other.hour ? -1 : 1))
    .slice(-hoursKept);
}

function added(sums: Readonly<Record<string, number>>, key: string, more: number): Readonly<Record<string, number>> {
  return { ...sums, [key]: (sums[key] ?? 0) + more };
}
