import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runTransaction } from '../../../main/ledger/sqlite/transaction.ts';

let database: DatabaseSync;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE page (bytes BLOB NOT NULL)');
});
afterEach(() => database.close());

const rows = () => database.prepare('SELECT count(*) AS n FROM page').get()?.n;
const insert = (bytes: number) => database.prepare('INSERT INTO page VALUES (?)').run(new Uint8Array(bytes));
const steps = <T>(work: () => T) => ({ work, beforeCommit: () => {}, undo: vi.fn() });

describe('a transaction', () => {
  it('that finds no room is a failure, rolled back and undone', () => {
    database.exec('PRAGMA max_page_count = 6');
    const full = steps(() => {
      insert(10);
      insert(100_000);
    });
    expect(runTransaction(database, full)).toMatchObject({ ok: false, failure: { code: 'ledger/full' } });
    expect(full.undo).toHaveBeenCalledOnce();
    expect(rows()).toBe(0);
    expect(database.isTransaction).toBe(false);
    expect(
      runTransaction(
        database,
        steps(() => insert(10)),
      ).ok,
    ).toBe(true);
    expect(rows()).toBe(1);
  });

  it('whose end was taken away underneath does not report success', () => {
    const swallowing = steps(() => {
      insert(10);
      database.exec('ROLLBACK');
    });
    expect(() => runTransaction(database, swallowing)).toThrow('underneath');
    expect(swallowing.undo).toHaveBeenCalledOnce();
    expect(rows()).toBe(0);
  });

  it('rolls back when its last step fails', () => {
    const failing = {
      ...steps(() => insert(10)),
      beforeCommit: () => void database.exec('INSERT INTO page VALUES (NULL)'),
    };
    expect(() => runTransaction(database, failing)).toThrow('NOT NULL');
    expect(rows()).toBe(0);
  });
});
