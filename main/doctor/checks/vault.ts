import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createSealer } from '../../vault/aes-sealer.ts';
import { openFileVault } from '../../vault/file-vault.ts';
import { type Check, type Finding, fail, fine, say, warn } from '../check.ts';
import { type DataKey, readDataKey } from '../data-key.ts';

const subject = say('扫描件库', 'vault');
const sampleSize = 25;

export const vaultCheck: Check = {
  id: 'vault',
  subject,
  limitMs: 30_000,
  async run({ dataDir }) {
    const directory = path.join(dataDir, 'vault');
    if (!existsSync(directory)) return [fine(subject, say('尚未建立', 'none yet'))];
    const key = await readDataKey(dataDir);
    const pages = await pagesIn(directory);
    const asides = await namesIn(path.join(directory, 'damaged'));
    const damaged = key.state === 'open' ? await damagedOf(directory, key.key, spread(pages, sampleSize)) : 0;
    return [verdictOnVault({ key: key.state, pages: pages.length, damaged, asides: asides.length })];
  },
};

export function verdictOnVault(look: {
  readonly key: DataKey['state'];
  readonly pages: number;
  /** Among the pages that were tried. */
  readonly damaged: number;
  /** Damaged pages that were replaced by good ones. */
  readonly asides: number;
}): Finding {
  const keep = say(
    '不要删除任何文件；把数据目录完整复制一份，报告技术人员',
    'delete nothing; copy the whole data directory and tell the engineers',
  );
  if (look.damaged > 0)
    return fail(
      subject,
      say(`抽查有 ${look.damaged} 页损坏`, `${look.damaged} of the sampled pages are damaged`),
      keep,
    );
  if (look.pages > 0 && (look.key === 'damaged' || look.key === 'none')) {
    return fail(subject, say(`${look.pages} 页，密钥打不开`, `${look.pages} pages, and the key does not open`), keep);
  }
  if (look.asides > 0) {
    return warn(
      subject,
      say(`${look.pages} 页；另有 ${look.asides} 页曾损坏`, `${look.pages} pages; ${look.asides} were damaged once`),
      say('磁盘可能在老化：尽快更换', 'the disk may be ageing: replace it soon'),
    );
  }
  if (look.key === 'elsewhere') return fine(subject, say(`${look.pages} 页`, `${look.pages} pages`));
  return fine(subject, say(`${look.pages} 页，抽查完好`, `${look.pages} pages, the sample is sound`));
}

async function damagedOf(directory: string, key: Uint8Array, sample: readonly string[]): Promise<number> {
  const vault = await openFileVault({ directory, sealer: createSealer(key) });
  const read = await Promise.all(sample.map((sha256) => vault.get(sha256)));
  return read.filter((page) => !page.ok).length;
}

async function pagesIn(directory: string): Promise<readonly string[]> {
  const files = await readdir(directory, { recursive: true });
  return files
    .filter((file) => !file.startsWith('damaged'))
    .map((file) => /([0-9a-f]{64})\.page$/.exec(file)?.[1])
    .filter((sha256) => sha256 !== undefined);
}

/** Evenly from the first to the last. */
function spread(all: readonly string[], size: number): readonly string[] {
  const step = Math.max(1, all.length / size);
  return all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
