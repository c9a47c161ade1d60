import type { displayCalls } from '../preload/contract-display.ts';
import { ok } from './domain/result.ts';
import { askOnDisplay, citizenWord, clearDisplay, signOnPad } from './usecases/display.ts';
import type { TerminalParts } from './usecases/parts.ts';
import type { VerbsOf } from './verbs.ts';

export function displayVerbs(parts: TerminalParts): VerbsOf<typeof displayCalls> {
  return {
    displayState: () => ok(parts.display.state()),
    askOnDisplay: (input) => askOnDisplay(parts, input),
    clearDisplay: () => clearDisplay(parts),
    citizenWord: (input) => citizenWord(parts, input),
    signOnPad: (input) => signOnPad(parts, input),
  };
}
