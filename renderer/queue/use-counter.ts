import { useCallback, useRef, useState } from 'react';
import { isAtCounter, type Ticket } from '../../main/domain/queue/ticket.ts';
import type { Failure } from '../../main/domain/result.ts';
import type { Input } from '../../preload/contract.ts';
import type { QueueState } from '../../preload/contract-queue.ts';
import { BridgeLost } from '../bridge/bridge-lost.ts';
import { call } from '../bridge/client.ts';
import { rememberCounter, rememberedCounter, useQueue } from './use-queue.ts';

export interface Counter {
  readonly board: QueueState | null;
  readonly tickets: readonly Ticket[];
  readonly number: string;
  readonly setNumber: (number: string) => void;
  readonly themes: readonly string[];
  readonly setThemes: (themes: readonly string[]) => void;
  /** Who stands at this window. */
  readonly current: Ticket | null;
  readonly failure: Failure | null;
  /** Whether somebody was called. */
  readonly callNext: (settle: 'served' | 'missed' | null) => Promise<boolean>;
  readonly move: (order: Input<'moveTicket'>) => Promise<void>;
}

/** This window of the hall: its number, what it calls, and who stands there. */
export function useCounter(): Counter {
  const board = useQueue('queueState').value;
  const tickets = useQueue('tickets').value ?? [];
  const [number, setNumber] = useState(rememberedCounter);
  const [themes, setThemes] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isCalling = useRef(false);
  const current = tickets.find((ticket) => isAtCounter(ticket) && ticket.counter === number) ?? null;

  const callNext = useCallback(
    async (settle: 'served' | 'missed' | null): Promise<boolean> => {
      // A key held down calls one person.
      if (isCalling.current) return true;
      isCalling.current = true;
      try {
        const called = await call('callTicket', { counter: number.trim() || '1', themes: [...themes], settle });
        setFailure(called.ok ? null : called.failure);
        return called.ok;
      } catch (lost) {
        if (!(lost instanceof BridgeLost)) throw lost;
        return false;
      } finally {
        isCalling.current = false;
      }
    },
    [number, themes],
  );
  const move = useCallback(async (order: Input<'moveTicket'>) => {
    const moved = await call('moveTicket', order);
    setFailure(moved.ok ? null : moved.failure);
  }, []);

  return {
    board,
    tickets,
    number,
    setNumber: (typed) => {
      setNumber(typed);
      rememberCounter(typed);
    },
    themes,
    setThemes,
    current,
    failure,
    callNext,
    move,
  };
}
