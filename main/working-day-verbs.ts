import type { workingDayCalls } from '../preload/contract-working-day.ts';
import { boardVerbs } from './board-verbs.ts';
import { closingVerbs } from './closing-verbs.ts';
import { queueVerbs } from './queue-verbs.ts';
import { searchVerbs } from './search-verbs.ts';
import type { NameIndex } from './usecases/name-index.ts';
import type { TerminalParts } from './usecases/parts.ts';
import type { VerbsOf } from './verbs.ts';

export function workingDayVerbs(parts: TerminalParts, names: NameIndex): VerbsOf<typeof workingDayCalls> {
  return { ...queueVerbs(parts), ...closingVerbs(parts, names), ...searchVerbs(parts, names), ...boardVerbs(parts) };
}
