import { z } from 'zod';
import { type AcceptedMaterial, acceptedMaterialSchema } from './application.ts';
import { answerAt, withAnswer } from './form/answers.ts';

/**
 * 补正、更正: what is changed after acceptance. The accepted content is version 1 and never changes; each amendment makes
 * the next version on top of the one that its author saw. Who saw an older one has made a conflict, never an overwrite.
 */
export const answerChangeSchema = z.object({
  /** JSON pointer within the form; null stands for no answer. */
  pointer: z.string().min(2).max(500),
  from: z.unknown(),
  to: z.unknown(),
});
export type AnswerChange = z.infer<typeof answerChangeSchema>;

export const amendmentSchema = z.object({
  id: z.uuid(),
  /** What its author saw: the amendment that made it, null for the accepted content. The number is for people. */
  base: z.uuid().nullable(),
  baseVersion: z.int().min(1),
  /** Given by the county when it takes effect. */
  version: z.int().min(2).nullable(),
  origin: z.enum(['terminal', 'county']),
  actorId: z.string().max(200),
  actorName: z.string().max(200),
  at: z.iso.datetime(),
  reason: z.string().min(2).max(1000),
  changes: z.array(answerChangeSchema).max(200),
  /** Pages that came in addition; those of before stay. */
  materials: z.array(acceptedMaterialSchema).max(50),
  /** The request for correction that it answers. */
  answers: z.uuid().nullable(),
  /** Amendments in conflict that a person has merged into this one. */
  merges: z.array(z.uuid()).max(50),
});
export type Amendment = z.infer<typeof amendmentSchema>;

/**
 * What the county made of an amendment. conflict: its base was not the current version. decided: the case was closed
 * before it came. Both are kept as they were sent and have no effect.
 */
export const amendmentOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ id: z.uuid(), outcome: z.literal('applied'), version: z.int().min(2) }),
  z.object({ id: z.uuid(), outcome: z.enum(['conflict', 'decided']) }),
]);
export type AmendmentOutcome = z.infer<typeof amendmentOutcomeSchema>;

export interface CaseContent {
  readonly version: number;
  /** The amendment that made this version, null for the accepted content. */
  readonly madeBy: string | null;
  readonly form: Readonly<Record<string, unknown>>;
  readonly materials: readonly AcceptedMaterial[];
}

/** The accepted content with these amendments on it, in their order. Those in effect come sorted by their version. */
export function currentContent(
  application: Pick<CaseContent, 'form' | 'materials'>,
  amendments: readonly Amendment[],
): CaseContent {
  const { form, materials } = application;
  const accepted: CaseContent = { version: 1, madeBy: null, form, materials };
  return amendments.reduce(
    (content, amendment) => ({
      version: amendment.version ?? content.version + 1,
      madeBy: amendment.id,
      form: formAfter(content.form, amendment.changes),
      materials: [...content.materials, ...amendment.materials],
    }),
    accepted,
  );
}

/** Those in effect, first to last. */
export function inEffect(amendments: readonly Amendment[]): readonly Amendment[] {
  return amendments.filter(({ version }) => version !== null).toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0));
}

export function formAfter(
  form: Readonly<Record<string, unknown>>,
  changes: readonly Pick<AnswerChange, 'pointer' | 'to'>[],
): Readonly<Record<string, unknown>> {
  return changes.reduce((answers, { pointer, to }) => withAnswer(answers, pointer, to), form);
}

/** The wishes that differ from what stands in the form, each with what stood there. */
export function changesFrom(
  form: Readonly<Record<string, unknown>>,
  wishes: readonly Pick<AnswerChange, 'pointer' | 'to'>[],
): AnswerChange[] {
  return wishes
    .map(({ pointer, to }) => ({ pointer, from: answerAt(form, pointer), to: to ?? null }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}
