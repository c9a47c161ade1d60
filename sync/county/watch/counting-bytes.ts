import type { DataStore } from '@tus/server';

/** The same store, which tells how many bytes each write brought. */
export function countingBytes<Store extends DataStore>(store: Store, onBytes: (count: number) => void): Store {
  const write = store.write.bind(store);
  store.write = async (stream, id, offset) => {
    const end = await write(stream, id, offset);
    onBytes(Math.max(0, end - offset));
    return end;
  };
  return store;
}
