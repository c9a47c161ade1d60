import type { QueueDay } from '../domain/queue/queue-day.ts';
import type { PriorityReason, Ticket } from '../domain/queue/ticket.ts';
import type { Result } from '../domain/result.ts';

/**
 * 排队叫号 of one hall. Behind it stands this terminal's ledger; a hall server would stand here just as well. Guarantees:
 *
 * - What `issue` and `move` answer with is kept already: it survives a power cut, and no number is given twice in a day.
 * - A move that the ticket's state forbids changes nothing, and says so.
 * - `day` is what is known now, without asking anybody; of a day that is over nothing is left in it.
 * - No ticket tells whose it is.
 */
export interface TicketQueue {
  day(): QueueDay;
  issue(order: TicketOrder): Promise<Result<Ticket>>;
  move(order: TicketMove): Promise<Result<Ticket>>;
  /** The draft was begun for whoever this operator called last and has not settled; nobody: nothing to link. */
  noteVisit(draftId: string, operatorId: string): Result<void>;
}

export interface TicketOrder {
  readonly theme: string;
  readonly letter: string;
  readonly priority: PriorityReason | null;
  readonly operatorId: string | null;
}

export type TicketMove = { readonly operatorId: string } & (
  | {
      readonly move: 'call';
      readonly counter: string;
      readonly themes: readonly string[];
      /** What became of the one who stands at this counter; null where nobody does. */
      readonly settle: 'served' | 'missed' | null;
    }
  | { readonly move: 'recall' | 'miss' | 'serve' | 'put-back'; readonly ticketId: string }
  | { readonly move: 'transfer'; readonly ticketId: string; readonly theme: string }
);
