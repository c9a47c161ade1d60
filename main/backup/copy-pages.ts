import { createReadStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pagePath } from '../vault/file-vault.ts';
import { temporaryName } from '../vault/leftovers.ts';
import { onMedium, writeChecked } from './medium.ts';

/** Addresses of all pages in a vault's directory, sorted. */
export async function pagesIn(directory: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const first of await twoHex(directory)) {
    for (const second of await twoHex(path.join(directory, first))) {
      for (const name of await readdir(path.join(directory, first, second))) {
        const address = /^([0-9a-f]{64})\.page$/.exec(name)?.[1];
        if (address !== undefined) found.push(address);
      }
    }
  }
  return found.sort();
}

async function twoHex(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory);
  return names.filter((name) => /^[0-9a-f]{2}$/.test(name));
}

/** Sealed as it lies in the vault. What is there in its full length already is not written again. */
export async function copyPage(from: string, folder: string, address: string): Promise<number> {
  const places = onMedium(folder);
  const source = pagePath(from, address);
  const target = pagePath(places.vault, address);
  const { size } = await stat(source);
  if ((await sizeOf(target)) === size) return 0;
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const { sizeBytes } = await writeChecked(
    target,
    createReadStream(source),
    path.join(places.incoming, temporaryName()),
  );
  return sizeBytes;
}

/** Files of a flat directory whose names never mean another content. */
export async function copyFiles(from: string, to: string, incoming: string): Promise<void> {
  const names = (await readdir(from).catch(() => [])).filter((name) => !name.endsWith('.part'));
  for (const name of names) {
    const { size } = await stat(path.join(from, name));
    if ((await sizeOf(path.join(to, name))) === size) continue;
    await writeChecked(
      path.join(to, name),
      createReadStream(path.join(from, name)),
      path.join(incoming, temporaryName()),
    );
  }
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}
