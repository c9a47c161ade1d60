import { closingCalls } from './contract-closing.ts';
import { queueCalls } from './contract-queue.ts';

/** The working day around the intake: queue, hand-over and end of day. */
export const workingDayCalls = { ...queueCalls, ...closingCalls } as const;
