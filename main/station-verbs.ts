import type { stationCalls } from '../preload/contract-stations.ts';
import { queueVerbs } from './queue-verbs.ts';
import { trainingVerbs } from './training-verbs.ts';
import { agentVerbs } from './usecases/doorstep/agent-verbs.ts';
import { kioskVerbs } from './usecases/kiosk/kiosk-verbs.ts';
import type { TerminalParts } from './usecases/parts.ts';
import type { VerbsOf } from './verbs.ts';

/** The verbs behind the calls of preload/contract-stations.ts, room by room in the same order. */
export function stationVerbs(parts: TerminalParts): VerbsOf<typeof stationCalls> {
  return { ...queueVerbs(parts), ...trainingVerbs(parts), ...kioskVerbs(parts), ...agentVerbs(parts) };
}
