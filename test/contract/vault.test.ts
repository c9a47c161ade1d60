import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../main/domain/result.ts';
import { createSealer } from '../../main/vault/aes-sealer.ts';
import { openFileVault, pagePath } from '../../main/vault/file-vault.ts';
import { runVaultTests } from './vault-suite.ts';

const childPath = fileURLToPath(new URL('./vault-child.ts', import.meta.url));
const sealer = createSealer(new Uint8Array(32).fill(7));
const newDirectory = () => mkdtempSync(path.join(os.tmpdir(), 'vault-'));
const pagesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.page'));

runVaultTests('files', async () => {
  const directory = newDirectory();
  return {
    vault: await openFileVault({ directory, sealer }),
    stored(sha256) {
      const file = pagePath(directory, sha256);
      return existsSync(file) ? readFileSync(file) : null;
    },
    overwrite: (sha256, bytes) => writeFileSync(pagePath(directory, sha256), bytes),
    pageCount: () => pagesIn(directory).length,
    close: async () => rmSync(directory, { recursive: true }),
  };
});

describe('a vault of files', () => {
  let directory = '';
  beforeEach(() => {
    directory = newDirectory();
  });
  afterEach(() => {
    chmodSync(directory, 0o700);
    rmSync(directory, { recursive: true });
  });

  it('has every page it spoke of after kill -9 in the middle of a put, and no half ones', async () => {
    const child = spawn(process.execPath, [childPath, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const reader = createInterface({ input: child.stdout });
    const told: string[] = [];
    const enough = new Promise<void>((resolve) => {
      reader.on('line', (line) => {
        told.push(line);
        if (told.length === 40) resolve();
      });
    });
    const closed = once(reader, 'close');
    await Promise.race([enough, closed]);
    child.kill('SIGKILL');
    await closed;
    expect(told.length).toBeGreaterThanOrEqual(40);

    const vault = await openFileVault({ directory, sealer });
    expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
    const present = pagesIn(directory).map((name) => path.basename(name, '.page'));
    expect(told.filter((sha256) => !present.includes(sha256))).toEqual([]);
    expect(present.length - told.length).toBeLessThanOrEqual(1);
    for (const sha256 of present) {
      const bytes = must(await vault.get(sha256));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });

  it.skipIf(process.platform === 'win32')('says that the disk is full, and leaves nothing half', async () => {
    // No file beyond 100 KB: the write fails with EFBIG, as one on a full disk fails with ENOSPC.
    const limited = `trap '' XFSZ; ulimit -f 200; exec "$0" "$@"`;
    const child = spawn('sh', ['-c', limited, process.execPath, childPath, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const told: string[] = [];
    const reader = createInterface({ input: child.stdout });
    reader.on('line', (line) => told.push(line));
    await once(reader, 'close');
    expect(told).toEqual(['ledger/full']);
    expect(pagesIn(directory)).toEqual([]);
    expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
  });

  it('sweeps up after dead writers only', async () => {
    await openFileVault({ directory, sealer });
    const incoming = path.join(directory, 'incoming');
    // A process that has ended: its number is free again.
    const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(dead, 'exit');
    const id = '01935000-0000-4000-8000-000000000000';
    const [ofDead, ofLiving] = [`${dead.pid}-${id}.part`, `${process.pid}-${id}.part`];
    for (const name of [ofDead, ofLiving, 'kept by somebody']) writeFileSync(path.join(incoming, name), 'x');
    await openFileVault({ directory, sealer });
    expect(readdirSync(incoming).sort()).toEqual([ofLiving, 'kept by somebody'].sort());
  });

  it('sets the damaged copy aside and keeps it', async () => {
    const vault = await openFileVault({ directory, sealer });
    const { sha256 } = must(await vault.put(Buffer.from('page'), 'image/png'));
    writeFileSync(pagePath(directory, sha256), 'rotten');
    must(await vault.put(Buffer.from('page'), 'image/png'));
    const aside = readdirSync(path.join(directory, 'damaged'));
    expect(aside).toHaveLength(1);
    expect(readFileSync(path.join(directory, 'damaged', aside[0] ?? ''), 'utf8')).toBe('rotten');
  });

  it('opens nothing under another data key', async () => {
    const { sha256 } = must(await (await openFileVault({ directory, sealer })).put(Buffer.from('page'), 'image/png'));
    const other = await openFileVault({ directory, sealer: createSealer(new Uint8Array(32).fill(8)) });
    expect(await other.get(sha256)).toMatchObject({ ok: false, failure: { code: 'vault/damaged' } });
  });

  it.skipIf(process.platform === 'win32')('lets nobody else on the machine read a page', async () => {
    const { sha256 } = must(await (await openFileVault({ directory, sealer })).put(Buffer.from('page'), 'image/png'));
    expect(statSync(pagePath(directory, sha256)).mode & 0o077).toBe(0);
  });
});
