import { type Failure, failed, ok, type Result } from '../../main/domain/result.ts';
import type { County, SyncLog, SyncStore } from '../ports.ts';
import type { ChangesReply } from '../protocol.ts';

export interface Puller {
  /** Pulls until the county has no more. A call made meanwhile causes one more look when this one is done. */
  pull(): Promise<Result<Pulled>>;
}

/** A catalogue that could not be switched is news for the staff, but no trouble of the link. */
export interface Pulled {
  readonly catalogueFailure: Failure | null;
}

export function createPuller(parts: { county: County; store: SyncStore; log: SyncLog }): Puller {
  const { county, store, log } = parts;
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
    let cursor = store.pullCursor();
    // A catalogue that can't be had now must not hold up decisions, nor be forgotten: the stored cursor stays before its
    // announcement, and the pages after it are read (again) meanwhile. Applying a change twice changes nothing.
    let heldCursor: string | null = null;
    let catalogueFailure: Failure | null = null;
    for (;;) {
      const page = await county.changes(cursor);
      if (!page.ok) return page;
      const announced = announcedHash(page.value);
      const isWanted =
        announced === null ? store.catalogueHash() === null && !page.value.more : announced !== store.catalogueHash();
      if (isWanted && !catalogueFailure) {
        const switched = await switchCatalogue(announced !== null);
        if (!switched.ok) {
          catalogueFailure = switched.failure;
          heldCursor = cursor;
        }
      }
      const applied = store.applyChanges(page.value.changes, heldCursor ?? page.value.cursor);
      if (!applied.ok) return applied;
      if (!page.value.more) break;
      if (page.value.cursor === cursor) return failed('county/garbled', 'more changes, but the same cursor');
      cursor = page.value.cursor;
    }
    return ok({ catalogueFailure });
  }

  async function switchCatalogue(isAnnounced: boolean): Promise<Result<void>> {
    const reply = await county.catalogue();
    // A county that has published nothing yet.
    if (!reply.ok && reply.failure.code === 'county/not-found' && !isAnnounced) return ok();
    if (!reply.ok) {
      log.warn({ code: reply.failure.code }, 'catalogue not fetched');
      return reply;
    }
    const { catalogue, hash } = reply.value;
    if (hash === store.catalogueHash()) return ok();
    const stored = store.storeCatalogue(catalogue, hash);
    if (stored.ok) log.info({ version: catalogue.version }, 'catalogue switched');
    return stored;
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

function announcedHash(page: ChangesReply): string | null {
  const announced = page.changes.findLast((change) => change.kind === 'catalogue');
  return announced?.kind === 'catalogue' ? announced.hash : null;
}
