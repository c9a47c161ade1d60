import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../main/ensure-built.ts';
import { findBrowser } from '../main/hosts/browser/find-browser.ts';
import { createLog } from '../main/log.ts';
import { failedFilesAt } from './support/end-of-run.ts';
import { endAll, leftoversOf, runMark } from './support/leftovers.ts';
import { worthASecondTry } from './support/second-try.ts';

/**
 * `npm test`: everything, on a real browser. Where there is none it says in one line how to get it, and gets it itself
 * when it is root on Debian. Arguments are handed on: `npm test -- test/unit`.
 */
const root = path.resolve(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
if ((await findBrowser()) === null && !installChromium()) process.exit(1);
await ensureBuilt(root, createLog('test'));
// Half of what starting a county costs, and more than a hundred are started.
spawnSync(process.execPath, [path.join(root, 'test', 'support', 'prepare-cluster.ts')], { stdio: 'inherit' });
const vitest = path.join(root, 'node_modules', '.bin', 'vitest');
const mark = randomUUID();
const notes = mkdtempSync(path.join(tmpdir(), 'township-test-run-'));
const failedAt = path.join(notes, 'failed.json');

let status = run(wanted);
// CI runs on a shared machine; at a desk a story that fails once is looked at.
const again = status === 0 || process.env.CI === undefined ? [] : worthASecondTry(failedFiles());
if (again.length > 0) {
  process.stderr.write(`Begun anew, by themselves: ${again.join(' ')}\n`);
  status = run([...again, '--maxWorkers', '1']);
  const said = status === 0 ? 'Green at the second try' : 'Failed twice';
  process.stderr.write(`${said}: ${again.join(' ')}\n`);
}
rmSync(notes, { recursive: true, force: true });
// Whoever reads this run's output waits until the last one that can write to it is gone.
endAll(await leftoversOf(mark, new Set([process.pid])));
process.exit(status);

function run(args: readonly string[]): number {
  const { status: code } = spawnSync(vitest, ['run', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      [runMark]: mark,
      [failedFilesAt]: failedAt,
      // A terminal keeps its compiled code beside its data; here every one has new data.
      NODE_COMPILE_CACHE: path.join(root, 'dist', 'code-cache-of-tests'),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
      HOME: process.env.HOME ?? homedir(),
    },
  });
  return code ?? 1;
}

/** None where the run broke off before it could say so. */
function failedFiles(): readonly string[] {
  try {
    return JSON.parse(readFileSync(failedAt, 'utf8')) as readonly string[];
  } catch {
    return [];
  }
}

function installChromium(): boolean {
  const packages = 'chromium fonts-noto-cjk';
  const isRootOnDebian = process.platform === 'linux' && process.getuid?.() === 0 && hasProgram('apt-get');
  if (!isRootOnDebian) {
    process.stderr.write(`The tests need Chromium: apt-get install ${packages}, or name one in BROWSER_PATH\n`);
    return false;
  }
  process.stderr.write(`The tests need Chromium: installing ${packages}\n`);
  const script = `apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q ${packages}`;
  return spawnSync('sh', ['-c', script], { stdio: ['ignore', process.stderr, process.stderr] }).status === 0;
}

function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}
