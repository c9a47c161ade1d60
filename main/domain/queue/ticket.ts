import { z } from 'zod';
import type { Text } from '../failures.ts';

/** 老弱病残孕军: who is called first, and why, in the words of the notice on the wall. */
export const priorityReasons = ['old', 'child', 'ill', 'disabled', 'pregnant', 'soldier'] as const;
export type PriorityReason = (typeof priorityReasons)[number];

export const priorityWords: Readonly<Record<PriorityReason, Text>> = {
  old: { zh: '老年人', en: 'Elderly' },
  child: { zh: '带幼儿、未成年人', en: 'With a small child, or a minor' },
  ill: { zh: '病人', en: 'Ill' },
  disabled: { zh: '残疾人', en: 'Disabled' },
  pregnant: { zh: '孕妇', en: 'Pregnant' },
  soldier: { zh: '军人、退役军人', en: 'Serving or former soldier' },
};

/** waiting 等候 · called 已叫号 · recalled 再次叫号 · served 已办 · missed 过号 */
export const ticketStates = ['waiting', 'called', 'recalled', 'served', 'missed'] as const;
export type TicketState = (typeof ticketStates)[number];

/**
 * 号票 (dossier §3.1 step 1). Nothing on it tells whose it is: the reason of a priority is a class, and a visit is the id of
 * a draft.
 */
export const ticketSchema = z.object({
  id: z.uuid(),
  /** `A001`: a letter per theme, counted anew every day. */
  number: z.string().max(8),
  theme: z.string().max(60),
  priority: z.enum(priorityReasons).nullable(),
  issuedAt: z.iso.datetime(),
  /** Waiting ends here, however often it is called afterwards. */
  firstCalledAt: z.iso.datetime().nullable(),
  calledAt: z.iso.datetime().nullable(),
  /** 窗口 that called it last. */
  counter: z.string().max(12).nullable(),
  /** 经办人 who called it last: a visit that they begin is its. */
  clerkId: z.string().nullable(),
  state: z.enum(ticketStates),
  misses: z.int().min(0),
  /** Of a missed one: it stands in the line again once so many calls of the day are made; null: it does not come back. */
  backAtTurn: z.int().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Drafts that were begun for it. */
  visitIds: z.array(z.uuid()).max(20).readonly(),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** In front of a window now. */
export function isAtCounter({ state }: Pick<Ticket, 'state'>): boolean {
  return state === 'called' || state === 'recalled';
}

export const ticketStateWords: Readonly<Record<TicketState, Text>> = {
  waiting: { zh: '等候', en: 'Waiting' },
  called: { zh: '已叫号', en: 'Called' },
  recalled: { zh: '再次叫号', en: 'Called again' },
  served: { zh: '已办', en: 'Served' },
  missed: { zh: '过号', en: 'Missed' },
};
