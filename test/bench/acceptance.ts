import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Application } from '../../main/domain/application.ts';
import { must } from '../../main/domain/result.ts';
import type { Ledger } from '../../main/ledger/port.ts';
import { openSqliteLedger } from '../../main/ledger/sqlite/sqlite-ledger.ts';
import { createSealer } from '../../main/vault/aes-sealer.ts';
import { accept, aDraft, anApplication, uuid } from '../contract/ledger-fixtures.ts';

const filled = 100_000;
const measured = 1000;
const day = Date.parse('2026-11-22T01:00:00.000Z');

/**
 * One acceptance at a ledger that is already full of work, beside a raw append + fdatasync of 4 KB in the same run:
 * the disk's own part of the time.
 */
export async function benchAcceptance(): Promise<void> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'bench-ledger-'));
  const ledger = must(
    openSqliteLedger({
      path: path.join(directory, 'ledger.db'),
      sealer: createSealer(new Uint8Array(32).fill(7)),
      now: () => new Date(),
      monotonicMs: () => performance.now(),
    }),
  );
  try {
    print({ bench: 'ledger-fill', applications: filled, seconds: fill(ledger) / 1000 });
    measureAcceptance(ledger, directory);
    measureReading(ledger);
  } finally {
    ledger.close();
    rmSync(directory, { recursive: true });
  }
}

function fill(ledger: Ledger): number {
  const start = performance.now();
  for (let first = 1; first <= filled; first += 2000) {
    must(
      ledger.transact((writer) => {
        for (let number = first; number < first + 2000; number += 1) accept(writer, typicalApplication(number));
      }),
    );
  }
  return performance.now() - start;
}

function measureAcceptance(ledger: Ledger, directory: string): void {
  const raw = openSync(path.join(directory, 'raw'), 'a');
  const bytes = Buffer.alloc(4096, 'x');
  const acceptMs: number[] = [];
  const rawMs: number[] = [];
  for (let number = filled + 1; number <= filled + measured; number += 1) {
    const application = typicalApplication(number);
    must(ledger.transact((writer) => writer.putDraft(aDraft(number, { form: application.form }), null)));
    acceptMs.push(timed(() => must(ledger.transact((writer) => accept(writer, application)))));
    rawMs.push(
      timed(() => {
        writeSync(raw, bytes);
        fdatasyncSync(raw);
      }),
    );
  }
  closeSync(raw);
  print({ bench: 'acceptance', at: filled, n: measured, targetP95Ms: 5, ...spread(acceptMs) });
  print({ bench: 'raw-append-fdatasync-4k', n: measured, ...spread(rawMs) });
}

function measureReading(ledger: Ledger): void {
  const highWater = ledger.changeCounter();
  const some = (n: number) => uuid(1 + ((n * 7919) % filled));
  const reads: Readonly<Record<string, (n: number) => unknown>> = {
    'recent-50': (n) => ledger.recentApplications({ limit: 50, before: new Date(day + n * 1_000_000).toISOString() }),
    'of-person-20': (n) => ledger.applicationsOfPerson(personOf(n * 31), 20),
    'by-number': (n) => ledger.applicationByNumber(anApplication(1 + n * 97).localNumber),
    summary: (n) => ledger.summary(some(n)),
    application: (n) => ledger.application(some(n)),
    'changes-500': (n) => ledger.changes('applications', highWater - 500 - n, 500),
    'changes-nothing-new': () => ledger.changes('applications', highWater, 500),
    'due-50': () => ledger.dueSubmissions(Date.now(), 50),
    counts: () => ledger.counts(),
  };
  for (const [bench, read] of Object.entries(reads)) {
    const took = Array.from({ length: 200 }, (_, n) => timed(() => void read(n)));
    print({ bench: `ledger-${bench}`, at: filled, n: took.length, ...spread(took) });
  }
  print({ bench: 'ledger-verify-chain', events: filled + measured, ms: round(timed(() => void ledger.verifyChain())) });
}

/** About 4 KB of JSON, as the dossier's longer forms are. */
function typicalApplication(number: number): Application {
  const plain = anApplication(number, { idNumber: personOf(number) });
  return {
    ...plain,
    form: { ...plain.form, statement: '因病致贫,家庭收入明显减少,现申请纳入最低生活保障。'.repeat(35) },
  };
}

/** A citizen comes about four times. */
function personOf(number: number): string {
  return `5101071990${String(number % 25_000).padStart(8, '0')}`;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

function print(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchAcceptance();
