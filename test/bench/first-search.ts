import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { must } from '../../main/domain/result.ts';
import type { Ledger } from '../../main/ledger/port.ts';
import { openSqliteLedger } from '../../main/ledger/sqlite/sqlite-ledger.ts';
import { createNameIndex } from '../../main/usecases/name-index.ts';
import type { TerminalParts } from '../../main/usecases/parts.ts';
import { createLedgerSearch } from '../../main/usecases/search/search-ledger.ts';
import { createSealer } from '../../main/vault/aes-sealer.ts';
import { accept, anApplication } from '../contract/ledger-fixtures.ts';
import { print } from './spread.ts';

const filled = 100_000;
const targetMs = 1_000;
const lookEveryMs = 5;
const first = Date.parse('2026-01-01T00:00:00.000Z');
const noFilter = { itemCode: null, whereabouts: null, from: null, to: null, channel: null, operatorId: null };

/**
 * The first search of the day at a ledger of 100,000: while nothing is known yet, and after somebody has signed in and the
 * ledger was read ahead in the background; and how long that reading keeps anything else waiting.
 */
export async function benchFirstSearch(): Promise<void> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'bench-search-'));
  const ledger = must(
    openSqliteLedger({
      path: path.join(directory, 'ledger.db'),
      sealer: createSealer(new Uint8Array(32).fill(7)),
      now: () => new Date(),
      monotonicMs: () => performance.now(),
    }),
  );
  try {
    fill(ledger);
    for (const query of ['zhangsan', '13900000001']) {
      const cold = desk(ledger);
      print({ bench: 'first-search', query, at: filled, isReadAhead: false, ...(await cold.search(query)) });
    }
    const warm = desk(ledger);
    const start = performance.now();
    const longestWaitMs = await longestWait(warm.names.readAhead());
    print({ bench: 'read-ahead', at: filled, ms: round(performance.now() - start), longestWaitMs });
    for (const query of ['zhangsan', '13900000001'])
      print({ bench: 'first-search', query, at: filled, isReadAhead: true, targetMs, ...(await warm.search(query)) });
  } finally {
    ledger.close();
    rmSync(directory, { recursive: true });
  }
}

function desk(ledger: Ledger) {
  const names = createNameIndex(ledger);
  // Neither statistics nor devices: a search by name or phone asks the ledger and who is signed in.
  const parts = {
    ledger,
    station: 'window',
    session: { operator: { id: 'W01', name: '李慧', post: '窗口' } },
  } as unknown as TerminalParts;
  const search = createLedgerSearch(parts, names);
  return {
    names,
    async search(query: string) {
      const start = performance.now();
      const found = search({ query, filter: noFilter, offset: 0, limit: 50 });
      const longestWaitMs = await longestWait(found);
      return { found: must(await found).total, ms: round(performance.now() - start), longestWaitMs };
    },
  };
}

/** How long a timer that is due at once had to wait at worst while this went on. */
async function longestWait(work: Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const watch = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - lookEveryMs);
    last = now;
  }, lookEveryMs);
  await work;
  clearInterval(watch);
  return round(longest);
}

function fill(ledger: Ledger): void {
  const families = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张';
  for (let from = 1; from <= filled; from += 2000) {
    must(
      ledger.transact((writer) => {
        for (let number = from; number < from + 2000; number += 1)
          accept(
            writer,
            anApplication(number, {
              applicantName: `${families.charAt(number % families.length)}${String.fromCodePoint(0x4e00 + (number % 5000))}`,
              phone: `139${String(number).padStart(8, '0')}`,
              receivedAt: new Date(first + number * 60_000).toISOString(),
            }),
          );
      }),
    );
  }
}

const round = (ms: number): number => Math.round(ms);
