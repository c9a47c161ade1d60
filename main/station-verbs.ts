import type { stationCalls } from '../preload/contract-stations.ts';
import { diskRoom } from './disk-watch.ts';
import { displayVerbs } from './display-verbs.ts';
import { ok } from './domain/result.ts';
import { setupVerbs } from './setup-verbs.ts';
import { trainingVerbs } from './training-verbs.ts';
import { backupVerbs } from './usecases/backup.ts';
import { agentVerbs } from './usecases/doorstep/agent-verbs.ts';
import { kioskVerbs } from './usecases/kiosk/kiosk-verbs.ts';
import { kioskServiceVerbs } from './usecases/kiosk/service-verbs.ts';
import type { NameIndex } from './usecases/name-index.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { printSheet } from './usecases/print-sheet.ts';
import { staffCallVerbs } from './usecases/staff-calls.ts';
import { windowVerbs } from './usecases/window/window-verbs.ts';
import type { VerbsOf } from './verbs.ts';
import { workingDayVerbs } from './working-day-verbs.ts';

/** The verbs behind the calls of preload/contract-stations.ts, room by room in the same order. */
export function stationVerbs(parts: TerminalParts, names: NameIndex): VerbsOf<typeof stationCalls> {
  return {
    ...backupVerbs(parts),
    ...displayVerbs(parts),
    ...workingDayVerbs(parts, names),
    ...trainingVerbs(parts),
    ...setupVerbs(parts),
    ...kioskVerbs(parts),
    ...kioskServiceVerbs(parts),
    ...staffCallVerbs(parts),
    ...agentVerbs(parts),
    ...windowVerbs(parts),
    printSheet: (input) => printSheet(parts, input),
    work: () => ok(parts.work.underWay()),
    searchReading: () => ok(names.reading()),
    diskRoom: async () => ok(await diskRoom(parts)),
  };
}
