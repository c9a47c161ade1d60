import { z } from 'zod';
import { applicationIdSchema, applicationStateSchema, applicationSummarySchema } from '../main/domain/application.ts';
import { moveDetailSchema, moveSchema, transitionNameSchema } from '../main/domain/case/move.ts';
import { caseFlagSchema, caseRoleSchema, caseStateSchema } from '../main/domain/case/states.ts';

const textSchema = z.object({ zh: z.string(), en: z.string() });

/** 第二人: signs by their own PIN in the dialog of the first. */
export const secondSignatureSchema = z.object({ operatorId: z.string().max(100), pin: z.string().max(64) });

const besides = {
  second: secondSignatureSchema.nullable().default(null),
  /** 近亲属: declared by the applicant or by the clerk (R26). */
  isRelative: z.boolean().default(false),
  /** Notes that risk points ask for, by their code. */
  notes: z.record(z.string().max(100), z.string().max(500)).default({}),
};

export const possibleMoveSchema = z.object({
  transition: transitionNameSchema,
  /** Posts of which a second person has to sign; null where nobody has. */
  second: z.array(caseRoleSchema).nullable(),
  /** Why it can't be made now; null where it can be begun. */
  refusal: z.object({ clause: z.string(), text: textSchema }).nullable(),
});
export type PossibleMoveView = z.infer<typeof possibleMoveSchema>;

/** Days as the county's limits give them from now on; null before the first calendar. */
const daysSchema = z.object({ respondBy: z.iso.date(), deferBy: z.iso.date().nullable() }).nullable();

export const caseMovesSchema = z.object({
  state: applicationStateSchema,
  /** The same, read off the moves: another one only where the county spoke of steps that it did not tell. */
  stateByMoves: caseStateSchema,
  flags: z.array(caseFlagSchema),
  moves: z.array(moveSchema.extend({ id: z.string() })),
  /** Moves of the operator's own posts that begin where the case stands. */
  possible: z.array(possibleMoveSchema),
  /** Who may sign beside the operator. */
  people: z.array(z.object({ id: z.string(), name: z.string(), post: z.string(), posts: z.array(caseRoleSchema) })),
  /** Codes that the case needs and nobody has handed in. */
  missing: z.array(z.string()),
  deferrals: z.array(z.object({ materialCode: z.string(), by: z.iso.date() })),
  committed: z.array(z.string()),
  days: daysSchema,
  /** Made here, and without effect: the county's step came first, or it was not lawful. */
  refused: z.array(z.object({ move: moveSchema, why: textSchema, isNoted: z.boolean() })),
});
export type CaseMovesView = z.infer<typeof caseMovesSchema>;

const ofCase = z.object({ applicationId: applicationIdSchema });

/** 办件流转: the life of a case in one family of calls. */
export const moveCalls = {
  caseMoves: { input: ofCase, output: caseMovesSchema },
  makeMove: {
    input: ofCase.extend({
      detail: moveDetailSchema,
      /** The last move that the clerk saw; another one meanwhile is `case/changed-elsewhere`. */
      after: z.string().max(100).nullable(),
      ...besides,
    }),
    output: caseMovesSchema,
  },
  /** A person has read that moves made here have no effect. */
  noteRefusedMoves: { input: ofCase, output: caseMovesSchema },
  /** 收件, and what is decided with it: nothing, 受理 with its deferrals, 补正告知, or 不予受理. */
  takeIn: {
    input: z.object({
      draftId: applicationIdSchema,
      revision: z.int().min(0),
      next: moveDetailSchema.nullable(),
      ...besides,
    }),
    output: applicationSummarySchema,
  },
  /** What the clerk may decide about a draft that is being taken in, as `caseMoves` says it for a case. */
  draftMoves: {
    input: z.object({ draftId: applicationIdSchema }),
    output: z.object({
      possible: z.array(possibleMoveSchema),
      people: caseMovesSchema.shape.people,
      missing: z.array(z.string()),
      days: daysSchema,
      /** 近亲属 by name: the machine asks for a second person whatever is declared. */
      isNamedRelative: z.boolean(),
    }),
  },
} as const;
