import type { Clock } from './clock.ts';
import type { Result } from './domain/result.ts';
import type { Ledger } from './ledger/port.ts';

/** The same ledger, which notes in its chain that the wall clock jumped before anything is written under the new time. */
export interface ClockWatch {
  readonly ledger: Ledger;
  /** For the times in which nothing is written. */
  look(): void;
  stop(): void;
}

/** Less than this is a time server at work. */
const jumpLimitMs = 60_000;
const lookEveryMs = 30_000;

/**
 * R17: nobody can set the monotonic clock, so what the wall clock moved beyond it is a jump (or the machine slept: its
 * monotonic clock stands still then). Across restarts only a clock set back shows: being switched off looks like forward.
 */
export function watchClock(ledger: Ledger, clock: Clock): ClockWatch {
  let wallMs = clock.now().getTime();
  let monotonicMs = clock.monotonicMs();
  const lastWallClock = ledger.fact('lastWallClock');
  let owedFromLastRun =
    lastWallClock !== null && Date.parse(lastWallClock) - wallMs > jumpLimitMs ? lastWallClock : null;

  function note(jump: { expectedAt: string; at: string; acrossRestart: boolean }): Result<void> {
    const jumpMs = Date.parse(jump.at) - Date.parse(jump.expectedAt);
    return ledger.transact((writer) => {
      writer.appendEvent({
        type: 'terminal/clock-jumped',
        operatorId: null,
        applicationId: null,
        body: { ...jump, jumpMs: Math.round(jumpMs) },
      });
    });
  }

  function look(): void {
    const nowMs = clock.now().getTime();
    const at = new Date(nowMs).toISOString();
    if (owedFromLastRun !== null) {
      // A disk that takes nothing now is asked again at the next look.
      if (!note({ expectedAt: owedFromLastRun, at, acrossRestart: true }).ok) return;
      owedFromLastRun = null;
    }
    const monotonicNowMs = clock.monotonicMs();
    const expectedMs = wallMs + (monotonicNowMs - monotonicMs);
    if (Math.abs(nowMs - expectedMs) > jumpLimitMs) {
      const expectedAt = new Date(expectedMs).toISOString();
      if (!note({ expectedAt, at, acrossRestart: false }).ok) return;
    }
    // Moves along with every look: a crystal that drifts for weeks never adds up to a jump.
    wallMs = nowMs;
    monotonicMs = monotonicNowMs;
  }

  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    ledger: {
      ...ledger,
      transact(work) {
        look();
        return ledger.transact(work);
      },
    },
    look,
    stop: () => clearInterval(timer),
  };
}
