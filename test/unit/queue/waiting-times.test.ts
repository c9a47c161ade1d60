import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ticket } from '../../../main/domain/queue/ticket.ts';
import { takeTicketEvent, waitingTimesOf } from '../../../main/domain/queue/waiting-times.ts';

function ticket(number: number, change: Partial<Ticket>): Ticket {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    number: `A${String(number).padStart(3, '0')}`,
    theme: '社会保障',
    priority: null,
    issuedAt: '2026-11-23T01:00:00.000Z',
    firstCalledAt: null,
    calledAt: null,
    counter: null,
    clerkId: null,
    state: 'waiting',
    misses: 0,
    backAtTurn: null,
    endedAt: null,
    visitIds: [],
    ...change,
  };
}

const day = { from: '2026-11-23', to: '2026-11-23' };
const served = (number: number, waited: number, took: number) =>
  ticket(number, {
    state: 'served',
    firstCalledAt: new Date(Date.parse('2026-11-23T01:00:00.000Z') + waited * 60_000).toISOString(),
    calledAt: new Date(Date.parse('2026-11-23T01:00:00.000Z') + waited * 60_000).toISOString(),
    endedAt: new Date(Date.parse('2026-11-23T01:00:00.000Z') + (waited + took) * 60_000).toISOString(),
  });

test('R54: waiting ends with the first call, serving is of those who were served, and only days of the period count', () => {
  const found = waitingTimesOf(
    [
      served(1, 5, 10),
      served(2, 15, 20),
      ticket(3, { state: 'missed', firstCalledAt: '2026-11-23T01:30:00.000Z', theme: '户籍居住' }),
      ticket(4, {}),
      ticket(5, { issuedAt: '2026-11-22T01:00:00.000Z' }),
    ],
    day,
  );
  expect(found.total).toMatchObject({
    issued: 4,
    served: 2,
    missed: 1,
    waiting: { cases: 3, p50: 15, max: 30 },
    serving: { cases: 2, p50: 10, max: 20 },
  });
  expect(found.themes.map(({ key, issued }) => `${key} ${issued}`)).toEqual(['社会保障 3', '户籍居住 1']);
  expect(found.days.map(({ key }) => key)).toEqual(['2026-11-23']);
});

test('the last event of a ticket is what counts, whatever else comes between; groups add up to the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(12), fc.boolean(), fc.boolean()), { maxLength: 60 }), (steps) => {
      const facts = new Map<string, Ticket>();
      const last = new Map<number, boolean>();
      for (const [number, isServed, isNonsense] of steps) {
        takeTicketEvent(facts, {
          type: isServed ? 'ticket/moved' : 'ticket/issued',
          body: isNonsense ? { ticket: 7 } : { ticket: isServed ? served(number, 1, 1) : ticket(number, {}) },
        });
        if (!isNonsense) last.set(number, isServed);
      }
      const { total, themes, days } = waitingTimesOf(facts.values(), day);
      expect(total.issued).toBe(last.size);
      expect(total.served).toBe([...last.values()].filter(Boolean).length);
      const sum = (rows: typeof themes) => rows.reduce((all, row) => all + row.issued, 0);
      expect([sum(themes), sum(days)]).toEqual([total.issued, total.issued]);
    }),
  );
});
