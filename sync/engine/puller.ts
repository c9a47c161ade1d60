import { type Failure, failed, ok, type Result } from '../../main/domain/result.ts';
import type { County, SyncLog, SyncStore } from '../ports.ts';
import { catchUp } from './catch-up.ts';
import type { PublicationFollower } from './publications.ts';

export interface Puller {
  /** Pulls until the county has no more. A call made meanwhile causes one more look when this one is done. */
  pull(): Promise<Result<Pulled>>;
}

/** A publication that could not be switched is news for the staff, but no trouble of the link. */
export interface Pulled {
  readonly publicationFailure: Failure | null;
  /** The county holds less than it once confirmed: the rest must be shipped again. */
  readonly isRestored: boolean;
}

interface PullerParts {
  readonly county: County;
  readonly store: SyncStore;
  readonly publications: PublicationFollower;
  readonly log: SyncLog;
  /** Is it still our county at the other end? */
  readonly confirm: () => Promise<Result<void>>;
}

export function createPuller({ county, store, publications, log, confirm }: PullerParts): Puller {
  let underWay: Promise<Result<Pulled>> | null = null;
  let isAskedAgain = false;

  async function pullAll(): Promise<Result<Pulled>> {
    let result: Result<Pulled>;
    do {
      isAskedAgain = false;
      result = await pullOnce();
    } while (isAskedAgain && result.ok);
    return result;
  }

  async function pullOnce(): Promise<Result<Pulled>> {
    const confirmed = await confirm();
    if (!confirmed.ok) return confirmed;
    const known = await catchUp({ county, store, log });
    if (!known.ok) return known;
    let cursor = store.pullCursor();
    let isRestored = false;
    for (;;) {
      const shippedBefore = store.shippedSeq();
      const page = await county.changes(cursor);
      if (!page.ok) return page;
      const { head } = page.value;
      if (head) {
        const checked = store.checkHead(head, shippedBefore);
        if (!checked.ok) return checked;
        if (checked.value) log.warn({ anchoredSeq: head.anchoredSeq, shippedBefore }, 'the county was restored');
        isRestored ||= checked.value;
      }
      const applied = store.applyChanges(page.value.changes, page.value.cursor, page.value.ownPlace);
      if (!applied.ok) return applied;
      if (!page.value.more) {
        // Compared at every contact: an announcement that was missed, or a body that was damaged here, is made good.
        const publicationFailure = await publications.follow(page.value.published ?? []);
        return ok({ publicationFailure, isRestored });
      }
      if (page.value.cursor === cursor) return failed('county/garbled', 'more changes, but the same cursor');
      cursor = page.value.cursor;
    }
  }

  return {
    pull() {
      if (underWay) {
        isAskedAgain = true;
        return underWay;
      }
      underWay = pullAll().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
}
