import { useEffect, useState } from 'react';

const tickMs = 1_000;

/** The terminal's time, carried on from what it said last. */
export function useClock(now: string): Date {
  const [shiftMs, setShift] = useState(() => Date.parse(now) - Date.now());
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => setShift(Date.parse(now) - Date.now()), [now]);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(ticking);
  }, []);
  return new Date(nowMs + shiftMs);
}
