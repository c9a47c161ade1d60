import { archiveEnded } from './usecases/archive-moves.ts';
import { moveAllByClock } from './usecases/clock-moves.ts';
import type { TerminalParts } from './usecases/parts.ts';

const lookEveryMs = 3_600_000;

/** 时限到点: what the clock has to do is done at the start and every hour, nobody needs to be there. */
export function followClock(parts: TerminalParts): () => void {
  const look = (): void => {
    try {
      moveAllByClock(parts);
      archiveEnded(parts);
    } catch (bug) {
      parts.log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'the clock could not move a case');
    }
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
