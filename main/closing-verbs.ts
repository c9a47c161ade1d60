import type { closingCalls } from '../preload/contract-closing.ts';
import { closingSheet } from './usecases/day-closing/closing-papers.ts';
import { closing, closings, closingView } from './usecases/day-closing/closing-view.ts';
import { closeDay, handOverShift } from './usecases/day-closing/sign-closing.ts';
import type { NameIndex } from './usecases/name-index.ts';
import type { TerminalParts } from './usecases/parts.ts';
import type { VerbsOf } from './verbs.ts';

export function closingVerbs(parts: TerminalParts, names: NameIndex): VerbsOf<typeof closingCalls> {
  return {
    closingView: (input) => closingView(parts, input),
    closings: () => closings(parts),
    handOverShift: (input) => handOverShift(parts, names, input),
    closeDay: (input) => closeDay(parts, input),
    closing: (input) => closing(parts, input),
    closingSheet: (input) => closingSheet(parts, input),
  };
}
