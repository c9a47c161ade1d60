import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextTicket, stands } from '../../../main/domain/queue/next-ticket.ts';
import {
  callNext,
  emptyDay,
  issueTicket,
  linkVisit,
  missTicket,
  putBack,
  type QueueDay,
  type QueueRules,
  recallTicket,
  serveTicket,
  transferTicket,
} from '../../../main/domain/queue/queue-day.ts';
import type { PriorityReason, Ticket } from '../../../main/domain/queue/ticket.ts';
import { must } from '../../../main/domain/result.ts';

const at = '2026-11-23T01:00:00.000Z';
const rules: QueueRules = { mostPriorityCalls: 2, backAfterCalls: 2, mostMisses: 2 };
const desk = { counter: '1', clerkId: 'W01', at, themes: [], rules };

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function take(day: QueueDay, priority: PriorityReason | null = null, letter = 'A'): QueueDay {
  const id = idOf(day.tickets.length + 1);
  return must(issueTicket(day, { id, letter, theme: `${letter}类`, priority, at })).day;
}

/** Calls, settles at once, and tells the number. */
function serveNext(day: QueueDay): { readonly day: QueueDay; readonly ticket: Ticket } {
  const called = must(callNext(day, desk));
  return { day: must(serveTicket(called.day, called.ticket.id, at)).day, ticket: called.ticket };
}

function servedInOrder(day: QueueDay): readonly string[] {
  const numbers: string[] = [];
  for (let left = day; nextTicket(left, { themes: [], mostPriorityCalls: rules.mostPriorityCalls }); ) {
    const { day: after, ticket } = serveNext(left);
    numbers.push(ticket.number);
    left = after;
  }
  return numbers;
}

describe('R15: 叫号', () => {
  test('each letter counts by itself, and first come is first served', () => {
    const day = take(take(take(emptyDay('2026-11-23')), null, 'B'));
    expect(day.tickets.map(({ number }) => number)).toEqual(['A001', 'B001', 'A002']);
    expect(servedInOrder(day)).toEqual(['A001', 'B001', 'A002']);
  });

  test('priority goes first, and after so many in a row somebody without it', () => {
    const day = take(take(take(take(take(emptyDay('2026-11-23')), 'old'), 'pregnant'), 'ill'), 'soldier');
    expect(servedInOrder(day)).toEqual(['A002', 'A003', 'A001', 'A004', 'A005']);
  });

  test('a missed one is called again after k others, and only once more by itself', () => {
    let day = take(take(take(take(emptyDay('2026-11-23')))));
    const first = must(callNext(day, desk));
    day = must(missTicket(first.day, { id: first.ticket.id, at, rules })).day;
    const order: string[] = [];
    for (let call = 0; call < 2; call += 1) {
      const served = serveNext(day);
      order.push(served.ticket.number);
      day = served.day;
    }
    const again = must(callNext(day, desk));
    expect([...order, again.ticket.number]).toEqual(['A002', 'A003', 'A001']);
    expect(again.ticket.state).toBe('recalled');
    day = must(missTicket(again.day, { id: again.ticket.id, at, rules })).day;
    expect(servedInOrder(day)).toEqual(['A004']);
    // They come after all: staff put them back.
    expect(servedInOrder(must(putBack(day, again.ticket.id)).day)[0]).toBe('A001');
  });

  test('a counter that still has somebody calls nobody; settled ones cannot be settled again', () => {
    const day = take(take(emptyDay('2026-11-23')));
    const called = must(callNext(day, desk));
    expect(callNext(called.day, desk)).toMatchObject({ failure: { code: 'queue/counter-busy' } });
    expect(callNext(called.day, { ...desk, counter: '2' })).toMatchObject({ value: { ticket: { number: 'A002' } } });
    const served = must(serveTicket(called.day, called.ticket.id, at));
    expect(recallTicket(served.day, called.ticket.id, at)).toMatchObject({ failure: { code: 'queue/ticket-moved' } });
    expect(serveTicket(served.day, idOf(99), at)).toMatchObject({ failure: { code: 'queue/ticket-gone' } });
    expect(callNext(emptyDay('2026-11-23'), desk)).toMatchObject({ failure: { code: 'queue/nobody-waiting' } });
  });

  test('a counter for some themes calls those; a transferred ticket keeps its number and its place', () => {
    const day = take(take(take(emptyDay('2026-11-23'))), null, 'B');
    const ofB = must(callNext(day, { ...desk, themes: ['B类'] }));
    expect(ofB.ticket.number).toBe('B001');
    const moved = must(transferTicket(day, idOf(1), 'B类'));
    expect(must(callNext(moved.day, { ...desk, themes: ['B类'] })).ticket.number).toBe('A001');
  });

  test('a visit is linked once, while the ticket is at the counter', () => {
    const called = must(callNext(take(emptyDay('2026-11-23')), desk));
    const linked = must(linkVisit(called.day, called.ticket.id, idOf(7)));
    expect(must(linkVisit(linked.day, called.ticket.id, idOf(7))).ticket.visitIds).toEqual([idOf(7)]);
    const served = must(serveTicket(linked.day, called.ticket.id, at));
    expect(linkVisit(served.day, called.ticket.id, idOf(8)).ok).toBe(false);
  });

  test('no number is given twice, and the thousandth of a letter is refused', () => {
    const full: QueueDay = { ...emptyDay('2026-11-23'), counts: { A: 999 } };
    expect(issueTicket(full, { id: idOf(1), letter: 'A', theme: 'A类', priority: null, at })).toMatchObject({
      failure: { code: 'queue/full' },
    });
  });

  test('whatever happens in a hall, nobody without priority waits through more than n priority calls, nobody is lost', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('take' as const), isFirst: fc.boolean(), letter: fc.constantFrom('A', 'B') }),
      fc.record({ kind: fc.constant('call' as const), counter: fc.constantFrom('1', '2', '3') }),
      fc.record({ kind: fc.constantFrom('serve' as const, 'miss' as const), counter: fc.constantFrom('1', '2', '3') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), fc.integer({ min: 1, max: 4 }), (steps, most) => {
        const own = { ...rules, mostPriorityCalls: most };
        let day = emptyDay('2026-11-23');
        let run = 0;
        for (const one of steps) {
          if (one.kind === 'take') day = take(day, one.isFirst ? 'old' : null, one.letter);
          else if (one.kind === 'call') {
            const ordinaryWaits = day.tickets.some((ticket) => stands(ticket, day.turn) && ticket.priority === null);
            const called = callNext(day, { ...desk, counter: one.counter, rules: own });
            if (!called.ok) continue;
            run =
              called.value.ticket.priority !== null && ordinaryWaits
                ? run + 1
                : called.value.ticket.priority === null
                  ? 0
                  : run;
            expect(run).toBeLessThanOrEqual(most);
            day = called.value.day;
          } else {
            const here = day.tickets.find((ticket) => ticket.counter === one.counter && /called/.test(ticket.state));
            if (!here) continue;
            const settled =
              one.kind === 'serve' ? serveTicket(day, here.id, at) : missTicket(day, { id: here.id, at, rules: own });
            day = must(settled).day;
          }
        }
        expect(new Set(day.tickets.map(({ number }) => number)).size).toBe(day.tickets.length);
        const standingAt = day.tickets.filter(({ state }) => state === 'called' || state === 'recalled');
        expect(new Set(standingAt.map(({ counter }) => counter)).size).toBe(standingAt.length);
      }),
      { numRuns: 200 },
    );
  });
});
