import { failed, ok, type Result } from '../result.ts';
import { nextTicket } from './next-ticket.ts';
import { isAtCounter, type PriorityReason, type Ticket } from './ticket.ts';

/** 一天的队: numbers, calls and tickets of one day; the next day begins with an empty one. */
export interface QueueDay {
  readonly day: string;
  /** Calls made so far: what a missed ticket waits for is counted in these. */
  readonly turn: number;
  /** Priority calls in a row while somebody without priority was waiting. */
  readonly priorityRun: number;
  /** The last number of each letter. */
  readonly counts: Readonly<Record<string, number>>;
  /** In the order in which they were taken. */
  readonly tickets: readonly Ticket[];
}

export interface QueueRules {
  /** n: so many priority tickets may be called in a row while an ordinary one waits. */
  readonly mostPriorityCalls: number;
  /** k: a missed ticket stands in the line again after so many calls. */
  readonly backAfterCalls: number;
  /** Missed so often, it does not come back by itself. */
  readonly mostMisses: number;
}

export interface Moved {
  readonly day: QueueDay;
  readonly ticket: Ticket;
}

const mostOfALetter = 999;

export function emptyDay(day: string): QueueDay {
  return { day, turn: 0, priorityRun: 0, counts: {}, tickets: [] };
}

export function issueTicket(
  day: QueueDay,
  order: {
    readonly id: string;
    readonly letter: string;
    readonly theme: string;
    readonly priority: PriorityReason | null;
    readonly at: string;
  },
): Result<Moved> {
  const count = (day.counts[order.letter] ?? 0) + 1;
  if (count > mostOfALetter) return failed('queue/full');
  const ticket: Ticket = {
    id: order.id,
    number: `${order.letter}${String(count).padStart(3, '0')}`,
    theme: order.theme,
    priority: order.priority,
    issuedAt: order.at,
    firstCalledAt: null,
    calledAt: null,
    counter: null,
    clerkId: null,
    state: 'waiting',
    misses: 0,
    backAtTurn: null,
    endedAt: null,
    visitIds: [],
  };
  const counts = { ...day.counts, [order.letter]: count };
  return ok({ day: { ...day, counts, tickets: [...day.tickets, ticket] }, ticket });
}

export interface CallOrder {
  readonly counter: string;
  readonly clerkId: string;
  readonly at: string;
  /** Empty: whatever stands in the line. */
  readonly themes: readonly string[];
  readonly rules: QueueRules;
}

/** 叫号. Whoever stands at this counter has been settled before. */
export function callNext(day: QueueDay, { counter, clerkId, at, themes, rules }: CallOrder): Result<Moved> {
  if (atCounter(day, counter)) return failed('queue/counter-busy');
  const found = nextTicket(day, { themes, mostPriorityCalls: rules.mostPriorityCalls });
  if (!found) return failed('queue/nobody-waiting');
  const { ticket, passedOver } = found;
  const called: Ticket = {
    ...ticket,
    state: ticket.firstCalledAt === null ? 'called' : 'recalled',
    firstCalledAt: ticket.firstCalledAt ?? at,
    calledAt: at,
    counter,
    clerkId,
    backAtTurn: null,
  };
  const priorityRun = ticket.priority === null ? 0 : day.priorityRun + (passedOver ? 1 : 0);
  return ok(replaced({ ...day, turn: day.turn + 1, priorityRun }, called));
}

export function atCounter(day: QueueDay, counter: string): Ticket | null {
  return day.tickets.find((ticket) => isAtCounter(ticket) && ticket.counter === counter) ?? null;
}

export function recallTicket(day: QueueDay, id: string, at: string): Result<Moved> {
  return change(day, id, isAtCounter, (ticket) => ({ ...ticket, state: 'recalled', calledAt: at }));
}

/** 过号: whoever did not come is put back, and is called again after k others. */
export function missTicket(day: QueueDay, order: { id: string; at: string; rules: QueueRules }): Result<Moved> {
  const { id, at, rules } = order;
  return change(day, id, isAtCounter, (ticket) => {
    const misses = ticket.misses + 1;
    const isBack = misses < rules.mostMisses;
    return {
      ...ticket,
      state: 'missed',
      misses,
      backAtTurn: isBack ? day.turn + rules.backAfterCalls : null,
      endedAt: isBack ? null : at,
    };
  });
}

/** 重新排队: somebody whose number was passed has come after all. */
export function putBack(day: QueueDay, id: string): Result<Moved> {
  return change(
    day,
    id,
    ({ state }) => state === 'missed',
    (ticket) => ({ ...ticket, backAtTurn: day.turn, endedAt: null }),
  );
}

export function serveTicket(day: QueueDay, id: string, at: string): Result<Moved> {
  return change(day, id, isAtCounter, (ticket) => ({ ...ticket, state: 'served', endedAt: at }));
}

/** 转号: to another theme, with the number and the time that it has. */
export function transferTicket(day: QueueDay, id: string, theme: string): Result<Moved> {
  return change(
    day,
    id,
    ({ state }) => state !== 'served',
    (ticket) => ({ ...ticket, theme, state: 'waiting', counter: null, backAtTurn: null, endedAt: null }),
  );
}

export function linkVisit(day: QueueDay, id: string, draftId: string): Result<Moved> {
  return change(day, id, isAtCounter, (ticket) =>
    ticket.visitIds.includes(draftId) ? ticket : { ...ticket, visitIds: [...ticket.visitIds, draftId].slice(-20) },
  );
}

function change(
  day: QueueDay,
  id: string,
  mayBe: (ticket: Ticket) => boolean,
  move: (ticket: Ticket) => Ticket,
): Result<Moved> {
  const ticket = day.tickets.find((one) => one.id === id);
  if (!ticket) return failed('queue/ticket-gone');
  return mayBe(ticket) ? ok(replaced(day, move(ticket))) : failed('queue/ticket-moved', ticket.number);
}

function replaced(day: QueueDay, ticket: Ticket): Moved {
  return { day: { ...day, tickets: day.tickets.map((one) => (one.id === ticket.id ? ticket : one)) }, ticket };
}
