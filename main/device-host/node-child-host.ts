import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ChildHost } from './port.ts';

/** Children as plain Node processes running the sources below `root`. They end themselves when this process is gone. */
export function createNodeChildHost({ root }: { readonly root: URL }): ChildHost {
  return {
    fork: (entry, { args, env }) => {
      const child = fork(fileURLToPath(new URL(`${entry}.ts`, root)), [...args], {
        env: { ...process.env, ...env },
        // What flags this process was started with (an inspector's port, a test runner's loader) is not for children.
        execArgv: [],
        serialization: 'advanced',
        // Standard output of the terminal is its ready line and nothing else: what children print is log.
        stdio: ['ignore', 2, 2, 'ipc'],
      });
      const exitListeners: ((code: number | null) => void)[] = [];
      let hasEnded = false;
      const ended = (code: number | null) => {
        if (hasEnded) return;
        hasEnded = true;
        for (const listener of exitListeners) listener(code);
      };
      child.on('exit', ended);
      // A child that could not be started never exits. Other errors are about single messages; the exit will tell.
      child.on('error', () => {
        if (child.pid === undefined) ended(null);
      });
      return {
        pid: child.pid,
        send: (message) => {
          if (child.connected) child.send(message as object, () => {});
        },
        onMessage: (listener) => {
          child.on('message', listener);
        },
        onExit: (listener) => {
          exitListeners.push(listener);
        },
        kill: () => {
          child.kill('SIGKILL');
        },
      };
    },
  };
}
