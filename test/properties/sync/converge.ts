import { expect } from 'vitest';
import { filesForCounty } from '../../../main/domain/county-files.ts';
import type { SyncEngine } from '../../../sync/ports.ts';
import type { CountyRig } from '../../contract/county-suite.ts';
import { type SyncTerminal, sha256Of } from '../../unit/sync/support/sync-terminal.ts';

/** Sends until nothing is left to send; what is not done after that many whole rounds on a good line never will be. */
export async function sendAll(engine: SyncEngine): Promise<void> {
  let result = await engine.sendNow();
  for (let round = 0; round < 5 && !result.ok; round += 1) result = await engine.sendNow();
  expect(result).toMatchObject({ ok: true });
}

/** The promise: each application at the county exactly once, every file byte for byte, nothing moved, chain unbroken. */
export async function expectExactlyOnce(terminal: Pick<SyncTerminal, 'ledger'>, county: CountyRig): Promise<void> {
  const mine = [...terminal.ledger.recentApplications({ limit: 5_000 })];
  const there = new Map<string, { countyNumber: string | null; receivedAt: string }[]>();
  for (const row of await county.delivered()) there.set(row.id, [...(there.get(row.id) ?? []), row]);

  for (const summary of mine) {
    const application = terminal.ledger.application(summary.id);
    const rows = there.get(summary.id) ?? [];
    expect(rows, summary.localNumber).toHaveLength(1);
    expect(rows[0]?.receivedAt).toBe(application?.receivedAt);
    expect(summary.countyNumber).toBe(rows[0]?.countyNumber);
    expect(['at-county', 'decided']).toContain(summary.whereabouts);
    for (const file of application?.materials.flatMap(filesForCounty) ?? []) {
      const held = await county.material(file.sha256);
      expect(held && sha256Of(held)).toBe(file.sha256);
      expect(held?.length).toBe(file.sizeBytes);
    }
  }
  const numbers = mine.map((summary) => summary.countyNumber);
  expect(new Set(numbers).size).toBe(mine.length);
  expect(terminal.ledger.verifyChain()).toMatchObject({ intact: true });
  expect(terminal.ledger.fact('shippedSeq')).toBe(terminal.ledger.head().seq);
  const deliveries = terminal.ledger
    .events({ fromSeq: 1, limit: 100_000 })
    .filter((event) => event.type === 'application/delivered');
  expect(deliveries).toHaveLength(mine.length);
}
