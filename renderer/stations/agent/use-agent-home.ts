import { useEffect } from 'react';
import { onTopic } from '../../bridge/client.ts';
import { type Asked, useCall } from '../../bridge/hooks.ts';

/** Looked at again whenever something was sent, received or written. */
export function useAgentHome(): Asked<'agentHome'> {
  const asked = useCall('agentHome', {});
  const { again } = asked;
  useEffect(() => {
    const stops = [onTopic('sync', again), onTopic('desk', again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [again]);
  return asked;
}
