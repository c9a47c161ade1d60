import type { Input, Output } from '../../preload/contract.ts';
import type { QueueState } from '../../preload/contract-queue.ts';
import { nextTicket, stands } from '../domain/queue/next-ticket.ts';
import { queueThemes } from '../domain/queue/themes.ts';
import { isAtCounter } from '../domain/queue/ticket.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { configurationInForce } from '../publications/in-force.ts';
import { staffHere } from './documents/staff-here.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';
import { printSlip } from './print-slip.ts';

/** The board of the hall: it goes on while the window is locked, and tells nothing about anybody. */
export function queueState({ queue, ledger }: TerminalParts): Result<QueueState> {
  const day = queue.day();
  const standing = day.tickets.filter((ticket) => stands(ticket, day.turn));
  const mostPriorityCalls = configurationInForce(ledger).queuePriorityRun;
  return ok({
    day: day.day,
    themes: queueThemes(ledger.catalogue()).map((one) => ({
      ...one,
      waiting: standing.filter(({ theme }) => theme === one.theme).length,
    })),
    waiting: standing.length,
    calling: day.tickets
      .filter(isAtCounter)
      .flatMap(({ number, counter, calledAt, state }) =>
        counter !== null && calledAt !== null ? [{ number, counter, calledAt, isAgain: state === 'recalled' }] : [],
      )
      .toSorted((one, other) => other.calledAt.localeCompare(one.calledAt)),
    next: nextTicket(day, { themes: [], mostPriorityCalls })?.ticket.number ?? null,
  });
}

export async function takeTicket(
  parts: TerminalParts,
  { theme, priority }: Input<'takeTicket'>,
): Promise<Result<Output<'takeTicket'>>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const letter = queueThemes(parts.ledger.catalogue()).find((one) => one.theme === theme)?.letter;
  if (letter === undefined) return failed('input/invalid', 'no such theme');
  const before = parts.queue.day();
  const ahead = before.tickets.filter((ticket) => stands(ticket, before.turn) && ticket.theme === theme).length;
  const issued = await parts.queue.issue({ theme, letter, priority, operatorId: operator.value.id });
  if (!issued.ok) return issued;
  deskChanged(parts);
  return ok({ ticket: issued.value, ahead });
}

export async function printTicket(
  parts: TerminalParts,
  { ticketId, jobId, printer, isLarge = false }: Input<'printTicket'>,
): Promise<Result<Output<'printTicket'>>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const day = parts.queue.day();
  const ticket = day.tickets.find(({ id }) => id === ticketId);
  if (!ticket) return failed('queue/ticket-gone');
  const officeName = parts.ledger.fact('enrolment')?.officeName ?? '';
  const position = day.tickets.indexOf(ticket);
  const ahead = day.tickets
    .slice(0, position)
    .filter((one) => stands(one, day.turn) && one.theme === ticket.theme).length;
  const profile = parts.deviceBook.profileOf(printer);
  const slip = parts.paper.ticketSlip({ officeName, ticket, ahead }, profile, { isLarge });
  return printSlip(parts, jobId, slip, printer);
}

export function tickets(parts: TerminalParts): Result<Output<'tickets'>> {
  const operator = staffHere(parts);
  return operator.ok ? ok(parts.queue.day().tickets) : operator;
}

export async function callTicket(
  parts: TerminalParts,
  order: Input<'callTicket'>,
): Promise<Result<Output<'callTicket'>>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const called = await parts.queue.move({ ...order, move: 'call', operatorId: operator.value.id });
  deskChanged(parts);
  return called;
}

export async function moveTicket(
  parts: TerminalParts,
  order: Input<'moveTicket'>,
): Promise<Result<Output<'moveTicket'>>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const isKnown = (theme: string) => queueThemes(parts.ledger.catalogue()).some((one) => one.theme === theme);
  if (order.move === 'transfer' && !isKnown(order.theme)) return failed('input/invalid', 'no such theme');
  const moved = await parts.queue.move({ ...order, operatorId: operator.value.id });
  if (moved.ok) deskChanged(parts);
  return moved;
}
