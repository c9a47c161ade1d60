import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLanes, laneCount } from '../../../sync/outbox/lanes.ts';
import { firstSteps, sendingOrder, sizeBytes } from '../../../sync/outbox/sending-order.ts';
import type { PendingSubmission } from '../../../sync/ports.ts';

const rate = 16 * 1024;
const step = (seq: number, applicationId: string, bytes: number, acceptedAtMs: number): PendingSubmission => ({
  applicationId,
  eventSeq: seq,
  acceptedAtMs,
  attempts: 0,
  failure: null,
  materials: bytes === 0 ? [] : [{ sha256: `${seq}`, sizeBytes: bytes, mediaType: 'image/jpeg' }],
});
const steps = fc
  .array(fc.record({ id: fc.nat(6), bytes: fc.nat(5_000_000), gapMs: fc.nat(600_000) }), { maxLength: 30 })
  .map((list) => {
    let atMs = 0;
    return list.map(({ id, bytes, gapMs }, index) => {
      atMs += gapMs;
      return step(index + 1, `a${id}`, bytes, atMs);
    });
  });
const idsOf = (order: readonly PendingSubmission[]) => order.map(({ applicationId }) => applicationId);

describe('the order', () => {
  test('small first; age counts', () => {
    const hour = 3_600_000;
    // Two minutes of line, and then another small one each minute.
    const scan = step(1, 'scan', rate * 120, 0);
    const small = [1, 2, 3, 4].map((n) => step(n + 1, `small${n}`, 100, n * 60_000 - 1_000));
    expect(idsOf(sendingOrder([scan, ...small], rate))).toEqual(['small1', 'small2', 'scan', 'small3', 'small4']);
    expect(idsOf(sendingOrder([scan, step(9, 'later', 0, hour)], rate))).toEqual(['scan', 'later']);
  });

  test('a clock that was ahead does not put the earlier behind all that comes later', () => {
    const month = 30 * 24 * 3_600_000;
    const order = sendingOrder([step(1, 'ahead', 10, month), step(2, 'b', 5_000, 1_000), step(3, 'c', 5_000, 2_000)]);
    expect(idsOf(order)).toEqual(['ahead', 'b', 'c']);
  });

  test('of one application, the steps go in their order, one at a time', () => {
    fc.assert(
      fc.property(steps, (waiting) => {
        const order = sendingOrder(waiting, rate);
        expect(new Set(idsOf(order)).size).toBe(order.length);
        for (const one of order) {
          const earliest = Math.min(
            ...waiting.filter((other) => other.applicationId === one.applicationId).map((other) => other.eventSeq),
          );
          expect(one.eventSeq).toBe(earliest);
        }
        expect(order.toSorted((a, b) => a.eventSeq - b.eventSeq)).toEqual(firstSteps(waiting));
      }),
    );
  });

  test('nobody starves: whoever is accepted later than a scan needs for itself never goes before it', () => {
    fc.assert(
      fc.property(steps, (waiting) => {
        const order = sendingOrder(waiting, rate);
        for (const [place, one] of order.entries()) {
          for (const before of order.slice(0, place)) {
            if (before.eventSeq < one.eventSeq) continue;
            expect(before.acceptedAtMs - one.acceptedAtMs).toBeLessThanOrEqual((sizeBytes(one) / rate) * 1000 + 1);
          }
        }
      }),
    );
  });
});

test('lanes: as many as there are, one application in one lane, one of them kept from large ones', () => {
  fc.assert(
    fc.property(steps, fc.array(fc.nat(2), { maxLength: 40 }), (waiting, leavings) => {
      const lanes = createLanes();
      const inside: PendingSubmission[] = [];
      let left = [...waiting];
      const fill = () => {
        for (let next = lanes.take(left, rate); next; next = lanes.take(left, rate)) inside.push(next);
      };
      for (const leaving of leavings) {
        fill();
        expect(inside.length).toBeLessThanOrEqual(laneCount);
        expect(new Set(idsOf(inside)).size).toBe(inside.length);
        expect(inside.filter((one) => sizeBytes(one) >= 256 * 1024).length).toBeLessThan(laneCount);
        const [gone] = inside.splice(leaving % Math.max(1, inside.length), 1);
        if (!gone) break;
        lanes.leave(gone);
        left = left.filter((one) => one !== gone);
      }
    }),
  );
});
