import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as electron from 'electron';
import { createLog } from '../../log.ts';
import { realDevices } from '../../real-devices.ts';
import { parseStartOptions, type StartOptions, usage } from '../../start-options.ts';
import { stationOf } from '../../station-choice.ts';
import { composeTwoDesks } from '../../training/two-desks.ts';
import { keystoreOrFile } from '../../vault/restored-secret.ts';
import { version } from '../../version.ts';
import { endOnBugs } from '../end-on-bugs.ts';
import { wordsForFailure, wordsForTrouble } from '../why-not-started.ts';
import { createElectronChildHost } from './electron-child-host.ts';
import { prepareElectron, startElectronHost } from './electron-host.ts';
import { safeStorageSecret } from './safe-storage-secret.ts';

const log = createLog('terminal');
const { app, dialog } = electron;
endOnBugs(log);
const options = parseStartOptions(process.argv.slice(app.isPackaged ? 1 : 2), homedir());
if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n\n${usage}\n`);
  app.exit(2);
} else {
  const profile = path.join(options.dataDir, 'electron');
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  if (prepareElectron(electron)) {
    // Not awaited here: `ready` waits for the end of this module.
    void run(options);
  } else {
    process.stderr.write(`${wordsForFailure({ code: 'terminal/in-use' })}\n`);
    app.exit(1);
  }
}

async function run(start: StartOptions): Promise<void> {
  const dist = path.join(app.getAppPath(), 'dist');
  try {
    const station = await stationOf(start.dataDir, start.station);
    const started = await startElectronHost({
      electron,
      dist,
      station,
      log,
      compose: () =>
        composeTwoDesks({
          station,
          isStationGiven: start.station !== null,
          dataDir: start.dataDir,
          demo: start.devices === 'simulated',
          countyUrl: start.countyUrl,
          enrolmentCode: start.enrolmentCode,
          devices: realDevices(process.env),
          childHost: createElectronChildHost(electron, path.join(dist, 'electron')),
          machineSecret: (dataDir) => keystoreOrFile(safeStorageSecret(electron), path.join(dataDir, 'machine.key')),
          version,
          log,
        }),
    });
    if (!started.ok) return giveUp(wordsForFailure(started.failure));
    const ready = { ready: true, terminal: 'app://terminal/', county: started.value.countyUrl };
    process.stdout.write(`${JSON.stringify({ ...ready, dataDir: start.dataDir, host: 'electron' })}\n`);
  } catch (error) {
    log.debug({ error: error instanceof Error ? error.stack : String(error) }, 'could not start');
    giveUp(wordsForTrouble(error));
  }
}

function giveUp(words: string): void {
  process.stderr.write(`${words}\n`);
  dialog.showErrorBox('township-window', words);
  app.exit(1);
}
