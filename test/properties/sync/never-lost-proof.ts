import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { amendedFiles } from '../../../main/case-sync.ts';
import { filesForCounty } from '../../../main/domain/county-files.ts';
import type { LedgerEvent } from '../../../main/domain/ledger-event.ts';
import { must } from '../../../main/domain/result.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import type { Vault } from '../../../main/vault/port.ts';
import { brokenLink, checkSeal } from '../../../sync/county/intake/verify-events.ts';
import { openMaterials } from '../../../sync/county/materials/open-materials.ts';
import type { Database } from '../../../sync/county/store/database.ts';
import { openDatabase } from '../../../sync/county/store/open-database.ts';
import { sqlCountyStore } from '../../../sync/county/store/sql-store.ts';
import { expectCasesAgree } from './never-lost-proof-cases.ts';
import { type PaperLine, paperOf, type WindowDay } from './never-lost-terminal.ts';
import { openTerminalFiles } from './sending-process.ts';

interface Remains {
  readonly day: WindowDay;
  readonly countyDirectory: string;
  readonly databaseUrl: string | null;
}

/** After both sides have ended: opens what they left on their disks and compares. */
export async function expectNothingLost({ day, countyDirectory, databaseUrl }: Remains): Promise<void> {
  const { ledger, vault } = await openTerminalFiles(day.directory);
  const database = await openDatabase({ databaseUrl, directory: countyDirectory });
  try {
    expect(ledger.recentApplications({ limit: 5_000 })).toHaveLength(day.applications);
    expectOutboxEmpty(ledger);
    await expectEachOnce(ledger, database);
    await expectPaperKnown(day, database);
    await expectChainWhole(ledger, database);
    await expectMaterialsAlike({ ledger, vault, countyDirectory });
    await expectCasesAgree(day, ledger, await sqlCountyStore(database, () => new Date()));
  } finally {
    ledger.close();
    await database.close();
  }
}

function expectOutboxEmpty(ledger: Ledger): void {
  expect(ledger.dueSubmissions(Number.MAX_SAFE_INTEGER, 5_000)).toEqual([]);
  expect(ledger.counts()).toMatchObject({ 'on-terminal': 0, sending: 0, 'needs-attention': 0 });
  expect(ledger.fact('shippedSeq')).toBe(ledger.head().seq);
}

interface CountyRow {
  readonly id: string;
  readonly local_number: string;
  readonly county_number: string | null;
  readonly received_at: string;
}

function rowsOf(database: Database): Promise<readonly CountyRow[]> {
  return database.query<CountyRow>('select id, local_number, county_number, received_at from applications');
}

async function expectEachOnce(ledger: Ledger, database: Database): Promise<void> {
  const mine = ledger.recentApplications({ limit: 5_000 }).map(({ id, localNumber, countyNumber }) => ({
    id,
    local_number: localNumber,
    county_number: countyNumber,
    received_at: ledger.application(id)?.receivedAt,
  }));
  const theirs = await rowsOf(database);
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
  expect([...theirs].sort(byId)).toEqual(mine.sort(byId));
  expect(new Set(theirs.map((row) => row.county_number)).size).toBe(mine.length);
  expect(theirs.filter((row) => row.county_number === null)).toEqual([]);
}

/** Whoever holds a receipt is at the county, under that number and with that moment. */
async function expectPaperKnown(day: WindowDay, database: Database): Promise<void> {
  const paper = existsSync(paperOf(day)) ? readFileSync(paperOf(day), 'utf8').split('\n').filter(Boolean) : [];
  const held = new Map((await rowsOf(database)).map((row) => [row.local_number, row]));
  const printed = paper.map((line) => JSON.parse(line) as PaperLine);
  expect(printed.length).toBeGreaterThan(0);
  for (const { id, localNumber, receivedAt } of printed) {
    expect(held.get(localNumber), localNumber).toMatchObject({ id, received_at: receivedAt });
  }
  expect(new Set(printed.map((line) => line.localNumber)).size).toBe(printed.length);
}

/** The county's chain is the terminal's, link by link; each application's own events follow its acceptance. */
async function expectChainWhole(ledger: Ledger, database: Database): Promise<void> {
  expect(ledger.verifyChain()).toMatchObject({ intact: true });
  const rows = await database.query<{ hash: string; envelope: string; body: string; arrived_at: Date }>(
    'select hash, envelope, body, arrived_at from events order by terminal_id, seq',
  );
  const theirs = rows.map(
    ({ hash, envelope, body }): LedgerEvent => ({ ...JSON.parse(envelope), hash, body: JSON.parse(body) }),
  );
  expect(theirs, 'the chain').toEqual(ledger.events({ fromSeq: 1, limit: 100_000 }));

  const store = await sqlCountyStore(database, () => new Date());
  const terminal = await store.terminals.find(ledger.fact('enrolment')?.terminalId ?? '');
  if (terminal === null) throw new Error('no terminal at the county');
  expect(brokenLink(terminal, theirs)).toBeNull();
  expect(terminal).toMatchObject({ anchoredSeq: theirs.length, chainConflict: null });
  await expectSealed(database, theirs);

  const arrivals = rows.map((row) => row.arrived_at.getTime());
  expect(arrivals, 'moments of arrival').toEqual(arrivals.toSorted((one, other) => one - other));
  const typesOf = Map.groupBy(theirs, (event) => event.applicationId);
  for (const [applicationId, events] of typesOf) {
    if (applicationId === null) continue;
    const types = events.map((event) => event.type);
    expect(types[0], applicationId).toBe('application/accepted');
    expect(types.filter((type) => type === 'application/accepted')).toHaveLength(1);
    // Told once more for what was changed since.
    const delivered = types.filter((type) => type === 'application/delivered').length;
    if (types.includes('application/amended')) expect(delivered, applicationId).toBeGreaterThan(0);
    else expect(delivered, applicationId).toBe(1);
  }
}

/** Every event lies under a seal of this terminal's key that verifies. */
async function expectSealed(database: Database, events: readonly LedgerEvent[]): Promise<void> {
  const store = await sqlCountyStore(database, () => new Date());
  const seals = await database.query<{
    terminal_id: string;
    from_seq: number;
    to_seq: number;
    key_number: number;
    jws: string;
  }>('select terminal_id, from_seq, to_seq, key_number, jws from event_seals');
  const sealed = new Set<number>();
  for (const { terminal_id, from_seq, to_seq, key_number, jws } of seals) {
    const signer = await store.terminals.signer(terminal_id, key_number);
    if (signer === null) throw new Error(`no key ${key_number}`);
    const under = events.filter(({ seq }) => seq >= from_seq && seq <= to_seq);
    expect(await checkSeal({ jws, events: [...under] }, signer)).toMatchObject({ ok: true });
    for (const { seq } of under) sealed.add(seq);
  }
  expect(sealed.size).toBe(events.length);
}

async function expectMaterialsAlike({
  ledger,
  vault,
  countyDirectory,
}: {
  ledger: Ledger;
  vault: Vault;
  countyDirectory: string;
}): Promise<void> {
  const files = await openMaterials({ directory: countyDirectory, s3: null });
  try {
    for (const { id } of ledger.recentApplications({ limit: 5_000 })) {
      for (const file of ledger.application(id)?.materials.flatMap(filesForCounty).concat(amendedFiles(ledger, id)) ??
        []) {
        const own = must(await vault.get(file.sha256));
        const stream = await files.read(file.sha256);
        const held = stream === null ? null : Buffer.concat(await stream.toArray());
        expect(held?.equals(own), `${id} ${file.sha256}`).toBe(true);
      }
    }
  } finally {
    files.close();
  }
}
