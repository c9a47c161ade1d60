import { lacking, type OpenedPublication, type PublicationRef } from '../../main/domain/publication.ts';
import type { Failure, Result } from '../../main/domain/result.ts';
import { isSameKey } from '../crypto/keys.ts';
import { openPublication } from '../open-publication.ts';
import type { County, EngineClock, SyncLog, SyncStore } from '../ports.ts';
import type { PublicationReply } from '../protocol.ts';

export interface PublicationFollower {
  /** Fetches and switches whatever differs from what the county says; the first thing that went wrong, or null. */
  follow(published: readonly PublicationRef[]): Promise<Failure | null>;
}

/** A refused version stays what it is: it is fetched again so much later, and not with every contact. */
const refusedForMs = 10 * 60_000;

export function createPublicationFollower(parts: {
  readonly county: County;
  readonly store: SyncStore;
  readonly clock: Pick<EngineClock, 'monotonicMs'>;
  readonly log: SyncLog;
  /** Asks the county who it is. */
  readonly probe: () => Promise<Result<unknown>>;
}): PublicationFollower {
  const { county, store, clock, log } = parts;
  const refused = new Map<string, { readonly failure: Failure; readonly atMs: number }>();

  /** A county that has changed its key a moment ago signs by one that nobody here knows yet: asked who it is, it says so. */
  async function openFetched(fetched: PublicationReply): Promise<Result<OpenedPublication>> {
    const known = store.countyKey();
    const opened = await openPublication(fetched, known);
    if (opened.ok || opened.failure.code !== 'publication/bad-signature') return opened;
    const asked = await parts.probe();
    const now = store.countyKey();
    const isAnother = asked.ok && now !== null && (known === null || !isSameKey(known, now));
    return isAnother ? openPublication(fetched, now) : opened;
  }

  async function take(wanted: PublicationRef): Promise<Result<void>> {
    const { kind, scope, version } = wanted;
    const name = `${kind}/${scope}/${version}/${wanted.hash}`;
    const before = refused.get(name);
    if (before && clock.monotonicMs() - before.atMs < refusedForMs) return { ok: false, failure: before.failure };
    const fetched = await county.publication(wanted);
    if (!fetched.ok) return fetched;
    const opened = await openFetched(fetched.value);
    const switched = opened.ok ? store.switchPublication(opened.value) : opened;
    if (switched.ok) {
      refused.delete(name);
      log.info({ kind, scope, version: fetched.value.version }, 'publication switched');
      return switched;
    }
    log.warn(
      { kind, scope, version, code: switched.failure.code, detail: switched.failure.detail },
      'publication refused',
    );
    if (!before) store.noteRefusedPublication(wanted, switched.failure);
    refused.set(name, { failure: switched.failure, atMs: clock.monotonicMs() });
    return switched;
  }

  return {
    async follow(published) {
      let first: Failure | null = null;
      for (const wanted of lacking(published, store.publications())) {
        const taken = await take(wanted);
        if (!taken.ok) first ??= taken.failure;
      }
      const left = store.leavePublications(published);
      if (!left.ok) first ??= left.failure;
      return first;
    },
  };
}
