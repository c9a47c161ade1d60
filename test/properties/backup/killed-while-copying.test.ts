import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { uuid } from '../../contract/ledger-fixtures.ts';
import { seededDice } from '../../support/seeded-dice.ts';
import { openMachine, restoredTo, temporaryDisk } from '../../unit/backup/saved-machine.ts';

type Told = { code?: string; accepted?: number; copying?: number; settled?: number };

let disk: Awaited<ReturnType<typeof temporaryDisk>>;
beforeEach(async () => {
  disk = await temporaryDisk();
});
afterEach(() => disk.remove());

const rounds = Number(process.env.BACKUP_KILLS ?? 6);

test('R60: killed at any moment while a backup is written, the medium restores to a verified state with all that lay on it', async () => {
  const seed = Number(process.env.BACKUP_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`killed-while-copying: BACKUP_SEED=${seed}\n`);
  const dice = seededDice(seed);
  const [dataDir, stick] = [path.join(disk.path, 'pc'), path.join(disk.path, 'stick')];
  await mkdir(stick);
  let code = '';
  let settled = 0;
  let accepted = 0;
  for (let round = 0; round < rounds; round += 1) {
    const child = fork(path.join(import.meta.dirname, 'saving-process.ts'), [dataDir, stick, String(accepted + 1)]);
    const gone = once(child, 'exit');
    let heard = 0;
    const lastHeard = 5 + dice.below(12);
    const enough = Promise.withResolvers<void>();
    child.on('message', (told: Told) => {
      code = told.code ?? code;
      accepted = Math.max(accepted, told.accepted ?? 0);
      settled = Math.max(settled, told.settled ?? 0);
      heard += 1;
      if (heard >= lastHeard && told.copying !== undefined) enough.resolve();
    });
    void gone.then(() => enough.resolve());
    await enough.promise;
    for (let turns = dice.below(400); turns > 0; turns -= 1) await turn();
    child.kill('SIGKILL');
    const [, signal] = await gone;
    expect(signal).toBe('SIGKILL');

    const at = path.join(disk.path, `restored-${round}`);
    const report = must(await restoredTo(at, stick, code));
    expect(report.lostPages).toEqual([]);
    const restored = await openMachine(at);
    try {
      expect(restored.ledger.verifyChain()).toMatchObject({ intact: true });
      for (let number = 1; number <= settled; number += 1) {
        const application = restored.ledger.application(uuid(number));
        expect(application, `case ${number} of ${settled}`).not.toBeNull();
        const address = application?.materials[0]?.pages[0]?.sha256 ?? '';
        expect(await restored.vault.get(address)).toMatchObject({ ok: true });
      }
    } finally {
      await restored.close();
    }
    // What the machine itself holds is never less: the next round goes on behind it.
    const own = await openMachine(dataDir);
    while (own.ledger.application(uuid(accepted + 1)) !== null) accepted += 1;
    expect(own.ledger.verifyChain()).toMatchObject({ intact: true });
    await own.close();
  }
  expect(settled).toBeGreaterThan(rounds);
});
