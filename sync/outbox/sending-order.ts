import type { PendingSubmission } from '../ports.ts';

/** What a line carries while nothing is known of it: a village's GPRS on a good day. */
export const thinLineBytesPerSecond = 16 * 1024;

/**
 * Small ones first, and nobody starves: an application stands in line at the moment at which it would be through, had the
 * line been its own since it was accepted. So a scan of an hour is overtaken by whatever small came up to an hour later,
 * and by nothing that came after that. The place does not change while it waits.
 */
export function sendingOrder(
  waiting: readonly PendingSubmission[],
  bytesPerSecond = thinLineBytesPerSecond,
): readonly PendingSubmission[] {
  const bySeq = firstSteps(waiting);
  // A clock that was ahead must not put the earlier behind everything that comes later.
  let sinceMs = Number.POSITIVE_INFINITY;
  const placed = bySeq.toReversed().map((submission) => {
    sinceMs = Math.min(sinceMs, submission.acceptedAtMs);
    return { submission, placeMs: sinceMs + (sizeBytes(submission) / bytesPerSecond) * 1000 };
  });
  return placed
    .toSorted((one, other) => one.placeMs - other.placeMs || one.submission.eventSeq - other.submission.eventSeq)
    .map(({ submission }) => submission);
}

/** Of each application the first step alone: a correction never goes before what it corrects. In order of their events. */
export function firstSteps(waiting: readonly PendingSubmission[]): readonly PendingSubmission[] {
  const first = new Map<string, PendingSubmission>();
  for (const submission of waiting.toSorted((one, other) => one.eventSeq - other.eventSeq)) {
    if (!first.has(submission.applicationId)) first.set(submission.applicationId, submission);
  }
  return [...first.values()];
}

export function sizeBytes(submission: Pick<PendingSubmission, 'materials'>): number {
  return distinctMaterials(submission).reduce((sum, material) => sum + material.sizeBytes, 0);
}

/** One page may serve two materials: each content travels once. */
export function distinctMaterials(submission: Pick<PendingSubmission, 'materials'>): PendingSubmission['materials'] {
  return [...new Map(submission.materials.map((material) => [material.sha256, material])).values()];
}
