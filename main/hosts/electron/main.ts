import { homedir } from 'node:os';
import path from 'node:path';
import * as electron from 'electron';
import { composeTerminal } from '../../compose.ts';
import { citizenSentence } from '../../domain/failure-tables.ts';
import { createLog } from '../../log.ts';
import { realDevices } from '../../real-devices.ts';
import { parseStartOptions, usage } from '../../start-options.ts';
import { keyFileSecret } from '../../vault/key-file-secret.ts';
import { version } from '../../version.ts';
import { createElectronChildHost } from './electron-child-host.ts';
import { prepareElectron, startElectronHost } from './electron-host.ts';
import { safeStorageSecret } from './safe-storage-secret.ts';

const log = createLog('terminal');
const { app, dialog } = electron;
const options = parseStartOptions(process.argv.slice(app.isPackaged ? 1 : 2), homedir());
if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n\n${usage}\n`);
  app.exit(2);
} else {
  app.setPath('userData', path.join(options.dataDir, 'electron'));
  if (!prepareElectron(electron)) {
    process.stderr.write(`${citizenSentence['terminal/in-use'].zh} (terminal/in-use)\n`);
    app.exit(1);
  } else {
    const dist = path.join(app.getAppPath(), 'dist');
    const started = await startElectronHost({
      electron,
      dist,
      station: options.station,
      log,
      compose: () =>
        composeTerminal({
          station: options.station,
          dataDir: options.dataDir,
          demo: options.devices === 'simulated',
          countyUrl: options.countyUrl,
          enrolmentCode: options.enrolmentCode,
          devices: realDevices(process.env),
          childHost: createElectronChildHost(electron, path.join(dist, 'electron')),
          machineSecret: async (dataDir) =>
            safeStorageSecret(electron) ?? keyFileSecret(path.join(dataDir, 'machine.key')),
          version,
          log,
        }),
    });
    if (!started.ok) {
      const { code, detail } = started.failure;
      dialog.showErrorBox('township-window', `${citizenSentence[code].zh}\n\n${code}${detail ? `: ${detail}` : ''}`);
      app.exit(1);
    }
  }
}
