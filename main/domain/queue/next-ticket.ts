import type { QueueDay } from './queue-day.ts';
import type { Ticket } from './ticket.ts';

/**
 * 叫号规则: priority first, each class in the order of its numbers, a missed one whose turn has come back at the head of its
 * class. While somebody without priority waits, at most `mostPriorityCalls` of the others are called in a row.
 */
export function nextTicket(
  day: QueueDay,
  asked: { readonly themes: readonly string[]; readonly mostPriorityCalls: number },
): {
  readonly ticket: Ticket /** An ordinary one waits on while this one goes first. */;
  readonly passedOver: boolean;
} | null {
  const callable = day.tickets
    .filter((ticket) => stands(ticket, day.turn))
    .filter(({ theme }) => asked.themes.length === 0 || asked.themes.includes(theme))
    .toSorted((one, other) => rank(one) - rank(other));
  const first = callable.find(({ priority }) => priority !== null);
  const ordinary = callable.find(({ priority }) => priority === null);
  if (first && (!ordinary || day.priorityRun < asked.mostPriorityCalls)) {
    return { ticket: first, passedOver: ordinary !== undefined };
  }
  return ordinary ? { ticket: ordinary, passedOver: false } : null;
}

/** In the line now, a missed one whose turn has come back among them. */
export function stands({ state, backAtTurn }: Ticket, turn: number): boolean {
  return state === 'waiting' || (state === 'missed' && backAtTurn !== null && backAtTurn <= turn);
}

function rank({ state }: Ticket): number {
  return state === 'missed' ? 0 : 1;
}
