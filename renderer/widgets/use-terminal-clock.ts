import { useEffect, useState } from 'react';
import { call, onTopic } from '../bridge/client.ts';

const tickMs = 1_000;
const refreshMs = 60_000;

/** Terminal time as an ISO instant: the main process's clock (the demo may shift it), carried on between answers. */
export function useTerminalClock(): string {
  const [shiftMs, setShift] = useState(0);
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const take = (now: string) => setShift(Date.parse(now) - Date.now());
    const ask = () => {
      void call('terminalState', {}).then(
        (reply) => reply.ok && take(reply.value.now),
        () => undefined, // unreachable for a moment: the clock runs on
      );
    };
    ask();
    const stops = [onTopic('terminal', (terminal) => take(terminal.now)), onTopic('simulator', ask)];
    const ticking = setInterval(() => setNow(Date.now()), tickMs);
    const refreshing = setInterval(ask, refreshMs);
    return () => {
      for (const stop of stops) stop();
      clearInterval(ticking);
      clearInterval(refreshing);
    };
  }, []);
  return new Date(nowMs + shiftMs).toISOString();
}
