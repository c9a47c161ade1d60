import { z } from 'zod';
import { priorityReasons, ticketSchema } from '../main/domain/queue/ticket.ts';
import { receiptOutcomeSchema } from './contract-papers.ts';

/** What everybody in the hall may see: numbers, windows, how many wait. */
export const queueStateSchema = z.object({
  day: z.iso.date(),
  themes: z.array(z.object({ theme: z.string(), letter: z.string(), waiting: z.int() })).readonly(),
  waiting: z.int(),
  /** In front of a window now, the one called last first. */
  calling: z
    .array(z.object({ number: z.string(), counter: z.string(), calledAt: z.iso.datetime(), isAgain: z.boolean() }))
    .readonly(),
  /** What the next call would bring; null: nobody waits. */
  next: z.string().nullable(),
});
export type QueueState = z.infer<typeof queueStateSchema>;

const counter = z.string().trim().min(1).max(12);
const ofTicket = { ticketId: z.uuid() };

/** 取号、叫号. Each change is pushed on the topic `desk`: ask for `queueState` again then. */
export const queueCalls = {
  queueState: { input: z.object({}), output: queueStateSchema },
  /** At the kiosk by whoever comes in, at the window by staff. */
  takeTicket: {
    input: z.object({ theme: z.string().max(60), priority: z.enum(priorityReasons).nullable() }),
    output: z.object({ ticket: ticketSchema, ahead: z.int() }),
  },
  printTicket: {
    input: z.object({
      ...ofTicket,
      jobId: z.uuid(),
      printer: z.string().max(40).optional(),
      isLarge: z.boolean().optional(),
    }),
    output: receiptOutcomeSchema,
  },
  /** All of today, for staff. */
  tickets: { input: z.object({}), output: z.array(ticketSchema).readonly() },
  callTicket: {
    input: z.object({
      counter,
      themes: z.array(z.string().max(60)).max(30),
      settle: z.enum(['served', 'missed']).nullable(),
    }),
    output: ticketSchema,
  },
  moveTicket: {
    input: z.discriminatedUnion('move', [
      z.object({ ...ofTicket, move: z.enum(['recall', 'miss', 'serve', 'put-back']) }),
      z.object({ ...ofTicket, move: z.literal('transfer'), theme: z.string().max(60) }),
    ]),
    output: ticketSchema,
  },
} as const;
