import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { citizenSentence } from './domain/failure-tables.ts';
import { ensureBuilt } from './ensure-built.ts';
import { runInBrowser } from './hosts/browser/run.ts';
import { electronBinary } from './hosts/electron-binary.ts';
import { createLog } from './log.ts';
import { parseStartOptions, usage } from './start-options.ts';

/**
 * `npm start`: Electron where its binary is present, otherwise an installed browser, otherwise an address to open.
 * Standard output carries one JSON line when everything is ready; all else is log on standard error.
 */
const log = createLog('terminal');
const root = fileURLToPath(new URL('..', import.meta.url));
const options = parseStartOptions(process.argv.slice(2), homedir());
if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n\n${usage}\n`);
  process.exit(2);
}
await ensureBuilt(root, log);
const electron = await electronBinary(root);
if (electron !== null && !options.headless) {
  const child = spawn(electron, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => process.exit(code ?? 1));
} else {
  if (electron === null) log.info('Electron is not installed here; going on in the browser host, with every feature');
  const started = await runInBrowser({ options, root, log });
  if (!started.ok) {
    const { code, detail } = started.failure;
    process.stderr.write(`${citizenSentence[code].zh} (${code}${detail ? `: ${detail}` : ''})\n`);
    process.exit(1);
  }
}
