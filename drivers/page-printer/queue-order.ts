import type { PageQueue } from './port.ts';

/** The default queue first, then by name. */
export function inOrder(queues: readonly PageQueue[]): readonly PageQueue[] {
  return queues.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault) || (a.name < b.name ? -1 : 1));
}
