import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Part } from '../stages.ts';
import { pageContext, pagePath } from '../vault/file-vault.ts';
import type { Sealer } from '../vault/port.ts';
import { pagesIn } from './copy-pages.ts';

/** Every page that opens under its own address: those of the copy, and those that came with the journal. */
export async function restorePages(order: {
  readonly from: string;
  readonly dataDir: string;
  readonly listed: readonly string[];
  readonly sealer: Sealer;
  readonly part: Part;
}): Promise<{ readonly restored: number; readonly lost: readonly string[] }> {
  const vault = path.join(order.dataDir, 'vault');
  await mkdir(path.join(vault, 'incoming'), { recursive: true, mode: 0o700 });
  const there = await pagesIn(order.from).catch(() => []);
  const restored = new Set<string>();
  for (const [at, address] of there.entries()) {
    order.part(at + 1, there.length);
    const sealed = await readFile(pagePath(order.from, address)).catch(() => null);
    if (sealed === null || !opens(order.sealer, sealed, address)) continue;
    const target = pagePath(vault, address);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(target, sealed, { mode: 0o600, flush: true });
    restored.add(address);
  }
  return { restored: restored.size, lost: order.listed.filter((address) => !restored.has(address)) };
}

function opens(sealer: Sealer, sealed: Uint8Array, address: string): boolean {
  try {
    sealer.open(sealed, pageContext(address));
    return true;
  } catch {
    return false;
  }
}
