import type { boardCalls } from '../preload/contract-board.ts';
import { agentFigures, health, leaders, waitingTimes } from './usecases/board.ts';
import type { TerminalParts } from './usecases/parts.ts';
import type { VerbsOf } from './verbs.ts';

export function boardVerbs(parts: TerminalParts): VerbsOf<typeof boardCalls> {
  return {
    waitingTimes: (input) => waitingTimes(parts, input),
    agentFigures: (input) => agentFigures(parts, input),
    leaders: () => leaders(parts),
    health: () => health(parts),
  };
}
