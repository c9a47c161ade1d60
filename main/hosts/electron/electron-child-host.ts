import path from 'node:path';
import type { ChildHost } from '../../device-host/port.ts';
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
      return {
        get pid() {
          return child.pid;
        },
        send: (message) => child.postMessage(message),
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.on('exit', listener),
        kill: () => void child.kill(),
      };
    },
  };
}
