import { z } from 'zod';
import { applicationIdSchema, sha256Schema } from '../main/domain/application.ts';
import { displaySheetSchema } from '../main/domain/display/sheet.ts';
import { writtenSignatureSchema } from '../main/domain/display/strokes.ts';
import { givenRatingSchema } from '../main/domain/rating/rating.ts';

/**
 * 第二屏 (双屏, 柜外清): the citizen's side of the glass. It has a contract, a door and a page of its own; of the staff's
 * contract it can call nothing. What it shows is a projection (main/domain/display) that knows no field of the office's.
 */

const none = z.object({});
const nothing = z.null();
const taskId = z.uuid();

export const slideSchema = z.object({
  kind: z.enum(['notice', 'guide']),
  title: z.string(),
  lines: z.array(z.string()).readonly(),
});

export const displayViewSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('idle'),
    officeName: z.string(),
    countyName: z.string(),
    /** 正在叫的号; null where nobody takes numbers. */
    called: z.object({ number: z.string(), counter: z.string() }).nullable(),
    slides: z.array(slideSchema).readonly(),
    demo: z.boolean(),
  }),
  z.object({
    kind: z.literal('confirm'),
    taskId,
    itemName: z.string(),
    sheet: displaySheetSchema,
    /** A signature is asked for afterwards. */
    asksSignature: z.boolean(),
  }),
  z.object({
    kind: z.literal('sign'),
    taskId,
    sheet: displaySheetSchema,
    /** Of what is shown here; it comes back with the signature. */
    documentHash: sha256Schema,
    isUndertaking: z.boolean(),
    /** It was read page by page a moment ago. */
    isRead: z.boolean(),
    /** 承诺人（签名） */
    line: z.string(),
  }),
  z.object({ kind: z.literal('rate'), taskId, token: z.string(), itemName: z.string() }),
  z.object({
    kind: z.literal('fee'),
    taskId,
    itemName: z.string(),
    lines: z.array(z.object({ name: z.string(), amount: z.string() })).readonly(),
    total: z.string(),
    /** 办件编号, as text and as the squares of a QR code. */
    number: z.string(),
    code: z.object({ side: z.int(), path: z.string() }),
  }),
  z.object({ kind: z.literal('thanks'), of: z.enum(['confirmed', 'wrong', 'signed', 'declined', 'rated']) }),
]);
export type DisplayView = z.infer<typeof displayViewSchema>;
export type ViewOf<K extends DisplayView['kind']> = Extract<DisplayView, { kind: K }>;

export const displayPushSchema = z.object({
  view: displayViewSchema,
  now: z.iso.datetime(),
  /** 练习: nothing that is read or signed here counts. */
  isPractice: z.boolean(),
});
export type DisplayPush = z.infer<typeof displayPushSchema>;

/** All that the page of the second screen can call. */
export const displayContract = {
  displayView: { input: none, output: displayPushSchema },
  /** Where the reader is, for the clerk to see. */
  turnTo: {
    input: z.object({ taskId, page: z.int().min(0).max(500), stage: z.enum(['reading', 'signing']) }),
    output: nothing,
  },
  confirmForm: { input: z.object({ taskId }), output: nothing },
  /** 有错: which answers, by their pointers. */
  reportWrong: {
    input: z.object({ taskId, pointers: z.array(z.string().max(300)).min(1).max(100) }),
    output: nothing,
  },
  signSheet: {
    input: z.object({ taskId, documentHash: sha256Schema, written: writtenSignatureSchema }),
    output: nothing,
  },
  decline: { input: z.object({ taskId }), output: nothing },
  rateVisit: {
    input: z.object({ taskId, token: z.string().max(100), rating: givenRatingSchema }),
    output: nothing,
  },
  /** 完成: back to the idle page. */
  finish: { input: none, output: nothing },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type DisplayContract = typeof displayContract;
export type DisplayMethod = keyof DisplayContract;
export type DisplayInput<M extends DisplayMethod> = z.input<DisplayContract[M]['input']>;

/** What the preload script of the second window offers its page. */
export interface DisplayBridge {
  call(method: DisplayMethod, input: unknown): Promise<unknown>;
  subscribe(listener: (topic: 'view', value: unknown) => void): () => void;
}

/* The staff's side: what they can ask for, and how far it is. Never what a rating says. */

const askSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('confirm'), draftId: applicationIdSchema, withSignature: z.boolean() }),
  z.object({ what: z.literal('sign-form'), id: applicationIdSchema }),
  z.object({ what: z.literal('sign-document'), documentId: z.uuid() }),
  z.object({ what: z.literal('rate'), applicationId: applicationIdSchema }),
  z.object({ what: z.literal('fee'), applicationId: applicationIdSchema }),
]);
export type DisplayAsk = z.infer<typeof askSchema>;

export const displayStateSchema = z.object({
  /** How many second screens are there. */
  screens: z.int(),
  task: z
    .object({
      taskId,
      what: z.enum(['confirm', 'sign-form', 'sign-document', 'rate', 'fee']),
      /** Draft, application or document, as it was asked for. */
      about: z.string(),
      stage: z.enum(['reading', 'signing', 'done', 'wrong', 'declined', 'changed']),
      page: z.int(),
      pages: z.int(),
      wrong: z.array(z.object({ pointer: z.string(), label: z.string() })).readonly(),
    })
    .nullable(),
});
export type DisplayState = z.infer<typeof displayStateSchema>;

const keptSignatureSchema = z.object({
  about: z.string(),
  at: z.iso.datetime(),
  device: z.enum(['second-screen', 'signature-pad', 'tablet']),
  /** False once the words changed that it was written under. */
  stands: z.boolean(),
});

export const displayCalls = {
  displayState: { input: none, output: displayStateSchema },
  askOnDisplay: { input: askSchema, output: displayStateSchema },
  clearDisplay: { input: none, output: displayStateSchema },
  /** 群众确认和签名 of a draft, or of the application that it became. */
  citizenWord: {
    input: z.object({ id: applicationIdSchema }),
    output: z.object({
      confirmed: z.object({ at: z.iso.datetime(), stands: z.boolean() }).nullable(),
      signatures: z.array(keptSignatureSchema).readonly(),
      hasPad: z.boolean(),
    }),
  },
  /** The same signature on the pad of the desk; answers when it is written, or was not. */
  signOnPad: {
    input: z.union([z.object({ id: applicationIdSchema }), z.object({ documentId: z.uuid() })]),
    output: keptSignatureSchema,
  },
} as const;
