import { z } from 'zod';
import type { FeeDue } from './fees.ts';

/** 到账: the county's word that money has come in for an application. Nobody at a terminal can make one (R57). */
export const paymentReceiptSchema = z.object({
  /** 流水号 of the payment platform: the same one twice is one payment. */
  reference: z
    .string()
    .regex(/^\P{Cc}+$/u)
    .max(100),
  amountFen: z.int().positive().max(1_000_000_000),
  paidAt: z.iso.datetime(),
  /** How it was paid, in the platform's words. */
  channel: z
    .string()
    .regex(/^\P{Cc}*$/u)
    .max(100),
});
export type PaymentReceipt = z.infer<typeof paymentReceiptSchema>;

/**
 * free: nothing falls due. unpublished: the amount is not known, so nothing may be asked. due 待缴, paid 已缴.
 * differs: what came in is not what was due; a person at the county looks at it.
 */
export type PaymentState = 'free' | 'unpublished' | 'due' | 'paid' | 'differs';

export function paymentState(
  { totalFen }: Pick<FeeDue, 'totalFen'>,
  received: readonly PaymentReceipt[],
): PaymentState {
  const sum = received.reduce((all, { amountFen }) => all + amountFen, 0);
  if (sum === 0) return totalFen === null ? 'unpublished' : totalFen === 0 ? 'free' : 'due';
  return sum === totalFen ? 'paid' : 'differs';
}

/** The receipts with those that came; a repeat changes nothing, and none is ever taken back. */
export function withReceipts(
  known: readonly PaymentReceipt[],
  told: readonly PaymentReceipt[],
): readonly PaymentReceipt[] {
  const fresh = told.filter(
    ({ reference }, index) =>
      !known.some((one) => one.reference === reference) &&
      told.findIndex((one) => one.reference === reference) === index,
  );
  return fresh.length === 0 ? known : [...known, ...fresh];
}
