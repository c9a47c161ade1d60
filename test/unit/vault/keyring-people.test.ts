import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { keyFileSecret } from '../../../main/vault/key-file-secret.ts';
import { openKeyring } from '../../../main/vault/keyring.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'keyring-people-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = async () =>
  openKeyring({
    path: path.join(directory, 'keyring.json'),
    machineSecret: await keyFileSecret(path.join(directory, 'machine.key')),
    now: () => new Date('2026-11-22T01:00:00.000Z'),
  });
const zhou = { id: '0007', name: '周经办', post: '综合窗口', pin: '246813' };

test('a new PIN takes the place of a forgotten one, with what was counted against it, across restarts', async () => {
  const keyring = await open();
  must(keyring.unlockByMachine());
  must(await keyring.putOperator(zhou));
  for (let times = 0; times < 5; times += 1) await keyring.unlockByPin(zhou.id, '000000');
  expect(await keyring.unlockByPin(zhou.id, zhou.pin)).toMatchObject({ failure: { code: 'operator/locked-out' } });
  must(await keyring.putOperator({ ...zhou, pin: '918273' }));
  const again = await open();
  expect(await again.unlockByPin(zhou.id, zhou.pin)).toMatchObject({ failure: { code: 'operator/wrong-pin' } });
  const opened = must(await again.unlockByPin(zhou.id, '918273'));
  expect(opened.dataKey).toEqual(keyring.dataKey());
  expect(again.operators()).toHaveLength(1);
});

test('a PIN is changed only with the present one, and a wrong present one is counted', async () => {
  const keyring = await open();
  must(keyring.unlockByMachine());
  must(await keyring.addOperator(zhou));
  expect(await keyring.changePin(zhou.id, '111111', '918273')).toMatchObject({
    failure: { code: 'operator/wrong-pin', detail: '4 tries left' },
  });
  must(await keyring.changePin(zhou.id, zhou.pin, '918273'));
  expect((await keyring.unlockByPin(zhou.id, zhou.pin)).ok).toBe(false);
  must(await keyring.unlockByPin(zhou.id, '918273'));
});

test('whoever is removed opens nothing, and the others go on', async () => {
  const keyring = await open();
  must(keyring.unlockByMachine());
  must(await keyring.addOperator(zhou));
  must(await keyring.addOperator({ ...zhou, id: '0008', pin: '135791' }));
  must(await keyring.removeOperator(zhou.id));
  must(await keyring.removeOperator(zhou.id));
  const again = await open();
  expect((await again.unlockByPin(zhou.id, zhou.pin)).ok).toBe(false);
  must(await again.unlockByPin('0008', '135791'));
});
