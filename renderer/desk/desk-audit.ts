import { call } from '../bridge/client.ts';
import { type DeskCollectionName, deskCollectionNames } from './documents.ts';
import type { DeskCollections } from './open-desk.ts';
import { PullRefused } from './replication.ts';

const pageSize = 500;

/**
 * Whether the desk holds every document that the ledger has on it. The checkpoint alone proves nothing: it lives in a
 * database of its own and survives when the browser engine throws a collection away.
 */
export async function isDeskComplete(collections: DeskCollections): Promise<boolean> {
  for (const name of deskCollectionNames) {
    if (!(await holdsAll(name, collections))) return false;
  }
  return true;
}

async function holdsAll(name: DeskCollectionName, collections: DeskCollections): Promise<boolean> {
  let after = 0;
  for (;;) {
    const reply = await call('deskPull', { collection: name, after, limit: pageSize });
    if (!reply.ok) throw new PullRefused(reply.failure);
    const { changes } = reply.value;
    const expected = changes.filter((change) => change.document !== null).map((change) => change.id);
    const held = await collections[name].findByIds(expected).exec();
    if (expected.some((id) => !held.has(id))) return false;
    const last = changes.at(-1);
    if (!last || changes.length < pageSize) return true;
    after = last.change;
  }
}
