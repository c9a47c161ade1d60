/** The other end, for whoever writes a plug-in as a module: one line to the terminal, under Electron and under Node. */
export interface PluginSide {
  say(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
}

export function pluginSide(): PluginSide {
  const port = (process as { readonly parentPort?: ElectronParentPort }).parentPort;
  if (port) {
    return {
      say: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    };
  }
  return {
    say: (message) => {
      if (process.connected) process.send?.(message, undefined, undefined, () => {});
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
  };
}

/** Written down here because drivers don't know Electron. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
