import type { Database, Queryable } from './database.ts';
import { firstForm } from './sql/001-first-form.ts';
import { preChecks } from './sql/002-pre-checks.ts';
import { signedTerminals } from './sql/010-signed-terminals.ts';
import { uploadLeases } from './sql/020-upload-leases.ts';
import { places } from './sql/021-places.ts';
import { publications } from './sql/025-publications.ts';
import { cases } from './sql/030-cases.ts';
import { packages } from './sql/040-packages.ts';
import { disclosure } from './sql/050-disclosure.ts';
import { payments } from './sql/051-payments.ts';
import { basicLists } from './sql/052-basic-lists.ts';
import { codeSecrets } from './sql/053-code-secrets.ts';
import { caseMoves } from './sql/060-case-moves.ts';
import { alarms } from './sql/070-alarms.ts';
import { ratings } from './sql/090-ratings.ts';
import { voices } from './sql/091-voices.ts';
import { identityChecks } from './sql/092-identity-checks.ts';
import { creditChecks } from './sql/093-credit-checks.ts';
import { exchange } from './sql/100-exchange.ts';
import { handlingPlace } from './sql/115-handling-place.ts';
import { closings } from './sql/120-closings.ts';
import { kioskFilings } from './sql/125-kiosk-filings.ts';
import { ownCases } from './sql/126-own-cases.ts';
import { doorstep } from './sql/130-doorstep.ts';
import { staffCalls } from './sql/135-staff-calls.ts';

/** Numbered, never edited once released; a change of the tables is the next number. */
const migrations: readonly { readonly number: number; readonly sql: string }[] = [
  { number: 1, sql: firstForm },
  { number: 2, sql: preChecks },
  { number: 10, sql: signedTerminals },
  { number: 20, sql: uploadLeases },
  { number: 21, sql: places },
  { number: 25, sql: publications },
  { number: 30, sql: cases },
  { number: 40, sql: packages },
  { number: 50, sql: disclosure },
  { number: 51, sql: payments },
  { number: 52, sql: basicLists },
  { number: 53, sql: codeSecrets },
  { number: 60, sql: caseMoves },
  { number: 70, sql: alarms },
  { number: 90, sql: ratings },
  { number: 91, sql: voices },
  { number: 92, sql: identityChecks },
  { number: 93, sql: creditChecks },
  { number: 100, sql: exchange },
  { number: 115, sql: handlingPlace },
  { number: 120, sql: closings },
  { number: 125, sql: kioskFilings },
  { number: 126, sql: ownCases },
  { number: 130, sql: doorstep },
  { number: 135, sql: staffCalls },
];

/** False while a newer instance's tables are not there yet. Tables of a later form are no harm: forms only add. */
export async function isMigrated(database: Queryable): Promise<boolean> {
  const rows = await database.query<{ number: number }>('select number from migrations');
  const applied = new Set(rows.map((row) => row.number));
  return migrations.every(({ number }) => applied.has(number));
}

/** Any number that no other program on the same database uses for its advisory locks. */
const migrationLock = 7_340_001;

/**
 * Brings the tables to the newest form and returns the numbers that were applied. All of it is one transaction:
 * a county that stops half-way starts from where it was. Instances that start together wait for each other.
 */
export async function migrate(database: Database): Promise<readonly number[]> {
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1::bigint)', [migrationLock]);
    await tx.script(
      'create table if not exists migrations (number int primary key, applied_at timestamptz not null default now())',
    );
    const rows = await tx.query<{ number: number }>('select number from migrations');
    const applied = new Set(rows.map((row) => row.number));
    const missing = migrations.filter((migration) => !applied.has(migration.number));
    for (const migration of missing) {
      await tx.script(migration.sql);
      await tx.query('insert into migrations (number) values ($1)', [migration.number]);
    }
    return missing.map((migration) => migration.number);
  });
}
