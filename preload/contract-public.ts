import { z } from 'zod';
import { applicationIdSchema } from '../main/domain/application.ts';
import { disclosureFormSchema, disclosureStatusSchema } from '../main/domain/disclosure-request.ts';
import { paymentReceiptSchema } from '../main/domain/payment.ts';
import { receiptOutcomeSchema } from './contract-papers.ts';

/** 公开、告知、缴费: what every citizen may see, ask for or has to pay. */

const url = z.object({ url: z.string() });
const ofApplication = z.object({ applicationId: applicationIdSchema });

export const publishedViewSchema = z.object({
  catalogue: z.object({ version: z.int(), publishedAt: z.string() }).nullable(),
  noticesPublishedAt: z.string().nullable(),
  /** When this was last compared with the county and was the same; null where it never was. */
  comparedAt: z.string().nullable(),
  /** 运行参数: so many days without the county, and it may be out of date. */
  staleDays: z.int(),
});
export type PublishedView = z.infer<typeof publishedViewSchema>;

export const feeViewSchema = z.object({
  lines: z.array(z.object({ name: z.string(), amountFen: z.int().nullable(), basis: z.string() })),
  totalFen: z.int().nullable(),
  state: z.enum(['free', 'unpublished', 'due', 'paid', 'differs']),
  receipts: z.array(paymentReceiptSchema),
});
export type FeeView = z.infer<typeof feeViewSchema>;

/** For whoever holds the receipt. */
export const disclosureViewSchema = z.object({
  id: z.uuid(),
  localNumber: z.string(),
  wanted: z.string(),
  receivedAt: z.string(),
  dueDate: z.string().nullable(),
  status: disclosureStatusSchema.nullable(),
});
export type DisclosureView = z.infer<typeof disclosureViewSchema>;

const numberAndCode = z.object({ localNumber: z.string().max(60), queryCode: z.string().max(20) });

export const publicCalls = {
  published: { input: z.object({}), output: publishedViewSchema },
  /** 一次性告知单 as PDF, by the answers given; what hangs on a question that is open is marked. */
  itemSheet: {
    input: z.object({ itemCode: z.string().max(200), situation: z.record(z.string(), z.string()) }),
    output: url,
  },
  /** What falls due by the catalogue, and what the county says has come in. */
  feeOf: { input: ofApplication, output: feeViewSchema },
  /** 缴款通知 as PDF; where nothing falls due there is none (`fee/none`). */
  paymentNotice: { input: ofApplication, output: url },
  /** 公示 as PDF. `stage`: before the decision, or after it. */
  publicNotice: {
    input: ofApplication.extend({ from: z.iso.date(), stage: z.enum(['review', 'decision']) }),
    output: url,
  },
  /** 依申请公开: into the ledger, and from there to the county. The code is told once, here. */
  requestDisclosure: {
    input: z.object({ form: disclosureFormSchema }),
    output: disclosureViewSchema.extend({ queryCode: z.string() }),
  },
  /** Newest first; at a window only, names masked. */
  disclosures: {
    input: z.object({}),
    output: z.array(disclosureViewSchema.extend({ maskedName: z.string() })),
  },
  disclosure: { input: numberAndCode, output: disclosureViewSchema },
  disclosureReceipt: { input: numberAndCode, output: url },
  printDisclosureSlip: {
    input: numberAndCode.extend({ jobId: z.uuid(), isLarge: z.boolean().optional() }),
    output: receiptOutcomeSchema,
  },
} as const;
