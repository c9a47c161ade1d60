import type { EventScene } from './chain.ts';
import type { Ledger } from './port.ts';

interface LedgerClock {
  readonly now: () => Date;
  readonly monotonicMs: () => number;
}

/** Before enrolment the terminal has no name yet; what happened then is still recorded. */
const unenrolled = 'unenrolled';

export function eventScene(fact: Ledger['fact'], clock: LedgerClock): EventScene {
  return {
    terminalId: fact('enrolment')?.terminalId ?? unenrolled,
    at: clock.now().toISOString(),
    monotonicMs: clock.monotonicMs(),
    boot: fact('boot') ?? 0,
    countyOffsetMs: fact('lastContact')?.offsetMs ?? null,
  };
}
