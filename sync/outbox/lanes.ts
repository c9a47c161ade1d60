import type { PendingSubmission } from '../ports.ts';
import { sendingOrder, sizeBytes } from './sending-order.ts';

/**
 * Of these at most all but one hold something large, so that small applications are never stuck behind scans alone. With
 * two large ones only, a long line stood still whenever both came to their end together.
 */
export const laneCount = 4;
const largeFromBytes = 256 * 1024;

/** Which applications are on their way now. Guarantee: never two steps of one application at once. */
export interface Lanes {
  /** The next that may go, which takes a lane; null when there is none, or only large ones and their lanes are full. */
  take(waiting: readonly PendingSubmission[], bytesPerSecond: number): PendingSubmission | null;
  /** It is through, or will not be tried again in this run. */
  leave(submission: PendingSubmission): void;
  size(): number;
}

export function createLanes(): Lanes {
  const taken = new Map<string, PendingSubmission>();
  const isLarge = (submission: PendingSubmission) => sizeBytes(submission) >= largeFromBytes;
  return {
    take(waiting, bytesPerSecond) {
      if (taken.size >= laneCount) return null;
      const large = [...taken.values()].filter(isLarge).length;
      const next = sendingOrder(waiting, bytesPerSecond).find(
        (one) => !taken.has(one.applicationId) && (large < laneCount - 1 || !isLarge(one)),
      );
      if (!next) return null;
      taken.set(next.applicationId, next);
      return next;
    },
    leave: ({ applicationId }) => void taken.delete(applicationId),
    size: () => taken.size,
  };
}
