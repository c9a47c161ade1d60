import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { MangoQuery, RxCollection } from 'rxdb';
import type { ApplicationSummary, Draft } from '../../main/domain/application.ts';
import type { Item, Notice } from '../../main/domain/catalogue.ts';
import type { Failure } from '../../main/domain/result.ts';
import { type ChangedElsewhere, changedElsewhere, currentDesk, deskTrouble } from './current-desk.ts';
import type { DeskBodies, DeskCollectionName, DeskDocument } from './documents.ts';
import { pendingChanges } from './edit-draft.ts';
import type { Desk } from './open-desk.ts';
import type { Signal } from './signal.ts';

export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.value);
}

export const useDesk = (): Desk | null => useSignal(currentDesk);
export const useDeskReady = (): boolean => useDesk() !== null;
export const useDeskTrouble = (): Failure | null => useSignal(deskTrouble);
export const useChangedElsewhere = (): readonly ChangedElsewhere[] => useSignal(changedElsewhere);

/** The catalogue's items; null while the desk is being laid out. */
export function useItems(): readonly Item[] | null {
  return useBodies('items', allInOrder);
}

export function useItem(code: string | null): Item | null {
  const items = useItems();
  return items?.find((item) => item.code === code) ?? null;
}

/** Newest first. */
export function useDrafts(): readonly Draft[] | null {
  const stored = useBodies('drafts', allInOrder);
  const pending = useSignal(pendingChanges);
  return useMemo(() => stored?.map((draft) => withPending(draft, pending)) ?? null, [stored, pending]);
}

/** The draft with what was typed a moment ago; null while unknown, and once it was accepted or discarded. */
export function useDraft(id: string | null): Draft | null {
  const drafts = useDrafts();
  return drafts?.find((draft) => draft.id === id) ?? null;
}

/** Newest first; `day` (YYYY-MM-DD, Asia/Shanghai) narrows to what was accepted on it. */
export function useApplications(pick: { readonly day?: string } = {}): readonly ApplicationSummary[] | null {
  const { day } = pick;
  const query = useMemo<Query>(
    () => (day === undefined ? allInOrder : { selector: { day }, sort: [{ order: 'asc' }] }),
    [day],
  );
  return useBodies('applications', query);
}

/** Newest first. */
export function useNotices(): readonly Notice[] | null {
  return useBodies('notices', allInOrder);
}

type Query = MangoQuery<DeskDocument<unknown>>;
const allInOrder: Query = { selector: {}, sort: [{ order: 'asc' }] };

function useBodies<N extends DeskCollectionName>(name: N, query: Query): readonly DeskBodies[N][] | null {
  const desk = useDesk();
  const [bodies, setBodies] = useState<readonly DeskBodies[N][] | null>(null);
  useEffect(() => {
    setBodies(null);
    if (!desk) return;
    const collection = desk.collections[name] as unknown as RxCollection<DeskDocument<DeskBodies[N]>>;
    const watching = collection
      .find(structuredClone(query) as MangoQuery<DeskDocument<DeskBodies[N]>>)
      .$.subscribe((documents) => setBodies(documents.map((document) => document.toJSON().body as DeskBodies[N])));
    return () => watching.unsubscribe();
  }, [desk, name, query]);
  return bodies;
}

function withPending(draft: Draft, pending: ReadonlyMap<string, readonly ((draft: Draft) => Draft)[]>): Draft {
  return (pending.get(draft.id) ?? []).reduce((current, change) => change(current), draft);
}
