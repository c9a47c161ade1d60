import type { Failure, Result } from '../../main/domain/result.ts';

/** Shows a paper that the main process has made; what was in the way, or null. */
export async function openPaper(asked: Promise<Result<{ readonly url: string }>>): Promise<Failure | null> {
  const made = await asked;
  if (!made.ok) return made.failure;
  globalThis.open(made.value.url, '_blank', 'noopener');
  return null;
}
