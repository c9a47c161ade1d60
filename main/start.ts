import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureElectronBuilt } from './ensure-built.ts';
import { runInBrowser } from './hosts/browser/run.ts';
import { findElectron } from './hosts/electron-binary.ts';
import { endOnBugs } from './hosts/end-on-bugs.ts';
import { wordsForFailure, wordsForTrouble } from './hosts/why-not-started.ts';
import { createLog } from './log.ts';
import { parseStartOptions, usage } from './start-options.ts';

/**
 * `npm start`: Electron where its binary is present, otherwise an installed browser, otherwise an address to open.
 * Standard output carries one JSON line when everything is ready; all else is log on standard error.
 */
const log = createLog('terminal');
const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const options = parseStartOptions(given, homedir());
if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n\n${usage}\n`);
  process.exit(2);
}
// Everything that is written here is for this account alone.
process.umask(0o077);
endOnBugs(log);
try {
  await ensureBuilt(root, log);
  const electron = options.headless ? null : await findElectron(root);
  if (electron?.binary) {
    await ensureElectronBuilt(root, log);
    runInElectron(electron.binary);
  } else {
    if (electron) log.info(`${electron.why}; going on in the browser host, with every feature`);
    const started = await runInBrowser({ options, root, log });
    if (!started.ok) giveUp(wordsForFailure(started.failure));
  }
} catch (error) {
  log.debug({ error: error instanceof Error ? error.stack : String(error) }, 'could not start');
  giveUp(wordsForTrouble(error));
}

function runInElectron(binary: string): void {
  const child = spawn(binary, [root, ...given], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself, being in the same process group; the others are for this process alone.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => giveUp(wordsForTrouble(error)));
  child.on('close', (code) => process.exit(code ?? 1));
}

function giveUp(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}
