import type { ApplicationSummary, Whereabouts } from '../../domain/application.ts';
import type { Ledger } from '../../ledger/port.ts';

/** What of an application still changes and is searched for. */
export interface MovingFacts {
  /** What has left the desk is decided. */
  whereaboutsOf(id: string): Whereabouts;
  /** Ids of the applications that the county gave a number like this. */
  withCountyNumber(wanted: string): readonly string[];
}

/** Opening these takes some tens of milliseconds on a slow machine. */
const handful = 200;

/** Follows the ledger's changes, as the desk does: after the first look only what moved is read. */
export function createMovingFacts(ledger: Pick<Ledger, 'changes'>): {
  now(): MovingFacts;
  /** 预读, in handfuls: the next `now` finds little to do. */
  read(rest: () => Promise<void>): Promise<void>;
  forget(): void;
} {
  let after = 0;
  const moving = new Map<string, { readonly whereabouts: Whereabouts; readonly countyNumber: string | null }>();

  let round = 0;

  /** False: nothing more has moved. */
  function readHandful(): boolean {
    const changes = ledger.changes('applications', after, handful);
    for (const { id, change, document } of changes) {
      const summary = document as ApplicationSummary | null;
      const before = moving.get(id);
      moving.set(id, {
        whereabouts: summary?.whereabouts ?? 'decided',
        countyNumber: summary?.countyNumber ?? before?.countyNumber ?? null,
      });
      after = change;
    }
    return changes.length === handful;
  }

  return {
    now() {
      while (readHandful());
      return {
        whereaboutsOf: (id) => moving.get(id)?.whereabouts ?? 'decided',
        withCountyNumber: (wanted) =>
          [...moving].flatMap(([id, { countyNumber }]) => (countyNumber?.toLowerCase() === wanted ? [id] : [])),
      };
    },
    async read(rest) {
      const own = round;
      while (own === round && readHandful()) await rest();
    },
    forget() {
      round += 1;
      after = 0;
      moving.clear();
    },
  };
}
