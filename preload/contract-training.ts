import { z } from 'zod';

/** 练习: a terminal beside the real one, with data of its own that never leaves it. */

export const trainingViewSchema = z.object({
  isHere: z.boolean(),
  /** What was practised before and is still there; null: nothing. */
  kept: z.object({ begunAt: z.iso.datetime(), usedAt: z.iso.datetime() }).nullable(),
  /** After so many days without practice the next start clears it away. */
  keptDays: z.int(),
});
export type TrainingView = z.infer<typeof trainingViewSchema>;

const none = z.object({});

export const trainingCalls = {
  trainingState: { input: none, output: trainingViewSchema },
  /** Locks the real terminal and goes over; the screens then show the other terminal and are loaded anew. */
  beginTraining: { input: none, output: trainingViewSchema },
  /** `wipe`: what was practised is cleared away at once. */
  endTraining: { input: z.object({ wipe: z.boolean() }), output: trainingViewSchema },
} as const;
