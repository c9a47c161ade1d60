import type { RxCollection, RxConflictHandler, WithDeleted } from 'rxdb';
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import type { Draft } from '../../main/domain/application.ts';
import type { Failure } from '../../main/domain/result.ts';
import { call, onLink, onTopic } from '../bridge/client.ts';
import {
  type DeskBodies,
  type DeskCollectionName,
  type DeskDocument,
  goneDocument,
  toDeskDocument,
} from './documents.ts';
import { createDraftPush } from './draft-push.ts';
import { answersSince, type LostAnswer, mergeDrafts } from './merge-drafts.ts';
import { isSameValue } from './same-value.ts';

export interface Checkpoint {
  /** Number of the last change of the ledger that this collection holds. */
  readonly change: number;
}

/** The ledger did not say yes to a pull. */
export class PullRefused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`pull refused: ${failure.code}`);
    this.name = 'PullRefused';
    this.failure = failure;
  }
}

/** RxDB passes on only the text of what a handler throws, so the failures themselves go this way. */
export interface ReplicationWatch {
  readonly onPullRefused: (failure: Failure) => void;
  /** null: the drafts are in the ledger again. */
  readonly onPush: (failure: Failure | null) => void;
}

const retryMs = 1_000;
const batchSize = 100;

/**
 *   ledger --deskPull(after change n)--> desk      at start, at each push of topic `desk`, after each reconnection
 *   desk   --saveDraft--> ledger                   drafts only, as soon as they change
 */
export function replicateCollection<N extends DeskCollectionName>(
  name: N,
  collection: RxCollection<DeskDocument<DeskBodies[N]>>,
  watch: ReplicationWatch,
): { readonly state: RxReplicationState<DeskDocument<DeskBodies[N]>, Checkpoint>; readonly stop: () => void } {
  const news = new Subject<'RESYNC'>();
  const stopTopic = onTopic('desk', () => news.next('RESYNC'));
  const stopLink = onLink((isUp) => {
    if (isUp) news.next('RESYNC');
  });
  const state = replicateRxCollection<DeskDocument<DeskBodies[N]>, Checkpoint>({
    replicationIdentifier: `ledger-${name}`,
    collection,
    retryTime: retryMs,
    // Each window speaks for itself: one that waited for another's lead would never see its desk laid out, and a hung
    // leader would hold back what is typed elsewhere. A draft saved by both is the same answer twice (draft-push.ts).
    waitForLeadership: false,
    pull: { handler: (checkpoint, limit) => pull(name, checkpoint, limit, watch), stream$: news, batchSize },
    ...(name === 'drafts' ? { push: { handler: createDraftPush(watch.onPush) as never, batchSize: 10 } } : {}),
  });
  return {
    state,
    stop: () => {
      stopTopic();
      stopLink();
    },
  };
}

async function pull<N extends DeskCollectionName>(
  name: N,
  checkpoint: Checkpoint | undefined,
  limit: number,
  watch: ReplicationWatch,
): Promise<{ checkpoint: Checkpoint | undefined; documents: WithDeleted<DeskDocument<DeskBodies[N]>>[] }> {
  const reply = await call('deskPull', { collection: name, after: checkpoint?.change ?? 0, limit });
  if (!reply.ok) {
    watch.onPullRefused(reply.failure);
    throw new PullRefused(reply.failure);
  }
  const { changes } = reply.value;
  const last = changes.at(-1);
  return {
    checkpoint: last ? { change: last.change } : checkpoint,
    documents: changes.map(({ id, document }) =>
      document
        ? { ...toDeskDocument(name, id, document as unknown as DeskBodies[N]), _deleted: false }
        : (goneDocument(id) as unknown as WithDeleted<DeskDocument<DeskBodies[N]>>),
    ),
  };
}

/** Two versions of one draft are merged field by field; what gives way is handed to `onLost`. */
export function draftConflicts(
  onLost: (draft: Draft, lost: readonly LostAnswer[]) => void,
): RxConflictHandler<DeskDocument<Draft>> {
  return {
    isEqual: (a, b) => a._deleted === b._deleted && isSameValue(a.body, b.body),
    resolve: async ({ newDocumentState: mine, assumedMasterState: base, realMasterState: stored }) => {
      if (stored._deleted) {
        const lost = answersSince(base?.body ?? null, mine.body);
        if (lost.length > 0) onLost(mine.body, lost);
        return stored;
      }
      const merged = mergeDrafts(base?.body ?? null, mine.body, stored.body);
      if (merged.lost.length > 0) onLost(stored.body, merged.lost);
      return { ...toDeskDocument('drafts', mine.id, merged.draft), _deleted: false };
    },
  };
}
