import { failed, ok, type Result } from '../../main/domain/result.ts';
import type { County, SyncLog, SyncStore } from '../ports.ts';

/**
 * 接回: the first contact after a restore. The county says page by page what this terminal wrote after its backup was made;
 * each page is looked at and kept before the next is asked for. Nothing else happens before.
 */
export async function catchUp({
  county,
  store,
  log,
}: {
  readonly county: Pick<County, 'ownEvents'>;
  readonly store: SyncStore;
  readonly log: SyncLog;
}): Promise<Result<void>> {
  for (;;) {
    const known = store.ownChainKnown();
    if (known === null) return ok();
    const page = await county.ownEvents(known.seq);
    // A county of an older release has no such call: that is for a person, and nothing is written meanwhile.
    if (!page.ok) {
      const { code, detail } = page.failure;
      return code === 'county/not-found' ? failed('county/not-caught-up', detail ?? code) : page;
    }
    const { events, anchoredSeq, anchoredHash } = page.value;
    if (events.length === 0) {
      // Where the county ends with this very event, or before it, there is nothing to fetch; the head is looked at next.
      if (anchoredSeq > known.seq)
        return failed('county/garbled', `no events after ${known.seq}, but a head at ${anchoredSeq}`);
      if (anchoredSeq === known.seq && anchoredHash !== known.hash) {
        return failed('county/chain-conflict', `the county holds another event ${anchoredSeq}`);
      }
      log.info({ seq: known.seq }, 'a restored terminal knows its own chain again');
      return store.caughtUp();
    }
    const taken = store.takeIn(page.value);
    if (!taken.ok) return taken;
    log.info({ fromSeq: events[0]?.seq, events: events.length }, 'own events came back from the county');
  }
}
