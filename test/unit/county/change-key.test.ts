import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { createLedgerSyncStore } from '../../../main/ledger-sync-store.ts';
import { startCounty } from '../../../sync/county/county.ts';
import { enrolSyncTerminal } from '../sync/support/sync-terminal.ts';
import { testLog } from '../sync/support/test-log.ts';

const entry = path.resolve(import.meta.dirname, '../../../sync/county/change-key.ts');

test('a county that changed its key while it was away is known again, and its terminals write that down', {
  timeout: 120_000,
}, async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'change-key-'));
  const changeKey = async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [entry, '--data-dir', directory]);
    return JSON.parse(stdout) as unknown;
  };
  const before = await startCounty({ dataDirectory: directory });
  const code = await before.issueEnrolmentCode({ office: '青禾镇便民服务中心' });
  const terminal = await enrolSyncTerminal({ url: before.url, code });
  try {
    const pinned = terminal.ledger.fact('countyKey');
    expect(pinned, 'it came with the enrolment').toEqual((await before.store.identity.now()).publicKey);
    await before.close();
    expect(await changeKey()).toEqual({ changed: true, suite: 'international', handovers: 1 });
    expect(await changeKey()).toEqual({ changed: true, suite: 'international', handovers: 2 });

    const after = await startCounty({ dataDirectory: directory });
    try {
      const { publicKey } = await after.store.identity.now();
      terminal.accept();
      const engine = terminal.startEngine({ url: after.url });
      expect(must(await engine.sendNow())).toMatchObject({ link: 'online' });
      expect(terminal.ledger.fact('countyKey')).toEqual(publicKey);
      const told = terminal.ledger
        .events({ fromSeq: 1, limit: 100 })
        .filter(({ type }) => type === 'county/key-changed');
      expect(told.map(({ body }) => body)).toMatchObject([{ from: pinned, to: publicKey }]);
      expect(terminal.ledger.counts()).toMatchObject({ 'at-county': 1 });
      const store = createLedgerSyncStore({ ledger: terminal.ledger, log: testLog });
      expect(store.countyKey()).toEqual(publicKey);
      await engine.stop();
    } finally {
      await after.close();
    }
  } finally {
    await terminal.stop();
    await rm(directory, { recursive: true, force: true });
  }
});
