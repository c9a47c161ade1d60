import { isTrainingDesk } from '../../main/domain/training.ts';

/** RxDB's Dexie storage keeps each collection in an IndexedDB database of this prefix. */
const prefix = 'rxdb-dexie-desk-';

/** Deletes the desks of other generations, practice and real work each their own; `keep: null` clears all there are. */
export async function removeDesks(keep: number | null): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const present = await indexedDB.databases();
  const doomed = present
    .map((database) => database.name ?? '')
    .filter((name) => name.startsWith(prefix) && (keep === null || isOlder(name, keep)));
  await Promise.all(doomed.map(removeDatabase));
}

function isOlder(name: string, keep: number): boolean {
  const generation = Number.parseInt(name.slice(prefix.length), 10);
  return generation !== keep && isTrainingDesk(generation) === isTrainingDesk(keep);
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    // another window still holds it open; the engine deletes it when that window lets go
    request.onblocked = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
