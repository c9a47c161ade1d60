import { useEffect } from 'react';
import type { AlarmView, Deadline } from '../../../../preload/contract-alarms.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';

/** What stands; asked again whenever a look changed something, a word of the county came, or the clock was set. */
export function useAlarms(): readonly AlarmView[] {
  const { value, again } = useCall('alarms', {});
  useEffect(() => listen(again), [again]);
  return value ?? [];
}

/** Null until it is known. */
export function useDeadlines(limit: number): readonly Deadline[] | null {
  const { value, again } = useCall('deadlines', { limit });
  useEffect(() => listen(again), [again]);
  return value;
}

/** What somebody has to do something about: a reminder is none. */
export function needsAction({ level, state }: AlarmView): boolean {
  return level !== 'reminder' && state === 'open';
}

function listen(again: () => void): () => void {
  const stops = [onTopic('desk', again), onTopic('terminal', again)];
  return () => {
    for (const stop of stops) stop();
  };
}
