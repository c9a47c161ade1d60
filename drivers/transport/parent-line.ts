/** The line from a child process to the one that started it: messages are structured-cloned, so bytes stay bytes. */
export interface ParentLine {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The parent is gone. Under Electron the child is ended by the system then, and this is never called. */
  onParentGone(listener: () => void): void;
}

/** Works under Electron's `utilityProcess` and under `child_process.fork` with `advanced` serialization alike. */
export function parentLine(): ParentLine {
  // Ctrl-C reaches the whole process group; the parent says when to end, so that the devices are closed in order.
  process.on('SIGINT', () => {});
  const port = (process as { readonly parentPort?: ElectronParentPort }).parentPort;
  return port ? overParentPort(port) : overChannel();
}

/** Written down here because drivers don't know Electron. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function overParentPort(port: ElectronParentPort): ParentLine {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    onParentGone: () => {},
  };
}

function overChannel(): ParentLine {
  return {
    send: (message) => {
      // Without the callback a message that meets a closing channel is an uncaught error.
      if (process.connected) process.send?.(message, undefined, undefined, () => {});
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onParentGone: (listener) => {
      process.once('disconnect', listener);
      if (!process.connected) queueMicrotask(listener);
    },
  };
}
