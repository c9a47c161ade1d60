import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { keyFileSecret } from '../../../main/vault/key-file-secret.ts';
import { keystoreOrFile } from '../../../main/vault/restored-secret.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'secret-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('R60: what restore wrapped by a key file opens where there is a keystore, too; new things are the keystore’s', async () => {
  const file = path.join(directory, 'machine.key');
  const keystore = await keyFileSecret(path.join(directory, 'keystore'));
  const byFile = must((await keyFileSecret(file)).wrap(Buffer.from('data key')));
  const secret = await keystoreOrFile(keystore, file);
  expect(Buffer.from(must(secret.unwrap(byFile))).toString()).toBe('data key');
  const byKeystore = must(secret.wrap(Buffer.from('another')));
  expect(Buffer.from(must(keystore.unwrap(byKeystore))).toString()).toBe('another');
  expect(await secret.unwrap(Buffer.from('neither of them'))).toMatchObject({
    ok: false,
    failure: { code: 'terminal/locked' },
  });
  const bare = await keystoreOrFile(keystore, path.join(directory, 'none'));
  expect(bare.unwrap(byFile)).toMatchObject({ ok: false });
  expect(await keystoreOrFile(null, file)).toMatchObject({ unwrap: expect.any(Function) });
});
