export type StepKey = 'identity' | 'item' | 'form' | 'materials' | 'review';
export const stepKeys: readonly StepKey[] = ['identity', 'item', 'form', 'materials', 'review'];

/** Once a draft is begun its item stands, so going on or back never leads through that step. */
export const stepAfter = (step: StepKey): StepKey =>
  step === 'identity' ? 'form' : (stepKeys[stepKeys.indexOf(step) + 1] ?? 'review');

export const stepBefore = (step: StepKey): StepKey | null =>
  step === 'form' ? 'identity' : step === 'materials' ? 'form' : step === 'review' ? 'materials' : null;

/** Where a problem is put right. */
export function stepOf(pointer: string): StepKey {
  if (pointer.startsWith('/materials')) return 'materials';
  if (pointer.startsWith('/identity')) return 'identity';
  return 'form';
}
