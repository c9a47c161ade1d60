import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { findBackup } from './backup/find-backup.ts';
import { restore } from './backup/restore.ts';
import { refusalWords, reportWords, stageTeller } from './backup/restore-words.ts';

/**
 * `npm run restore -- --from DIR --data-dir DIR`: a terminal out of its backup. The recovery code is read from standard
 * input. Exit code 0: restored; 1: nothing was changed, and why; 2: a command that makes no sense.
 */
process.umask(0o077);
process.exitCode = await run(process.argv.slice(2));

async function run(argv: readonly string[]): Promise<number> {
  const options = optionsIn(argv);
  if (options === null) {
    process.stderr.write('usage: npm run restore -- --from DIR --data-dir DIR\n');
    return 2;
  }
  const backup = await findBackup(options.from);
  if (!backup.ok) return refuse(refusalWords(backup.failure));
  const { office, numberPrefix } = backup.value.recovery;
  process.stderr.write(`备份 Backup: ${backup.value.folder}\n${office} ${numberPrefix}\n恢复码 Recovery code: `);
  const recoveryCode = await firstLine();
  process.stderr.write('\n');
  const restored = await restore({
    backup: backup.value,
    dataDir: options.dataDir,
    recoveryCode,
    now: () => new Date(),
    onPart: stageTeller((words) => process.stderr.write(words)),
  });
  process.stderr.write('\n');
  if (!restored.ok) return refuse(refusalWords(restored.failure));
  process.stdout.write(`${reportWords(restored.value, options.dataDir).join('\n')}\n`);
  return 0;
}

function refuse(words: string): number {
  process.stderr.write(`${words}\n`);
  return 1;
}

function optionsIn(argv: readonly string[]): { readonly from: string; readonly dataDir: string } | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      strict: true,
      options: { from: { type: 'string' }, 'data-dir': { type: 'string' } },
    });
    const { from, 'data-dir': dataDir } = values;
    return from && dataDir ? { from, dataDir } : null;
  } catch {
    return null;
  }
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    process.stdin.destroy();
  }
}
