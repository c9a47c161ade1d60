import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { createLedgerQueue } from '../../../main/queue/ledger-queue.ts';
import { callTicket, moveTicket, printTicket, queueState, takeTicket, tickets } from '../../../main/usecases/queue.ts';
import { startDraft } from '../../../main/usecases/start-draft.ts';
import { sampleItem } from '../domain/sample-case.ts';
import { openWindow, type Window } from './window.ts';

let window: Window;
beforeEach(async () => {
  window = await openWindow();
});
afterEach(() => window.close());

const anyTheme = () => must(queueState(window.parts)).themes[0]?.theme ?? '';
const take = async () => must(await takeTicket(window.parts, { theme: anyTheme(), priority: null }));
const call = (settle: 'served' | 'missed' | null = null) =>
  callTicket(window.parts, { counter: '1', themes: [], settle });

describe('排队叫号 on this terminal', () => {
  test('a ticket is taken, called, and linked to the visit that begins with it', async () => {
    const { ticket, ahead } = await take();
    expect(ahead).toBe(0);
    expect((await take()).ahead).toBe(1);
    const called = must(await call());
    expect(called).toMatchObject({ id: ticket.id, state: 'called', counter: '1' });
    const draft = must(startDraft(window.parts, { itemCode: sampleItem().code, readingId: null, channel: 'window' }));
    expect(must(tickets(window.parts))[0]?.visitIds).toEqual([draft.id]);
    must(await call('served'));
    expect(must(tickets(window.parts)).map(({ state }) => state)).toEqual(['served', 'called']);
    const types = window.parts.ledger.events({ fromSeq: 1, limit: 50 }).map(({ type }) => type);
    expect(types.filter((type) => type.startsWith('ticket/'))).toEqual([
      'ticket/issued',
      'ticket/issued',
      'ticket/moved',
      'ticket/moved',
      'ticket/moved',
      'ticket/moved',
    ]);
  });

  test('R61: the board goes on while the window is locked and names nobody; only staff see and call tickets', async () => {
    await take();
    must(await call());
    window.parts.session.operator = null;
    const board = must(queueState(window.parts));
    expect(board.calling).toHaveLength(1);
    expect(JSON.stringify(board)).not.toContain('W01');
    expect(tickets(window.parts)).toMatchObject({ failure: { code: 'terminal/locked' } });
    expect(await call()).toMatchObject({ failure: { code: 'terminal/locked' } });
    window.parts.session.operator = { id: 'KIOSK', name: '自助服务', post: '自助终端' };
    expect(await call()).toMatchObject({ failure: { code: 'case/not-your-post' } });
    expect((await takeTicket(window.parts, { theme: anyTheme(), priority: 'old' })).ok).toBe(true);
  });

  test('the line survives a restart, begins anew with the day, and gives no number twice when the clock goes back', async () => {
    const { ticket } = await take();
    const reopened = createLedgerQueue({
      ledger: window.parts.ledger,
      clock: window.parts.clock,
      newId: window.parts.newId,
    });
    expect(reopened.day().tickets.map(({ id }) => id)).toEqual([ticket.id]);
    window.setClock('2026-11-24T01:00:00.000Z');
    expect(must(tickets(window.parts))).toEqual([]);
    const nextDay = await take();
    expect(nextDay.ticket.number).toBe(ticket.number);
    window.setClock('2026-11-22T03:00:00.000Z');
    expect((await take()).ticket.number).not.toBe(nextDay.ticket.number);
    expect(await moveTicket(window.parts, { move: 'serve', ticketId: ticket.id })).toMatchObject({
      failure: { code: 'queue/ticket-gone' },
    });
  });

  test('the last of the line is settled even when nobody is left to be called', async () => {
    await take();
    must(await call());
    expect(await call('served')).toMatchObject({ failure: { code: 'queue/nobody-waiting' } });
    expect(must(tickets(window.parts))[0]?.state).toBe('served');
  });

  test('R61: the printed ticket says the number, and neither why somebody goes first nor who they are', async () => {
    const { ticket } = must(await takeTicket(window.parts, { theme: anyTheme(), priority: 'ill' }));
    must(await printTicket(window.parts, { ticketId: ticket.id, jobId: '6d3ae0a6-6d0e-4b3e-9d7d-6a2f6d0f7a11' }));
    const [job] = window.devices.printed;
    const words = new TextDecoder('gb18030').decode(job?.bytes);
    expect(words).toContain(ticket.number);
    expect(words).toContain('优先号');
    expect(words).not.toContain('病人');
  });

  test('a theme that the catalogue does not have is refused', async () => {
    expect(await takeTicket(window.parts, { theme: '炒股', priority: null })).toMatchObject({
      failure: { code: 'input/invalid' },
    });
  });
});
