import path from 'node:path';
import type { UtilityProcess } from 'electron';
import type { ChildHost, ChildProcessLine } from '../../device-host/port.ts';
import type { ElectronApi } from './electron-api.ts';

/** Children as Electron utility processes: sandboxed from the page, killed with the app. */
export function createElectronChildHost(electron: ElectronApi, builtRoot: string): ChildHost {
  return {
    fork(entry, { args, env }) {
      const child = electron.utilityProcess.fork(path.join(builtRoot, `${entry}.mjs`), [...args], {
        env: { ...process.env, ...env },
        serviceName: entry,
        stdio: 'inherit',
      });
      return lineTo(child);
    },
    forkModule(file, args) {
      // A utility process has no standard input at all; what a vendor's library prints is nobody's.
      const stdio = ['ignore', 'ignore', 'inherit'] as const;
      const options = { env: { ...process.env }, serviceName: `plug-in ${path.basename(file)}`, stdio: [...stdio] };
      return lineTo(electron.utilityProcess.fork(file, [...args], options));
    },
  };
}

function lineTo(child: UtilityProcess): ChildProcessLine {
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
}
