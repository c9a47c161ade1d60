import type { RxReplicationWriteToMasterRow, WithDeleted } from 'rxdb';
import type { Draft } from '../../main/domain/application.ts';
import type { Failure } from '../../main/domain/result.ts';
import { call } from '../bridge/client.ts';
import { type DeskDocument, goneDocument, toDeskDocument } from './documents.ts';
import { isSameValue } from './same-value.ts';

type DraftDocument = DeskDocument<Draft>;

/** Thrown so that RxDB keeps the change and tries again; the failure is shown meanwhile. */
export class DraftNotStored extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`draft not stored: ${failure.code}`);
    this.name = 'DraftNotStored';
    this.failure = failure;
  }
}

/**
 * Carries changed drafts to the ledger, one by one, and answers with the ledger's version of those that it refused.
 *
 * A draft on the desk names the revision that it was pulled with. While the clerk types on, the desk's own saves move
 * the ledger's revision ahead of that; `ownRevision` remembers how far the desk itself moved it, so that its next save
 * is not taken for a stranger's. It is never moved by a pull: a pulled revision may carry changes the desk has not seen.
 */
export function createDraftPush(onPush: (failure: Failure | null) => void) {
  const ownRevision = new Map<string, number>();

  async function pushOne(
    row: RxReplicationWriteToMasterRow<DraftDocument>,
  ): Promise<WithDeleted<DraftDocument> | null> {
    const { newDocumentState, assumedMasterState } = row;
    const draft = newDocumentState.body;
    if (newDocumentState._deleted || isSameValue(assumedMasterState?.body, draft)) return null;
    const revision = Math.max(draft.revision, ownRevision.get(draft.id) ?? 0);
    const reply = await call('saveDraft', { draft: { ...draft, revision } });
    if (!reply.ok) {
      if (reply.failure.code === 'application/not-found') return goneDocument(draft.id) as WithDeleted<DraftDocument>;
      throw new DraftNotStored(reply.failure);
    }
    const stored = reply.value.draft;
    if (!stored) return goneDocument(draft.id) as WithDeleted<DraftDocument>;
    if (reply.value.stored || isSameValue(typed(stored), typed(draft))) {
      ownRevision.set(draft.id, stored.revision);
      return null;
    }
    return { ...toDeskDocument('drafts', draft.id, stored), _deleted: false };
  }

  return async function push(
    rows: RxReplicationWriteToMasterRow<DraftDocument>[],
  ): Promise<WithDeleted<DraftDocument>[]> {
    const conflicts: WithDeleted<DraftDocument>[] = [];
    let notStored: unknown = null;
    for (const row of rows) {
      try {
        const conflict = await pushOne(row);
        if (conflict) conflicts.push(conflict);
      } catch (reason) {
        notStored = reason; // one draft's trouble must not hold back the others
      }
    }
    onPush(notStored instanceof DraftNotStored ? notStored.failure : null);
    if (notStored) throw notStored;
    return conflicts;
  };
}

/** What a repeated save must agree in: the answers, not the counters. */
const typed = ({ form, situation, provenance, identity, materials, preCheck }: Draft): unknown => ({
  settled: preCheck?.settled,
  form,
  situation,
  provenance,
  identity,
  materials,
});
