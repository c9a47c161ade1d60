import type { Topic, TopicValue } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import {
  type HealthHistory,
  type LineSight,
  noteDevices,
  noteLine,
  nothingSeen,
} from '../domain/health/health-history.ts';
import type { Ledger } from '../ledger/port.ts';

/** Between two writes; a power cut loses a minute of this and nothing else. */
const writeEveryMs = 60_000;

/** 运行记录: listens to what the screens are told anyway, and keeps seven days of it by the hour. */
export function recordHealth(parts: {
  readonly ledger: Pick<Ledger, 'fact' | 'transact'>;
  readonly clock: Clock;
  readonly listen: (listener: (topic: Topic, value: unknown) => void) => () => void;
}): { history(): HealthHistory; stop(): void } {
  const { ledger, clock } = parts;
  let history: HealthHistory = ledger.fact('healthHours') ?? [];
  let line: LineSight | null = null;
  let ready: ReadonlyMap<string, boolean> = new Map();
  let isChanged = false;
  let writtenAtMs = clock.monotonicMs();

  function keep(next: HealthHistory): void {
    isChanged ||= next !== history;
    history = next;
    if (!isChanged || clock.monotonicMs() - writtenAtMs < writeEveryMs) return;
    write();
  }
  /** Best effort: a full disk loses a page of this, never an application. */
  function write(): void {
    writtenAtMs = clock.monotonicMs();
    if (ledger.transact((writer) => writer.setFact('healthHours', history)).ok) isChanged = false;
  }
  const at = (): string => clock.now().toISOString();

  const stopListening = parts.listen((topic, value) => {
    if (topic === 'sync') {
      const now = lineSight(value as TopicValue<'sync'>);
      // What was so before this run began did not happen in this hour.
      const before = line ?? { ...nothingSeen, lastContactAt: now.lastContactAt, round: now.round };
      line = now;
      keep(noteLine(history, before, now, at()));
    } else if (topic === 'devices') {
      const now = (value as TopicValue<'devices'>).map(({ deviceClass, name, condition }) => ({
        key: `${deviceClass} ${name}`,
        deviceClass,
        isReady: condition === 'ready' || condition === 'busy',
      }));
      keep(noteDevices(history, ready, now, at()));
      ready = new Map(now.map(({ key, isReady }) => [key, isReady]));
    }
  });
  return {
    history: () => history,
    stop() {
      stopListening();
      if (isChanged) write();
    },
  };
}

function lineSight({ lastContactAt, counts, totals, lastRound }: TopicValue<'sync'>): LineSight {
  return {
    lastContactAt,
    backlog: counts['on-terminal'] + counts.sending + counts['needs-attention'],
    sentBytes: totals?.sentBytes ?? null,
    round: lastRound && { at: lastRound.at, failed: lastRound.failed },
  };
}
