import type { LedgerFacts } from '../port.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import type { LedgerFile } from './ledger-file.ts';

/** The facts of the port, and those that the ledger keeps for itself. */
interface OwnFacts {
  chainHead: unknown;
  currentCatalogue: number;
  /** Opens under the right data key: tells a wrong key from altered bytes. */
  keyCheck: 'township-window';
}
export type FactKey = keyof LedgerFacts | keyof OwnFacts;
type FactValue<K extends FactKey> = K extends keyof LedgerFacts
  ? LedgerFacts[K]
  : K extends keyof OwnFacts
    ? OwnFacts[K]
    : never;

export interface FactTable {
  /** Throws where the stored value was altered. */
  get<K extends FactKey>(key: K): FactValue<K> | null;
  set<K extends FactKey>(key: K, value: FactValue<K>): void;
}

/** Single sealed values. Read through: facts are asked for with every event, and there are a dozen of them. */
export function createFactTable(file: LedgerFile): FactTable & { forgetCache(): void } {
  const find = file.read<{ value: Uint8Array }>('SELECT value FROM facts WHERE key = ?');
  const store = file.write(
    'INSERT INTO facts (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const cache = new Map<string, string | null>();

  const textOf = (key: string): string | null => {
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const row = find.one(key);
    const text = row ? JSON.stringify(openJson(file.sealer, row.value, `facts/${key}`)) : null;
    cache.set(key, text);
    return text;
  };

  return {
    get(key) {
      const text = textOf(key);
      return text === null ? null : JSON.parse(text);
    },
    set(key, value) {
      store.run(key, sealJson(file.sealer, value, `facts/${key}`));
      cache.set(key, JSON.stringify(value));
    },
    /** After a roll back the cache may be ahead of the file. */
    forgetCache: () => cache.clear(),
  };
}
