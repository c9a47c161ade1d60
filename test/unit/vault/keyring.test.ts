import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failed, must } from '../../../main/domain/result.ts';
import { keyFileSecret } from '../../../main/vault/key-file-secret.ts';
import { openKeyring } from '../../../main/vault/keyring.ts';
import type { MachineSecret } from '../../../main/vault/machine-secret.ts';

let directory = '';
let file = '';
let now = new Date();
const zhou = { id: '0007', name: '周经办', post: '综合窗口', pin: '246813' };

const open = async (machineSecret?: MachineSecret) =>
  openKeyring({
    path: file,
    machineSecret: machineSecret ?? (await keyFileSecret(path.join(directory, 'machine.key'))),
    now: () => now,
  });
const openWithZhou = async () => {
  const keyring = await open();
  must(keyring.unlockByMachine());
  must(await keyring.addOperator(zhou));
  return keyring;
};
const code = (result: { ok: boolean; failure?: { code: string } }) => (result.ok ? 'ok' : result.failure?.code);
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'keyring-'));
  file = path.join(directory, 'keyring.json');
  now = new Date('2026-11-22T01:00:00.000Z');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the keyring', () => {
  it('makes a data key once, and the machine opens the same one every time', async () => {
    const first = await open();
    expect(first.dataKey()).toBeNull();
    const key = must(first.unlockByMachine());
    expect(key).toHaveLength(32);
    expect(first.dataKey()).toEqual(key);
    expect(must((await open()).unlockByMachine())).toEqual(key);
  });

  it('opens by PIN alone where the machine has become another one', async () => {
    const key = must((await openWithZhou()).unlockByMachine());
    const elsewhere: MachineSecret = {
      wrap: () => failed('terminal/locked'),
      unwrap: () => failed('terminal/locked', 'another machine'),
    };
    const keyring = await open(elsewhere);
    expect(code(keyring.unlockByMachine())).toBe('terminal/locked');
    const opened = must(await keyring.unlockByPin('0007', '246813'));
    expect(Uint8Array.from(opened.dataKey)).toEqual(Uint8Array.from(key));
    expect(opened.operator).toEqual({ id: '0007', name: '周经办', post: '综合窗口' });
    expect(keyring.dataKey()).toEqual(opened.dataKey);
  });

  it('takes the full-width digits of an input method for the same PIN', async () => {
    const fullWidth = '\uff12\uff14\uff16\uff18\uff11\uff13';
    expect(code(await (await openWithZhou()).unlockByPin('0007', fullWidth))).toBe('ok');
  });

  it('keeps neither key nor PIN in its file, for no other account to read', async () => {
    const key = must((await openWithZhou()).unlockByMachine());
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('246813');
    expect(text).not.toContain(Buffer.from(key).toString('base64'));
    expect(text).toContain('周经办');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('adds an operator only while it is open, once, and with a real PIN', async () => {
    const keyring = await open();
    expect(code(await keyring.addOperator(zhou))).toBe('terminal/locked');
    must(keyring.unlockByMachine());
    expect(code(await keyring.addOperator({ ...zhou, pin: '12' }))).toBe('input/invalid');
    expect(code(await keyring.addOperator({ ...zhou, id: '' }))).toBe('input/invalid');
    must(await keyring.addOperator(zhou));
    expect(code(await keyring.addOperator({ ...zhou, pin: '999999' }))).toBe('input/invalid');
    expect((await open()).operators()).toEqual([{ id: '0007', name: '周经办', post: '综合窗口' }]);
  });

  it('says wrong PIN, and an unknown operator is no different', async () => {
    const keyring = await openWithZhou();
    expect(code(await keyring.unlockByPin('0007', '000000'))).toBe('operator/wrong-pin');
    expect(code(await keyring.unlockByPin('0007', ''))).toBe('operator/wrong-pin');
    expect(code(await keyring.unlockByPin('9999', '246813'))).toBe('operator/wrong-pin');
  });

  it('locks out with the fifth wrong PIN, for five minutes, the right PIN included', async () => {
    const keyring = await openWithZhou();
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push(code(await keyring.unlockByPin('0007', '000000')));
    expect(answers).toEqual([...Array(4).fill('operator/wrong-pin'), 'operator/locked-out']);
    pass(5 * 60_000 - 1);
    expect(code(await keyring.unlockByPin('0007', '246813'))).toBe('operator/locked-out');
    pass(1);
    expect(code(await keyring.unlockByPin('0007', '246813'))).toBe('ok');
  });

  it('counts across restarts, and tries made at once count each', async () => {
    const keyring = await openWithZhou();
    const burst = await Promise.all([1, 2, 3].map(() => keyring.unlockByPin('0007', '000000')));
    expect(burst.map(code)).toEqual(Array(3).fill('operator/wrong-pin'));
    const again = await open();
    expect(code(await again.unlockByPin('0007', '000000'))).toBe('operator/wrong-pin');
    expect(code(await (await open()).unlockByPin('0007', '000000'))).toBe('operator/locked-out');
    expect(code(await (await open()).unlockByPin('0007', '246813'))).toBe('operator/locked-out');
  });

  it('forgets wrong tries after a right one, and gives five new ones after the wait', async () => {
    const keyring = await openWithZhou();
    for (let n = 0; n < 4; n += 1) await keyring.unlockByPin('0007', '000000');
    must(await keyring.unlockByPin('0007', '246813'));
    for (let n = 0; n < 5; n += 1) await keyring.unlockByPin('0007', '000000');
    pass(5 * 60_000);
    expect(code(await keyring.unlockByPin('0007', '000000'))).toBe('operator/wrong-pin');
    expect(code(await keyring.unlockByPin('0007', '246813'))).toBe('ok');
  });

  it('waits five minutes from now, not until next year, when the clock was set back meanwhile', async () => {
    const keyring = await openWithZhou();
    for (let n = 0; n < 5; n += 1) await keyring.unlockByPin('0007', '000000');
    pass(-365 * 86_400_000);
    expect(code(await keyring.unlockByPin('0007', '246813'))).toBe('operator/locked-out');
    pass(5 * 60_000);
    expect(code(await keyring.unlockByPin('0007', '246813'))).toBe('ok');
  });

  it('is read from its second copy where the first is cut off or gone, and heals with the next write', async () => {
    const key = must((await openWithZhou()).unlockByMachine());
    for (const broken of ['{"version":1,', '', '{"version":1}']) {
      writeFileSync(file, broken);
      const keyring = await open();
      expect(Uint8Array.from(must(keyring.unlockByMachine()))).toEqual(Uint8Array.from(key));
    }
    rmSync(file);
    const keyring = await open();
    must(keyring.unlockByMachine());
    must(await keyring.unlockByPin('0007', '246813'));
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(`${file}.copy`, 'utf8'));
  });

  it('opens nothing and overwrites nothing where both copies are damaged', async () => {
    await openWithZhou();
    writeFileSync(file, 'rotten');
    writeFileSync(`${file}.copy`, 'rotten too');
    const keyring = await open();
    expect(code(keyring.unlockByMachine())).toBe('vault/damaged');
    expect(code(await keyring.unlockByPin('0007', '246813'))).toBe('vault/damaged');
    expect(code(await keyring.addOperator(zhou))).toBe('vault/damaged');
    expect(keyring.operators()).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe('rotten');
  });

  it('refuses a slot whose scrypt was made cheap', async () => {
    await openWithZhou();
    for (const target of [file, `${file}.copy`]) {
      writeFileSync(target, readFileSync(target, 'utf8').replace(/"cost": \d+/, '"cost": 2'));
    }
    expect(code((await open()).unlockByMachine())).toBe('vault/damaged');
  });

  it('does not block the process while a PIN is tried', async () => {
    const keyring = await openWithZhou();
    let isTrying = true;
    let beats = 0;
    const beat = () => {
      beats += 1;
      if (isTrying) setImmediate(beat);
    };
    setImmediate(beat);
    await keyring.unlockByPin('0007', '246813');
    isTrying = false;
    expect(beats).toBeGreaterThan(20);
  });
});

describe('the key file', () => {
  it('gives back what it wrapped, from one start to the next', async () => {
    const secretFile = path.join(directory, 'machine.key');
    const wrapped = must((await keyFileSecret(secretFile)).wrap(Buffer.from('key')));
    const again = await keyFileSecret(secretFile);
    expect(Buffer.from(must(again.unwrap(wrapped))).toString()).toBe('key');
    expect(code(again.unwrap(wrapped.subarray(1)))).toBe('terminal/locked');
    if (process.platform !== 'win32') expect(statSync(secretFile).mode & 0o077).toBe(0);
  });

  it('that was cut off is left alone and keeps no new secret', async () => {
    const secretFile = path.join(directory, 'machine.key');
    await keyFileSecret(secretFile);
    const half = readFileSync(secretFile).subarray(0, 9);
    writeFileSync(secretFile, half);
    const secret = await keyFileSecret(secretFile);
    expect(code(secret.wrap(Buffer.from('key')))).toBe('terminal/locked');
    expect(readFileSync(secretFile).equals(half)).toBe(true);
    const keyring = await open(secret);
    expect(code(keyring.unlockByMachine())).toBe('terminal/locked');
    expect(code(await keyring.addOperator(zhou))).toBe('terminal/locked');
    expect(readdirSync(directory)).toEqual(['machine.key']);
  });
});
