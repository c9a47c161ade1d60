import { writeSync } from 'node:fs';
import { createSealer } from '../../main/vault/aes-sealer.ts';
import { openFileVault } from '../../main/vault/file-vault.ts';

/** Shelves different pages of 300 KB for as long as it lives, and says each address once it is safe, or why it isn't. */
const vault = await openFileVault({
  directory: process.argv[2] ?? '',
  sealer: createSealer(new Uint8Array(32).fill(7)),
});
for (let number = 0; ; number += 1) {
  const page = Buffer.alloc(300_000, `${process.pid}/${number}/`);
  const put = await vault.put(page, 'image/png');
  writeSync(1, `${put.ok ? put.value.sha256 : put.failure.code}\n`);
  if (!put.ok) break;
}
