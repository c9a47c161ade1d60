import type { kioskServiceCalls } from '../../../preload/contract-kiosk-services.ts';
import type { VerbsOf } from '../../verbs.ts';
import type { TerminalParts } from '../parts.ts';
import { filePreCheck, kioskFilings, preCheckDraft } from './filings.ts';
import { kioskMatters } from './matters.ts';
import { printFiling, printNeeds, printProgress } from './slips.ts';

export function kioskServiceVerbs(parts: TerminalParts): VerbsOf<typeof kioskServiceCalls> {
  return {
    preCheckDraft: (input) => preCheckDraft(parts, input),
    filePreCheck: (input) => filePreCheck(parts, input),
    kioskFilings: () => kioskFilings(parts),
    printFiling: (input) => printFiling(parts, input),
    printNeeds: (input) => printNeeds(parts, input),
    kioskMatters: () => kioskMatters(parts),
    printProgress: (input) => printProgress(parts, input),
  };
}
