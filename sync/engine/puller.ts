import { type Failure, failed, ok, type Result } from '../../main/domain/result.ts';
import type { County, SyncLog, SyncStore } from '../ports.ts';
import type { Change, ChangesReply } from '../protocol.ts';

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
      if (!catalogueFailure && needsCatalogue(page.value)) {
        const switched = await switchCatalogue();
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

  function needsCatalogue(page: ChangesReply): boolean {
    const announced = page.changes.findLast((change): change is CatalogueChange => change.kind === 'catalogue');
    const held = store.catalogueHash();
    return announced ? announced.hash !== held : held === null && !page.more;
  }

  async function switchCatalogue(): Promise<Result<void>> {
    const reply = await county.catalogue();
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

type CatalogueChange = Extract<Change, { kind: 'catalogue' }>;
