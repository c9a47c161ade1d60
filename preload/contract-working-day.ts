import { boardCalls } from './contract-board.ts';
import { closingCalls } from './contract-closing.ts';
import { queueCalls } from './contract-queue.ts';
import { searchCalls } from './contract-search.ts';

/** The working day around the intake: queue, search, hand-over and end of day. */
export const workingDayCalls = { ...queueCalls, ...closingCalls, ...searchCalls, ...boardCalls } as const;
