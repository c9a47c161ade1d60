import type { queueCalls } from '../preload/contract-queue.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { callTicket, moveTicket, printTicket, queueState, takeTicket, tickets } from './usecases/queue.ts';
import type { VerbsOf } from './verbs.ts';

export function queueVerbs(parts: TerminalParts): VerbsOf<typeof queueCalls> {
  return {
    queueState: () => queueState(parts),
    takeTicket: (input) => takeTicket(parts, input),
    printTicket: (input) => printTicket(parts, input),
    tickets: () => tickets(parts),
    callTicket: (input) => callTicket(parts, input),
    moveTicket: (input) => moveTicket(parts, input),
  };
}
