import type { LedgerFile } from './ledger-file.ts';

export interface CounterTable {
  next(name: string): number;
  raise(name: string, atLeast: number): void;
  current(name: string): number;
}

export function createCounterTable(file: LedgerFile): CounterTable {
  const advance = file.write(
    'INSERT INTO counters (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1',
  );
  const raise = file.write(
    'INSERT INTO counters (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = max(value, ?2)',
  );
  const find = file.read<{ value: number }>('SELECT value FROM counters WHERE name = ?');
  const current = (name: string): number => find.one(name)?.value ?? 0;
  return {
    next(name) {
      advance.run(name);
      return current(name);
    },
    raise: (name, atLeast) => void raise.run(name, atLeast),
    current,
  };
}

/** The change counter of the desk lives beside the named ones, where no caller's name can reach it. */
export function deskCounter(counters: CounterTable): { next(): number; current(): number } {
  return { next: () => counters.next('desk'), current: () => counters.current('desk') };
}

export function namedCounter(name: string): string {
  return `named/${name}`;
}
