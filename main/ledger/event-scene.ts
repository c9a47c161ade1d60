import { unenrolledTerminal } from '../domain/ledger-event.ts';
import type { EventScene } from './chain.ts';
import type { Ledger } from './port.ts';

interface LedgerClock {
  readonly now: () => Date;
  readonly monotonicMs: () => number;
}

export function eventScene(fact: Ledger['fact'], clock: LedgerClock): EventScene {
  return {
    terminalId: fact('enrolment')?.terminalId ?? unenrolledTerminal,
    at: clock.now().toISOString(),
    monotonicMs: clock.monotonicMs(),
    boot: fact('boot') ?? 0,
    countyOffsetMs: fact('lastContact')?.offsetMs ?? null,
  };
}
