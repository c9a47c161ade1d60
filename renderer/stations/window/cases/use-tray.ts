import { useEffect } from 'react';
import type { TrayEntry } from '../../../../preload/contract-cases.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';

/** What the county waits for; looked at again whenever something was sent, received or written. */
export function useTray(): readonly TrayEntry[] {
  const { value, again } = useCall('tray', {});
  useEffect(() => {
    const stops = [onTopic('sync', again), onTopic('desk', again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [again]);
  return value ?? [];
}
