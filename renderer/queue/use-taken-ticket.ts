import { useEffect, useRef, useState } from 'react';
import type { PriorityReason } from '../../main/domain/queue/ticket.ts';
import type { Failure } from '../../main/domain/result.ts';
import type { Output } from '../../preload/contract.ts';
import { BridgeLost } from '../bridge/bridge-lost.ts';
import { call } from '../bridge/client.ts';

type Taken = Output<'takeTicket'>;

/** 取号 as the kiosk and the window do it. */
export function useTakenTicket(): {
  readonly taken: Taken | null;
  readonly failure: Failure | null;
  readonly take: (theme: string, priority: PriorityReason | null) => Promise<void>;
} {
  const [taken, setTaken] = useState<Taken | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isTaking = useRef(false);
  const take = async (theme: string, priority: PriorityReason | null) => {
    // A second touch of an impatient finger is no second number.
    if (isTaking.current) return;
    isTaking.current = true;
    const reply = await call('takeTicket', { theme, priority }).finally(() => {
      isTaking.current = false;
    });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) setTaken(reply.value);
  };
  return { taken, failure, take };
}

export interface TicketPrinting {
  /** Of several receipt printers the one to print on; the usual one otherwise. */
  readonly printer: string | null;
  /** 长辈模式 */
  readonly isLarge: boolean;
}

/** Prints it by itself: what was taken counts with or without paper. */
export function useTicketOnPaper(
  { ticket }: Taken,
  { printer, isLarge }: TicketPrinting,
): 'printing' | 'printed' | 'notPrinted' {
  const [state, setState] = useState<'printing' | 'printed' | 'notPrinted'>('printing');
  const ticketId = ticket.id;
  useEffect(() => {
    // The ticket's id is the job's: a page that is drawn twice prints once.
    const order = { ticketId, jobId: ticketId, isLarge, ...(printer === null ? {} : { printer }) };
    call('printTicket', order).then(
      (reply) => setState(reply.ok && reply.value.printed !== 'failed' ? 'printed' : 'notPrinted'),
      (lost: unknown) => {
        if (!(lost instanceof BridgeLost)) throw lost;
        setState('notPrinted');
      },
    );
  }, [ticketId, printer, isLarge]);
  return state;
}
