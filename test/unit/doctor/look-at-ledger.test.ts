import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookAtLedgerInWorker } from '../../../main/doctor/ledger-in-worker.ts';
import { lookAtLedger } from '../../../main/doctor/look-at-ledger.ts';
import { type TerminalFolder, terminalFolder } from './terminal-folder.ts';

let folder: TerminalFolder;
beforeEach(async () => {
  folder = await terminalFolder();
});
afterEach(() => folder.remove());

const intact = { state: 'read', eventCount: 3, flaw: null, countyUrl: 'https://county.example' };

it('verifies the chain and changes no byte in the folder', async () => {
  const before = fingerprint();
  expect(await lookAtLedger(folder.dataDir)).toEqual(intact);
  expect(fingerprint()).toEqual(before);
  expect(await lookAtLedgerInWorker(folder.dataDir)).toEqual(intact);
  expect(fingerprint()).toEqual(before);
});

it('a ledger that a terminal has open is in use, and stays usable', async () => {
  const ledger = folder.openLedger();
  expect(await lookAtLedger(folder.dataDir)).toEqual({ state: 'in-use' });
  const said = { type: 'terminal/started', operatorId: null, applicationId: null, body: {} } as const;
  expect(ledger.transact((writer) => void writer.appendEvent(said))).toMatchObject({ ok: true });
  ledger.close();
  expect(await lookAtLedger(folder.dataDir)).toMatchObject({ eventCount: 4, flaw: null });
});

it('names the first event that was altered, and one that was cut off', async () => {
  folder.alterLedger("UPDATE events SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2");
  expect(await lookAtLedger(folder.dataDir)).toMatchObject({ state: 'read', flaw: { seq: 2 } });
  folder.alterLedger('DELETE FROM events WHERE seq >= 2');
  expect(await lookAtLedger(folder.dataDir)).toMatchObject({ state: 'read', flaw: { seq: 2 } });
});

it('a ledger of rubbish, and one without its keys, cannot be read', async () => {
  const whole = readFileSync(folder.ledgerFile);
  writeFileSync(folder.ledgerFile, whole.subarray(0, 100));
  expect(await lookAtLedger(folder.dataDir)).toMatchObject({ state: 'unreadable' });
  writeFileSync(folder.ledgerFile, whole);
  rmSync(path.join(folder.dataDir, 'machine.key'));
  expect(await lookAtLedger(folder.dataDir)).toMatchObject({ state: 'sealed', eventCount: 3 });
  writeFileSync(path.join(folder.dataDir, 'machine.key'), Buffer.alloc(32));
  expect(await lookAtLedger(folder.dataDir)).toMatchObject({ state: 'unreadable' });
  rmSync(path.join(folder.dataDir, 'keyring.json'));
  rmSync(path.join(folder.dataDir, 'keyring.json.copy'));
  expect(await lookAtLedger(folder.dataDir)).toMatchObject({ state: 'unreadable' });
  rmSync(folder.ledgerFile);
  expect(await lookAtLedger(folder.dataDir)).toEqual({ state: 'none' });
  expect(readdirSync(folder.dataDir)).not.toContain('keyring.json');
});

function fingerprint(): readonly string[] {
  return readdirSync(folder.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
}
