import { distinctMaterials, sizeBytes } from '../outbox/sending-order.ts';
import type { PendingSubmission, SendingProgress, SendingTotals } from '../ports.ts';
import type { RateMeter } from './rate-meter.ts';

/** What is to be sent, what is through, and how long the rest will take. Counts from the first entry until all are through. */
export interface ProgressBook {
  /** All that waits now; what came since the last time is added. */
  expect(waiting: readonly PendingSubmission[]): void;
  /** The county has so much of it by now, be it sent today or before. */
  sent(submission: PendingSubmission, sentBytes: number): void;
  /** On its way no more: through, or kept for later. */
  end(submission: PendingSubmission, isThrough: boolean): void;
  underWay(): readonly SendingProgress[];
  totals(): SendingTotals | null;
}

export function createProgressBook(meter: RateMeter): ProgressBook {
  const expected = new Map<string, number>();
  const under = new Map<string, SendingProgress>();
  let throughBytes = 0;
  let throughCount = 0;
  /** Ever sent in truth; what the county already had is not counted into the rate. */
  let movedBytes = 0;

  function reset(): void {
    throughBytes = 0;
    throughCount = 0;
  }

  return {
    expect(waiting) {
      if (expected.size === 0) reset();
      for (const submission of waiting) {
        const { applicationId } = submission;
        if (!expected.has(applicationId)) expected.set(applicationId, sizeBytes(submission));
      }
      const ids = new Set(waiting.map(({ applicationId }) => applicationId));
      // Handed to a person, or delivered while nobody looked.
      for (const id of expected.keys()) if (!ids.has(id) && !under.has(id)) expected.delete(id);
    },
    sent(submission, sentBytes) {
      const { applicationId } = submission;
      const before = under.get(applicationId);
      const totalBytes =
        before?.totalBytes ?? distinctMaterials(submission).reduce((sum, one) => sum + one.sizeBytes, 0);
      // The first word says what the county already had.
      if (before) movedBytes += Math.max(0, sentBytes - before.sentBytes);
      meter.note(movedBytes);
      under.set(applicationId, { applicationId, sentBytes, totalBytes });
    },
    end({ applicationId }, isThrough) {
      under.delete(applicationId);
      if (under.size === 0) meter.pause();
      if (!isThrough) return;
      throughBytes += expected.get(applicationId) ?? 0;
      throughCount += 1;
      expected.delete(applicationId);
    },
    underWay: () => [...under.values()],
    totals() {
      if (expected.size === 0) return null;
      const waitingBytes = [...expected.values()].reduce((sum, bytes) => sum + bytes, 0);
      const underWayBytes = [...under.values()].reduce((sum, one) => sum + one.sentBytes, 0);
      const bytesPerSecond = meter.bytesPerSecond();
      const leftBytes = Math.max(0, waitingBytes - underWayBytes);
      return {
        applications: expected.size,
        applicationsSent: throughCount,
        sentBytes: throughBytes + underWayBytes,
        totalBytes: throughBytes + waitingBytes,
        bytesPerSecond: bytesPerSecond === null ? null : Math.round(bytesPerSecond),
        remainingSeconds: bytesPerSecond === null ? null : Math.ceil(leftBytes / bytesPerSecond),
      };
    },
  };
}
