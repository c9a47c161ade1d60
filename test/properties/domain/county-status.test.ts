import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Application } from '../../../main/domain/application.ts';
import { applyCountyStatus, type CountyStatus } from '../../../main/domain/status.ts';

const application = { state: 'ACCEPTED', countyNumber: null, decision: null, countyStatusVersion: 0 } as Application;
const rank: Partial<Record<Application['state'], number>> = { ACCEPTED: 0, PROCESSING: 1, APPROVED: 2, DENIED: 2 };

/** What one county may say about one application: versions grow, and each word agrees with itself. */
const history = fc
  .array(fc.constantFrom('ACCEPTED' as const, 'PROCESSING' as const, 'APPROVED' as const, 'DENIED' as const), {
    minLength: 1,
    maxLength: 6,
  })
  .map((states) =>
    [...states]
      .sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0))
      .map((state, index): CountyStatus => {
        const outcome = state === 'APPROVED' ? 'approved' : state === 'DENIED' ? 'denied' : null;
        return {
          statusVersion: index + 1,
          state: state as CountyStatus['state'],
          countyNumber: 'C-1',
          decision: outcome && { outcome, reason: '', decidedBy: '县', decidedAt: '2026-11-23T01:00:00Z' },
        };
      }),
  );

it('words that are repeated, lost or come in any order end in the newest one that arrived, and never step back', () => {
  fc.assert(
    fc.property(
      history.chain((said) =>
        fc.tuple(fc.constant(said), fc.array(fc.nat(said.length - 1), { minLength: 1, maxLength: 20 })),
      ),
      ([said, order]) => {
        let held = application;
        for (const index of order) {
          const before = held;
          held = applyCountyStatus(held, said[index] as CountyStatus);
          expect(rank[held.state]).toBeGreaterThanOrEqual(rank[before.state] ?? 0);
          expect(held.countyStatusVersion).toBeGreaterThanOrEqual(before.countyStatusVersion);
        }
        const newest = said[Math.max(...order)] as CountyStatus;
        expect({ state: held.state, version: held.countyStatusVersion, decision: held.decision }).toEqual({
          state: newest.state,
          version: newest.statusVersion,
          decision: newest.decision,
        });
      },
    ),
  );
});
