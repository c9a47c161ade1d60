import { z } from 'zod';
import { shanghaiDate } from '../dates.ts';
import { type CaseDocumentKind, caseDocumentKinds } from '../documents/kinds.ts';
import type { LedgerEvent } from '../ledger-event.ts';
import { parseLocalNumber } from '../local-number.ts';
import { ticketSchema } from '../queue/ticket.ts';
import type { ClosingSpan, DayFigures } from './figures.ts';
import { numberRows } from './number-rows.ts';

/** Of an event, all that is counted from. */
export type DayEvent = Pick<LedgerEvent, 'seq' | 'at' | 'applicationId' | 'body'> & { readonly type: string };

export interface DayCount {
  take(event: DayEvent): void;
  figures(): DayFigures;
}

const listedAtMost = 200;

/**
 * One walk over the chain, from its first event: what happened in the span is counted, what still stands at its end is
 * listed. Events of a later day change nothing, so that yesterday is counted today as it was counted yesterday.
 */
export function startDayCount({ day, afterSeq }: Omit<ClosingSpan, 'uptoSeq'>): DayCount {
  const counts = {
    received: 0,
    accepted: 0,
    corrections: 0,
    refused: 0,
    delivered: 0,
    receiptsPrinted: 0,
    receiptsReprinted: 0,
    receiptsFailed: 0,
    ticketsIssued: 0,
    ticketsServed: 0,
    ticketsMissed: 0,
  };
  const numberOf = new Map<string, string>();
  const unsent = new Map<string, string | null>();
  const accepted = new Set<string>();
  const toAsk = new Set<string>();
  const originals = new Map<string, DayFigures['originals'][number]>();
  const tickets = new Map<string, string>();
  const rows = numberRows();

  function moved(id: string, transition: string, isInSpan: boolean): void {
    if (transition === 'accept' || transition === 'deem-accepted') accept(id, isInSpan);
    if (!isInSpan) return;
    if (transition === 'ask-correction') counts.corrections += 1;
    if (transition === 'refuse') counts.refused += 1;
    if (transition === 'deliver') counts.delivered += 1;
  }
  function accept(id: string, isInSpan: boolean): void {
    if (accepted.has(id)) return;
    accepted.add(id);
    if (!isInSpan) return;
    counts.accepted += 1;
    toAsk.add(id);
  }
  function begin(id: string, body: DayEvent['body'], isInSpan: boolean): void {
    const read = begunSchema.safeParse(body.application);
    if (!read.success || numberOf.has(id)) return;
    const { localNumber, acceptedAt, opening } = read.data;
    numberOf.set(id, localNumber);
    unsent.set(id, null);
    const parts = parseLocalNumber(localNumber);
    if (parts)
      rows.give({ kind: 'local-number', year: Number(parts.date.replaceAll('-', '')) }, parts.counter, isInSpan);
    if (isInSpan) counts.received += 1;
    for (const { detail } of opening) moved(id, detail.transition, isInSpan);
    if (acceptedAt !== null) accept(id, isInSpan);
  }
  function ofCase(event: DayEvent, id: string, isInSpan: boolean): void {
    const { type, body } = event;
    if (type === 'application/received' || type === 'application/accepted') begin(id, body, isInSpan);
    else if (type === 'application/delivered') unsent.delete(id);
    else if (type === 'application/delivery-withdrawn') unsent.set(id, null);
    else if (type === 'application/needs-attention') unsent.set(id, wordSchema.safeParse(body.code).data ?? null);
    else if (type === 'case/moved') moved(id, movedSchema.safeParse(body.move).data?.detail.transition ?? '', isInSpan);
    else if (type === 'rating/given' || (type === 'citizen/screen-opened' && body.purpose === 'rating'))
      toAsk.delete(id);
    else if (type === 'original/kept') {
      const kept = keptSchema.safeParse(body.kept).data;
      const localNumber = numberOf.get(id) ?? '';
      if (kept)
        originals.set(kept.id, { localNumber, materialName: kept.materialName, count: kept.count, isUnsigned: false });
    } else if (type === 'original/returned') {
      const back = returnedSchema.safeParse(body.returned).data;
      const held = back && originals.get(back.id);
      if (back?.isSigned) originals.delete(back.id);
      else if (back && held) originals.set(back.id, { ...held, isUnsigned: true });
    }
  }
  function elsewhere({ type, body }: DayEvent, isInSpan: boolean, isOfDay: boolean): void {
    if (isInSpan && type === 'receipt/printed') counts.receiptsPrinted += 1;
    if (isInSpan && type === 'receipt/reprinted') counts.receiptsReprinted += 1;
    if (isInSpan && type === 'receipt/failed') counts.receiptsFailed += 1;
    const number = numberSchema.safeParse(body.number).data;
    if (number && type === 'document/issued') rows.give(number, number.count, isInSpan);
    if (number && type === 'document/voided')
      rows.void(number, number.count, wordSchema.safeParse(body.reason).data ?? '');
    if (!isOfDay || !type.startsWith('ticket/')) return;
    const ticket = ticketSchema.safeParse(body.ticket).data;
    if (!ticket) return;
    if (ticket.state === 'served') tickets.delete(ticket.id);
    else tickets.set(ticket.id, ticket.number);
    if (!isInSpan) return;
    if (type === 'ticket/issued') counts.ticketsIssued += 1;
    if (body.move === 'serve') counts.ticketsServed += 1;
    if (body.move === 'miss') counts.ticketsMissed += 1;
  }

  return {
    take(event) {
      const own = shanghaiDate(event.at);
      if (own > day) return;
      const isInSpan = own === day && event.seq > afterSeq;
      if (event.applicationId !== null) ofCase(event, event.applicationId, isInSpan);
      elsewhere(event, isInSpan, own === day);
    },
    figures: () => ({
      ...counts,
      series: rows.figures(),
      unsentCount: unsent.size,
      attentionCount: [...unsent.values()].filter((reason) => reason !== null).length,
      unsent: [...unsent]
        .slice(0, listedAtMost)
        .map(([id, reason]) => ({ localNumber: numberOf.get(id) ?? '', reason })),
      originalsCount: originals.size,
      originals: [...originals.values()].slice(0, listedAtMost),
      ticketsOpen: [...tickets.values()].slice(0, listedAtMost),
      notAskedToRate: toAsk.size,
    }),
  };
}

/** Whether an event of this type can change a figure: the bodies of the others need not be opened. */
export function isOfDayCount({ type }: { readonly type: string }): boolean {
  return countedTypes.has(type);
}

const countedTypes: ReadonlySet<string> = new Set([
  'application/received',
  'application/accepted',
  'application/delivered',
  'application/delivery-withdrawn',
  'application/needs-attention',
  'case/moved',
  'rating/given',
  'citizen/screen-opened',
  'original/kept',
  'original/returned',
  'receipt/printed',
  'receipt/reprinted',
  'receipt/failed',
  'document/issued',
  'document/voided',
  'ticket/issued',
  'ticket/moved',
]);

const wordSchema = z.string();
const movedSchema = z.object({ detail: z.object({ transition: z.string() }) });
const begunSchema = z.object({
  localNumber: z.string(),
  acceptedAt: z.string().nullable(),
  opening: z.array(movedSchema).catch([]),
});
const keptSchema = z.object({ id: z.string(), materialName: z.string(), count: z.int() });
const returnedSchema = z.object({ id: z.string(), isSigned: z.boolean() });
const numberSchema = z.object({
  kind: z.enum(caseDocumentKinds as readonly [CaseDocumentKind, ...CaseDocumentKind[]]),
  year: z.int(),
  count: z.int().min(1),
});
