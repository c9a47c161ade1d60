import type { Clock } from '../clock.ts';
import { shanghaiDate } from '../domain/dates.ts';
import {
  atCounter,
  callNext,
  emptyDay,
  issueTicket,
  linkVisit,
  type Moved,
  missTicket,
  putBack,
  type QueueDay,
  type QueueRules,
  recallTicket,
  serveTicket,
  transferTicket,
} from '../domain/queue/queue-day.ts';
import { isAtCounter } from '../domain/queue/ticket.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Ledger, LedgerWriter } from '../ledger/port.ts';
import { configurationInForce } from '../publications/in-force.ts';
import type { TicketMove, TicketQueue } from './port.ts';

interface LedgerQueueOptions {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
}

/** The day's line stands as one fact; what happened to each ticket is in the chain, where waiting times are counted from. */
export function createLedgerQueue({ ledger, clock, newId }: LedgerQueueOptions): TicketQueue {
  const at = (): string => clock.now().toISOString();
  const today = (): QueueDay => {
    const day = shanghaiDate(at());
    const kept = ledger.fact('queue');
    // A clock that was set back must not bring numbers out again that were given already.
    return kept !== null && kept.day >= day ? kept : emptyDay(day);
  };
  const rules = (): QueueRules => {
    const { queuePriorityRun, queueBackAfter, queueMisses } = configurationInForce(ledger);
    return { mostPriorityCalls: queuePriorityRun, backAfterCalls: queueBackAfter, mostMisses: queueMisses };
  };
  const write = (writer: LedgerWriter, moved: Moved, move: string, operatorId: string | null): void => {
    writer.setFact('queue', moved.day);
    writer.appendEvent({
      type: move === 'issue' ? 'ticket/issued' : 'ticket/moved',
      operatorId,
      applicationId: null,
      body: { day: moved.day.day, move, ticket: moved.ticket },
    });
  };
  const keep = (steps: readonly { readonly moved: Moved; readonly move: string }[], operatorId: string | null) =>
    ledger.transact((writer) => {
      for (const { moved, move } of steps) write(writer, moved, move, operatorId);
    });

  async function call(order: Extract<TicketMove, { move: 'call' }>): Promise<Result<Moved['ticket']>> {
    const { counter, settle, themes, operatorId } = order;
    const steps: { moved: Moved; move: string }[] = [];
    let day = today();
    const standing = atCounter(day, counter);
    if (standing && settle !== null) {
      const settled =
        settle === 'served'
          ? serveTicket(day, standing.id, at())
          : missTicket(day, { id: standing.id, at: at(), rules: rules() });
      if (!settled.ok) return settled;
      steps.push({ moved: settled.value, move: settle === 'served' ? 'serve' : 'miss' });
      day = settled.value.day;
    }
    const called = callNext(day, { counter, clerkId: operatorId, themes, at: at(), rules: rules() });
    // Whoever stood there has been settled all the same: that the line is empty now does not bring them back.
    if (called.ok) steps.push({ moved: called.value, move: 'call' });
    const kept = keep(steps, operatorId);
    if (!kept.ok) return kept;
    return called.ok ? ok(called.value.ticket) : called;
  }

  function moved(order: Exclude<TicketMove, { move: 'call' }>): Result<Moved> {
    const day = today();
    switch (order.move) {
      case 'recall':
        return recallTicket(day, order.ticketId, at());
      case 'miss':
        return missTicket(day, { id: order.ticketId, at: at(), rules: rules() });
      case 'serve':
        return serveTicket(day, order.ticketId, at());
      case 'put-back':
        return putBack(day, order.ticketId);
      case 'transfer':
        return transferTicket(day, order.ticketId, order.theme);
    }
  }

  return {
    day: today,

    async issue({ theme, letter, priority, operatorId }) {
      const issued = issueTicket(today(), { id: newId(), theme, letter, priority, at: at() });
      if (!issued.ok) return issued;
      const kept = keep([{ moved: issued.value, move: 'issue' }], operatorId);
      return kept.ok ? ok(issued.value.ticket) : kept;
    },

    async move(order) {
      if (order.move === 'call') return call(order);
      const done = moved(order);
      if (!done.ok) return done;
      const kept = keep([{ moved: done.value, move: order.move }], order.operatorId);
      return kept.ok ? ok(done.value.ticket) : kept;
    },

    noteVisit(draftId, operatorId) {
      const day = today();
      const [ticket] = day.tickets
        .filter((one) => isAtCounter(one) && one.clerkId === operatorId)
        .toSorted((one, other) => (other.calledAt ?? '').localeCompare(one.calledAt ?? ''));
      if (!ticket) return ok();
      const linked = linkVisit(day, ticket.id, draftId);
      return linked.ok ? keep([{ moved: linked.value, move: 'visit' }], operatorId) : linked;
    },
  };
}
