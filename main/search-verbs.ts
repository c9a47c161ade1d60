import type { searchCalls } from '../preload/contract-search.ts';
import type { NameIndex } from './usecases/name-index.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { createLedgerSearch } from './usecases/search/search-ledger.ts';
import type { VerbsOf } from './verbs.ts';

export function searchVerbs(parts: TerminalParts, names: NameIndex): VerbsOf<typeof searchCalls> {
  return { searchLedger: createLedgerSearch(parts, names) };
}
