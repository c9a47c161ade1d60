import type { FieldProblem } from '../../../../main/domain/result.ts';

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
  if (pointer.startsWith('/identity') || pointer.startsWith('/handledBy')) return 'identity';
  return 'form';
}

/** A tick is a statement: form and materials get theirs only after the main process found nothing missing there. */
export function stepStatus(
  key: StepKey,
  current: StepKey,
  problems: readonly FieldProblem[] | null,
): 'process' | 'wait' | 'finish' | 'error' {
  if (key === current) return 'process';
  if (stepKeys.indexOf(key) > stepKeys.indexOf(current)) return 'wait';
  if (key === 'item') return 'finish';
  if (problems?.some((problem) => stepOf(problem.pointer) === key)) return 'error';
  return problems !== null || key === 'identity' ? 'finish' : 'wait';
}
