import { filter, firstValueFrom, race, timer } from 'rxjs';
import { map } from 'rxjs/operators';
import type { Draft } from '../../main/domain/application.ts';
import { noteTrouble } from '../trouble-note.ts';
import { deskReady, rebuildDesk } from './current-desk.ts';
import { toDeskDocument } from './documents.ts';
import { createSignal } from './signal.ts';

export type DraftChange = (draft: Draft) => Draft;

/** Changes not yet written to the desk, by draft; screens show them at once, so that typing never lags. */
export const pendingChanges = createSignal<ReadonlyMap<string, readonly DraftChange[]>>(new Map());

/**
 * Changes a draft: at once on the screen, within milliseconds on the desk, within a second in the ledger. Changes of one
 * draft apply in the order given, each to the result of the one before. When the desk can't be written, it is laid out
 * anew and the change applied there.
 */
export async function editDraft(id: string, change: DraftChange): Promise<void> {
  pendingChanges.set(new Map(pendingChanges.value()).set(id, [...(pendingChanges.value().get(id) ?? []), change]));
  try {
    await write(id, change).catch(async (reason: unknown) => {
      noteTrouble('the desk could not be written and is laid out anew', reason);
      await rebuildDesk();
      await write(id, change);
    });
  } finally {
    const left = (pendingChanges.value().get(id) ?? []).filter((pending) => pending !== change);
    const next = new Map(pendingChanges.value());
    if (left.length > 0) next.set(id, left);
    else next.delete(id);
    pendingChanges.set(next);
  }
}

/** A draft just started is on its way to the desk. */
const arrivalMs = 5_000;

async function write(id: string, change: DraftChange): Promise<void> {
  const desk = await deskReady();
  const document = await firstValueFrom(
    race(
      desk.collections.drafts.findOne(id).$.pipe(filter((found) => found !== null)),
      timer(arrivalMs).pipe(map(() => null)),
    ),
  );
  if (!document) return; // accepted or discarded meanwhile; the screen that shows it is told by its absence
  await document.incrementalModify((data) => {
    const changed = toDeskDocument('drafts', id, plain(change(plain(data.body as Draft))));
    return Object.assign(data, changed);
  });
}

/** JSON in and out: `undefined` and shared references must not reach the store. */
const plain = (draft: Draft): Draft => JSON.parse(JSON.stringify(draft)) as Draft;
