import { z } from 'zod';
import { channelSchema } from './application.ts';

/**
 * 依申请公开 (R19; 政府信息公开条例 §29): who asks, what for, and in which form it is wanted. Why it is wanted need not be
 * said. It is no 办件: it has a number, a clock and a county inbox of its own.
 */
export const disclosureFormSchema = z.object({
  applicantKind: z.enum(['person', 'organisation']),
  /** Of the organisation where one asks. */
  name: z.string().trim().min(1).max(100),
  /** The person who acts for the organisation; empty for a person. */
  contactName: z.string().trim().max(50),
  idType: z.string().max(10),
  idNumber: z.string().trim().min(4).max(40),
  phone: z.string().trim().min(5).max(30),
  address: z.string().trim().max(200),
  /** Name, document number or whatever else tells which information is meant. */
  wanted: z.string().trim().min(4).max(2000),
  purpose: z.string().trim().max(500),
  /** 提供形式 */
  form: z.enum(['paper', 'electronic', 'on-site']),
  /** 获取方式 */
  delivery: z.enum(['pickup', 'post', 'email']),
  email: z.union([z.literal(''), z.email().max(100)]),
});
export type DisclosureForm = z.infer<typeof disclosureFormSchema>;

/** As it was received: nothing of it ever changes. */
export const disclosureRequestSchema = disclosureFormSchema.extend({
  id: z.uuid(),
  localNumber: z.string().min(1).max(60),
  /** 查询码: with the number it opens the status to whoever holds the receipt, and to nobody else. */
  queryCode: z.string().regex(/^[2-9A-HJ-NP-Z]{8}$/),
  channel: channelSchema,
  receivedAt: z.iso.datetime(),
  /** 答复期限, in working days from the day after; null where the calendar is not known. */
  dueDate: z.iso.date().nullable(),
  officeName: z.string().max(200),
  operatorId: z.string().max(200),
  operatorName: z.string().max(200),
});
export type DisclosureRequest = z.infer<typeof disclosureRequestSchema>;

/** How the county answered (条例 §36). */
export const disclosureOutcomes = ['public', 'partly-public', 'not-public', 'not-held', 'not-handled'] as const;

/** The county's word. received 已收到, registered 已登记, extended 已延期, answered 已答复. */
export const disclosureStatusSchema = z.object({
  state: z.enum(['received', 'registered', 'extended', 'answered']),
  /** Grows with each change at the county; a lower one never replaces a higher one. */
  version: z.int().min(1),
  countyNumber: z.string().min(1).max(100),
  outcome: z.enum(disclosureOutcomes).nullable(),
  text: z.string().max(2000),
  dueDate: z.iso.date().nullable(),
  at: z.iso.datetime(),
  by: z.string().max(200),
});
export type DisclosureStatus = z.infer<typeof disclosureStatusSchema>;

export interface HeldDisclosure {
  readonly request: DisclosureRequest;
  /** Null while the county has not been heard. */
  readonly status: DisclosureStatus | null;
}

/** The same object where the word is known already, or was overtaken by a later one. */
export function disclosureAfter(held: HeldDisclosure, said: DisclosureStatus): HeldDisclosure {
  return said.version <= (held.status?.version ?? 0) ? held : { ...held, status: said };
}

/** What is missing beyond the shape: an organisation names who acts for it, and a way needs its address. */
export function missingInDisclosure(form: DisclosureForm): readonly (keyof DisclosureForm)[] {
  return [
    ...(form.applicantKind === 'organisation' && form.contactName === '' ? (['contactName'] as const) : []),
    ...(form.delivery === 'post' && form.address === '' ? (['address'] as const) : []),
    ...(form.delivery === 'email' && form.email === '' ? (['email'] as const) : []),
  ];
}

export type DisclosureStep = 'register' | 'extend' | 'answer';

/** Forward only: once answered nothing moves, and it is extended once at most (条例 §33). */
export function mayStep(state: DisclosureStatus['state'], step: DisclosureStep): boolean {
  if (state === 'answered') return false;
  if (step === 'register') return state === 'received';
  if (step === 'extend') return state === 'registered';
  return state !== 'received';
}
