import { longTime } from '../domain/dates.ts';
import type { Ticket } from '../domain/queue/ticket.ts';
import { centred, type ReceiptLine } from './receipt-lines.ts';

export interface TicketSlip {
  readonly officeName: string;
  readonly ticket: Ticket;
  /** How many of the same theme stand before it. */
  readonly ahead: number;
}

/** 号票: the number large, and nothing of the person; that it is called early, and not why. */
export function ticketSlipLines({ officeName, ticket, ahead }: TicketSlip): readonly ReceiptLine[] {
  return [
    centred(officeName, { bold: true }),
    centred('排队号'),
    { kind: 'blank' },
    centred(ticket.number, { large: true, bold: true }),
    { kind: 'blank' },
    centred(ticket.theme, { bold: true }),
    ...(ticket.priority === null ? [] : [centred('优先号')]),
    centred(`前面还有 ${ahead} 人`),
    { kind: 'rule' },
    { kind: 'field', label: '取号时间', text: longTime(ticket.issuedAt) },
    {
      kind: 'text',
      text: '请看屏幕、听叫号。过号了请到窗口说一声，不用重新取号。',
      align: 'left',
      large: false,
      bold: false,
    },
  ];
}
