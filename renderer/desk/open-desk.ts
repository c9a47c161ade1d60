import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb';
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Draft } from '../../main/domain/application.ts';
import type { Failure } from '../../main/domain/result.ts';
import { noteTrouble } from '../trouble-note.ts';
import { isDeskComplete } from './desk-audit.ts';
import {
  type DeskBodies,
  type DeskCollectionName,
  type DeskDocument,
  deskCollectionNames,
  deskSchema,
} from './documents.ts';
import type { LostAnswer } from './merge-drafts.ts';
import { removeDesks } from './old-desks.ts';
import { draftConflicts, PullRefused, replicateCollection } from './replication.ts';
import { importDeskKey, sealedStorage } from './sealed-storage.ts';

export type DeskCollections = { readonly [N in DeskCollectionName]: RxCollection<DeskDocument<DeskBodies[N]>> };

/** 案头: the bounded, disposable replica of the ledger that the screens live on (design §4). */
export interface Desk {
  readonly collections: DeskCollections;
  /** Waits until every change made here is in the ledger. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly generation: number;
  /** 32 bytes, base64. */
  readonly key: string;
  readonly onTrouble: (failure: Failure | null) => void;
  readonly onLost: (draft: Draft, lost: readonly LostAnswer[]) => void;
  /** Where the desk is kept; Dexie on IndexedDB unless a test says otherwise. */
  readonly storage?: RxStorage<unknown, unknown>;
  readonly multiInstance?: boolean;
  /** Deletes every desk, whatever its generation. */
  readonly discardAll?: () => Promise<void>;
}

addRxPlugin(RxDBLeaderElectionPlugin);

/**
 * Opens the desk of a generation, fetches what it lacks, and compares it with the ledger. A desk that can't be read or
 * that misses documents (the engine deletes damaged databases without a word) is thrown away and fetched anew, once.
 */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  await removeDesks(options.generation);
  try {
    const desk = await tryOpen(options);
    if (await isDeskComplete(desk.collections)) return desk;
    await desk.close();
  } catch (reason) {
    if (reason instanceof PullRefused) throw reason;
    noteTrouble('the desk could not be read and is fetched anew', reason);
  }
  await (options.discardAll ?? discardAllDesks)();
  return tryOpen(options);
}

export const discardAllDesks = (): Promise<void> => removeDesks(null);

async function tryOpen(options: DeskOptions): Promise<Desk> {
  const storage = options.storage ?? dexieStorage();
  const database: RxDatabase = await createRxDatabase({
    name: `desk-${options.generation}`,
    storage: sealedStorage(storage, await importDeskKey(options.key)),
    multiInstance: options.multiInstance ?? true,
    closeDuplicates: true,
  });
  try {
    return await replicated(database, options);
  } catch (reason) {
    await database.close();
    throw reason;
  }
}

async function replicated(database: RxDatabase, options: DeskOptions): Promise<Desk> {
  const collections = (await database.addCollections({
    drafts: { schema: deskSchema, conflictHandler: draftConflicts(options.onLost) },
    applications: { schema: deskSchema },
    items: { schema: deskSchema },
    notices: { schema: deskSchema },
  })) as unknown as DeskCollections;
  const refusal = Promise.withResolvers<never>();
  const running = deskCollectionNames.map((name) =>
    replicateCollection(name, collections[name] as never, {
      onPush: options.onTrouble,
      onPullRefused: (failure) => refusal.reject(new PullRefused(failure)),
    }),
  );
  // a refusal after the first pull is retried by the replication; nobody waits for this promise then
  refusal.promise.catch(() => undefined);
  // a refused first pull (locked, say) is an answer; RxDB alone would go on asking for ever
  await Promise.race([Promise.all(running.map(({ state }) => state.awaitInitialReplication())), refusal.promise]);
  return {
    collections,
    settled: async () => {
      await Promise.all(running.map(({ state }) => state.awaitInSync()));
    },
    close: async () => {
      for (const { stop } of running) stop();
      await database.close();
    },
  };
}

let dexie: RxStorage<unknown, unknown> | null = null;
/** One storage for all: RxDB caches the first opener's settings by database name. */
function dexieStorage(): RxStorage<unknown, unknown> {
  dexie ??= getRxStorageDexie({ chromeTransactionDurability: 'strict' }) as RxStorage<unknown, unknown>;
  return dexie;
}
