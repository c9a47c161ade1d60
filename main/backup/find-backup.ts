import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { failed, ok, type Result } from '../domain/result.ts';
import { folderPrefix, type Recovery, readRecovery } from './medium.ts';

export interface FoundBackup {
  readonly folder: string;
  readonly recovery: Recovery;
}

/** `from` is the backup's own folder or the disk that it lies on. Of several, a person says which one. */
export async function findBackup(from: string): Promise<Result<FoundBackup>> {
  const own = await readRecovery(from);
  if (own) return ok({ folder: from, recovery: own });
  const names = await readdir(from).catch(() => []);
  const found: FoundBackup[] = [];
  for (const name of names.filter((one) => one.startsWith(folderPrefix))) {
    const folder = path.join(from, name);
    const recovery = await readRecovery(folder);
    if (recovery) found.push({ folder, recovery });
  }
  const [only, ...others] = found.toSorted((a, b) => (a.recovery.madeAt < b.recovery.madeAt ? 1 : -1));
  if (!only) return failed('backup/not-found', from);
  if (others.length > 0) {
    const list = [only, ...others].map(({ folder, recovery }) => `${folder} (${recovery.office}, ${recovery.madeAt})`);
    return failed('backup/not-found', `several backups lie here, name one of them: ${list.join('; ')}`);
  }
  return ok(only);
}
