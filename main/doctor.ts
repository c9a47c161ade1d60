import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { allChecks } from './doctor/all-checks.ts';
import { parseDoctorOptions, usage } from './doctor/doctor-options.ts';
import { examine, isHealthy } from './doctor/examine.ts';
import { lookAtLedgerInWorker } from './doctor/ledger-in-worker.ts';
import { json, table } from './doctor/report.ts';
import { boldFontFile, regularFontFile } from './paper/fonts.ts';
import { version } from './version.ts';

/** `npm run doctor`: is this computer fit to be a terminal, and if not, what is to be done? */
const options = parseDoctorOptions(process.argv.slice(2), homedir());
if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n\n${usage}\n`);
  process.exit(2);
}
const { dataDir, countyUrl } = options;
let look: ReturnType<typeof lookAtLedgerInWorker> | null = null;
const examinations = await examine(allChecks, {
  root: fileURLToPath(new URL('..', import.meta.url)),
  dataDir,
  countyUrl,
  env: process.env,
  platform: process.platform,
  fontFiles: [regularFontFile, boldFontFile],
  ledger() {
    look ??= lookAtLedgerInWorker(dataDir);
    return look;
  },
});
const text = options.json ? `${json(examinations, version)}\n` : table(examinations, options.language);
// A check that was given up may still hold the process: it ends here, once everything is written.
process.stdout.write(text, () => process.exit(isHealthy(examinations) ? 0 : 1));
