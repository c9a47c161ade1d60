import { useCallback, useEffect, useRef, useState } from 'react';
import { type IdlePhase, idlePhase, type Pace } from './idle-clock.ts';

const lookMs = 250;
const signs = ['pointerdown', 'keydown', 'wheel', 'input'] as const;
const used: IdlePhase = { kind: 'used' };

/**
 * Watches hands on the page. Once it counts, only an answer to the countdown (or anything else that is touched) goes on:
 * all of them are `touched`. `isRunning: false` is a clean home that waits for somebody.
 */
export function useIdlePhase(
  pace: Pace,
  isRunning: boolean,
): { readonly phase: IdlePhase; readonly touched: () => void } {
  const [phase, setPhase] = useState<IdlePhase>(used);
  const touchedAt = useRef(performance.now());
  const { idleSeconds, countdownSeconds } = pace;
  const touched = useCallback(() => {
    touchedAt.current = performance.now();
    setPhase(used);
  }, []);
  useEffect(() => {
    touched();
    if (!isRunning) return;
    // The countdown answers for itself: gone at the first contact, it would hand the rest of the touch to what lies beneath.
    const onSign = ({ target }: Event) => {
      if (!(target instanceof Element && target.closest('.kiosk-veil'))) touched();
    };
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true, capture: true });
    const looking = setInterval(() => {
      const now = idlePhase(performance.now() - touchedAt.current, { idleSeconds, countdownSeconds });
      setPhase((before) => (isSame(before, now) ? before : now));
    }, lookMs);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true });
      clearInterval(looking);
    };
  }, [isRunning, idleSeconds, countdownSeconds, touched]);
  return { phase: isRunning ? phase : used, touched };
}

function isSame(a: IdlePhase, b: IdlePhase): boolean {
  return a.kind === b.kind && (a.kind !== 'counting' || b.kind !== 'counting' || a.secondsLeft === b.secondsLeft);
}
