import { shanghaiDate } from '../dates.ts';
import { type Durations, durationsOf } from '../statistics/durations.ts';
import type { Period } from '../statistics/select-cases.ts';
import { type Ticket, ticketSchema } from './ticket.ts';

/** 号票 by their ids, as their last events left them. */
export type TicketFacts = ReadonlyMap<string, Ticket>;

interface TicketEvent {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export function isTicketEvent({ type }: { readonly type: string }): boolean {
  return type === 'ticket/issued' || type === 'ticket/moved';
}

/** One that can't be read changes nothing: it is the chain's affair. */
export function takeTicketEvent(facts: Map<string, Ticket>, event: TicketEvent): void {
  if (!isTicketEvent(event)) return;
  const ticket = ticketSchema.safeParse(event.body.ticket).data;
  if (ticket) facts.set(ticket.id, ticket);
}

export interface WaitingRow {
  readonly key: string;
  readonly issued: number;
  readonly served: number;
  readonly missed: number;
  /** Minutes from the taking to the first call; null where nobody was called. */
  readonly waiting: Durations | null;
  /** Minutes from the last call to the end, of those that were served. */
  readonly serving: Durations | null;
}

export interface WaitingTimes {
  readonly total: WaitingRow;
  /** The fullest first. */
  readonly themes: readonly WaitingRow[];
  readonly days: readonly WaitingRow[];
}

export function waitingTimesOf(tickets: Iterable<Ticket>, { from, to }: Period): WaitingTimes {
  const own = [...tickets].filter(({ issuedAt }) => {
    const day = shanghaiDate(issuedAt);
    return day >= from && day <= to;
  });
  return {
    total: rowOf('', own),
    themes: grouped(own, ({ theme }) => theme).toSorted((one, other) => other.issued - one.issued),
    days: grouped(own, ({ issuedAt }) => shanghaiDate(issuedAt)).toSorted((one, other) =>
      one.key < other.key ? -1 : 1,
    ),
  };
}

function grouped(tickets: readonly Ticket[], keyOf: (ticket: Ticket) => string): readonly WaitingRow[] {
  const groups = new Map<string, Ticket[]>();
  for (const ticket of tickets) {
    const key = keyOf(ticket);
    const group = groups.get(key);
    if (group) group.push(ticket);
    else groups.set(key, [ticket]);
  }
  return [...groups].map(([key, own]) => rowOf(key, own));
}

function rowOf(key: string, tickets: readonly Ticket[]): WaitingRow {
  return {
    key,
    issued: tickets.length,
    served: tickets.filter(({ state }) => state === 'served').length,
    missed: tickets.filter(({ state }) => state === 'missed').length,
    waiting: durationsOf(tickets.flatMap(({ issuedAt, firstCalledAt }) => minutes(issuedAt, firstCalledAt))),
    serving: durationsOf(
      tickets.flatMap(({ state, calledAt, endedAt }) => (state === 'served' ? minutes(calledAt, endedAt) : [])),
    ),
  };
}

/** Whole minutes; a clock that was set back makes nobody wait less than nothing. */
function minutes(from: string | null, to: string | null): readonly number[] {
  if (from === null || to === null) return [];
  return [Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))];
}
