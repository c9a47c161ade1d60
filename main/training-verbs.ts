import type { trainingCalls } from '../preload/contract-training.ts';
import { ok } from './domain/result.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { beginTraining, endTraining } from './usecases/training.ts';
import type { VerbsOf } from './verbs.ts';

export function trainingVerbs(parts: TerminalParts): VerbsOf<typeof trainingCalls> {
  return {
    trainingState: async () => ok(await parts.training.view()),
    beginTraining: () => beginTraining(parts),
    endTraining: (input) => endTraining(parts, input),
  };
}
