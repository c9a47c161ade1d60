import type { PendingSubmission } from '../ports.ts';

/** From this many waiting on, small ones overtake: on a thin line most citizens' applications are through soon. */
export const manyWaiting = 5;

/** Oldest first while few wait; smallest first (oldest among equals) when many do. */
export function sendingOrder(oldestFirst: readonly PendingSubmission[]): readonly PendingSubmission[] {
  if (oldestFirst.length < manyWaiting) return oldestFirst;
  return oldestFirst.toSorted((one, other) => sizeBytes(one) - sizeBytes(other));
}

export function sizeBytes(submission: PendingSubmission): number {
  return submission.materials.reduce((sum, material) => sum + material.sizeBytes, 0);
}

/** One page may serve two materials: each content travels once. */
export function distinctMaterials(submission: PendingSubmission): PendingSubmission['materials'] {
  return [...new Map(submission.materials.map((material) => [material.sha256, material])).values()];
}
