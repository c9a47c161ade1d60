import { parentPort } from 'node:worker_threads';
import type { Ticket } from '../domain/queue/ticket.ts';
import { takeTicketEvent, waitingTimesOf } from '../domain/queue/waiting-times.ts';
import { agentFiguresOf, noAgentMarks, takeAgentEvent } from '../domain/statistics/agent-figures.ts';
import type { CaseFact } from '../domain/statistics/case-fact.ts';
import { takeEvent } from '../domain/statistics/fold-events.ts';
import { selectCases } from '../domain/statistics/select-cases.ts';
import { statisticsOf } from '../domain/statistics/statistics.ts';
import { startChainWalk } from '../ledger/chain.ts';
import type { AuditAnswers, AuditOrder, CarriedEvent } from './audit-orders.ts';

/** Seconds of hashing and counting, which must not hold up the window. Holds no key and reaches no file. */
const parent = parentPort;
if (parent === null) throw new Error('audit-worker runs as a worker thread');

let walk = startChainWalk();
const facts = new Map<string, CaseFact>();
const agents = noAgentMarks();
const tickets = new Map<string, Ticket>();

parent.on('message', (order: AuditOrder) => parent.postMessage(answer(order)));

function answer(order: AuditOrder): AuditAnswers[AuditOrder['kind']] {
  switch (order.kind) {
    case 'walk':
      for (const { envelope, hash, bodyBytes } of order.events) {
        walk.take({ envelope, hash, bodyBytes: () => bodyBytes });
      }
      return null;
    case 'report': {
      const report = walk.report(order.head);
      walk = startChainWalk();
      return report;
    }
    case 'count':
      for (const event of order.events) count(event);
      return null;
    case 'waiting':
      return waitingTimesOf(tickets.values(), order.period);
    case 'agents':
      return agentFiguresOf(agents, order.period);
    case 'statistics':
      return statisticsOf(facts.values(), order.order);
    case 'cases': {
      const { offset, limit, ...selection } = order.order;
      const selected = selectCases(facts.values(), selection);
      return { total: selected.length, ids: selected.slice(offset, offset + limit).map(({ id }) => id) };
    }
  }
}

function count({ envelope, bodyBytes }: CarriedEvent): void {
  const body = bodyBytes && bodyOf(bodyBytes);
  if (body === null) return;
  takeEvent(facts, { ...envelope, body });
  takeAgentEvent(agents, { ...envelope, body });
  takeTicketEvent(tickets, { ...envelope, body });
}

/** A body that is damaged is named by the walk over the chain; here it is a case that nobody can count. */
function bodyOf(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return null;
  }
}
