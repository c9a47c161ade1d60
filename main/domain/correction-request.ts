import { z } from 'zod';
import type { ApplicationState } from './application.ts';
import type { Item } from './catalogue.ts';
import { isAnswerPlace } from './form/answers.ts';

/**
 * 补齐补正要求 after acceptance: an open request on the application, whose state stays as it is. One item names a field or
 * a material; a material has to be one of the item's own (R07: nobody may ask for an extra paper).
 */
export const correctionItemSchema = z.union([
  z.object({ pointer: z.string().min(2).max(500), text: z.string().max(500) }),
  z.object({ materialCode: z.string().min(1).max(100), text: z.string().max(500) }),
]);
export type CorrectionItem = z.infer<typeof correctionItemSchema>;

export const correctionRequestSchema = z.object({
  id: z.uuid(),
  items: z.array(correctionItemSchema).min(1).max(50),
  text: z.string().max(1000),
  answerBy: z.iso.date(),
  askedBy: z.string().max(200),
  at: z.iso.datetime(),
});
export type CorrectionRequest = z.infer<typeof correctionRequestSchema>;

/** What the item does not know and nobody may ask for, empty where all is well. */
export function beyondItem(items: readonly CorrectionItem[], item: Pick<Item, 'materials'>): readonly string[] {
  const codes = new Set(item.materials.map(({ code }) => code));
  return items.flatMap((asked) =>
    'materialCode' in asked && !codes.has(asked.materialCode) ? [asked.materialCode] : [],
  );
}

/** Who the application is for was proved at the window: another person is another application, not an amendment. */
const whoItIs = ['/applicant/name', '/applicant/idType', '/applicant/idNumber'];

export function isAmendable(form: unknown, pointer: string): boolean {
  return !whoItIs.includes(pointer) && isAnswerPlace(form, pointer);
}

const undecidedStates: readonly ApplicationState[] = [
  'RECEIVED',
  'CORRECTION',
  'ACCEPTED',
  'PROCESSING',
  'SPECIAL',
  'TRANSFERRED',
];

/** A decided case keeps the content that it was decided on. */
export function mayBeAmended(state: ApplicationState): boolean {
  return undecidedStates.includes(state);
}
