import { agentCalls } from './contract-agent.ts';
import { kioskCalls } from './contract-kiosk.ts';
import { queueCalls } from './contract-queue.ts';
import { trainingCalls } from './contract-training.ts';

/** What the stations add to the contract, room by room: a room keeps its calls in a file of its own and its line here. */
export const stationCalls = { ...queueCalls, ...trainingCalls, ...kioskCalls, ...agentCalls } as const;
