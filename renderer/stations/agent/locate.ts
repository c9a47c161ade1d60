import type { VisitPlace } from '../../../main/domain/doorstep/evidence.ts';

export type Fix = Extract<VisitPlace, { source: 'device' }>;
/** denied: the device was told not to. none: it can’t. slow: nothing yet, perhaps later. */
export type NoFix = 'denied' | 'none' | 'slow';

interface Answers {
  readonly onFix: (fix: Fix) => void;
  readonly onNoFix: (why: NoFix) => void;
}

/** So long somebody stands at a door and waits for it. */
export const patienceMs = 15_000;
/** So long a fix may still come and be offered. */
const longestMs = 120_000;
const permissionDenied = 1;
const timeIsUp = 3;

/**
 * One fix, no trail. It always answers within `patienceMs`, also where nobody answers the system’s own question; `slow` may
 * be followed by a fix, and nothing else by anything. Returns how to call it off.
 */
export function locate(geolocation: Pick<Geolocation, 'getCurrentPosition'> | undefined, answers: Answers): () => void {
  if (!geolocation) {
    answers.onNoFix('none');
    return () => {};
  }
  let isOver = false;
  const patience = setTimeout(() => answers.onNoFix('slow'), patienceMs);
  const end = () => {
    isOver = true;
    clearTimeout(patience);
  };
  geolocation.getCurrentPosition(
    ({ coords, timestamp }) => {
      if (isOver) return;
      end();
      const { latitude, longitude, accuracy } = coords;
      const fixedAt = new Date(timestamp).toISOString();
      answers.onFix({ source: 'device', latitude, longitude, accuracyMetres: accuracy, fixedAt });
    },
    ({ code }) => {
      if (isOver) return;
      end();
      answers.onNoFix(code === permissionDenied ? 'denied' : code === timeIsUp ? 'slow' : 'none');
    },
    { enableHighAccuracy: true, timeout: longestMs, maximumAge: 60_000 },
  );
  return end;
}
