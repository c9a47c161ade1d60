import type { setupCalls } from '../preload/contract-setup.ts';
import { ok } from './domain/result.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { chooseStation, goToSetupStep, setupView } from './usecases/setup.ts';
import type { VerbsOf } from './verbs.ts';

export function setupVerbs(parts: TerminalParts): VerbsOf<typeof setupCalls> {
  return {
    setupState: () => ok(setupView(parts)),
    goToSetupStep: (input) => goToSetupStep(parts, input),
    chooseStation: (input) => chooseStation(parts, input),
  };
}
