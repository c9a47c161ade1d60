import { floodGate } from '../../drivers/plugin/flood-gate.ts';
import type { PluginAsks, PluginNews } from '../../drivers/plugin/parent-plugins.ts';
import { isModule, type PluginFile, pluginAt } from '../../drivers/plugin/plugin-process.ts';
import type { ChildHost, ChildProcessLine, DeviceAddresses } from './port.ts';

export interface PluginDesk extends PluginAsks {
  /** The device host that asked for them is gone. */
  endAll(): void;
}

/**
 * Runs modules for the device host where that can't (parent-plugins.ts). Only what this machine's settings name is
 * started: a driver that was talked into asking for another file is refused.
 */
export function openPluginDesk(options: {
  readonly forkModule: ChildHost['forkModule'];
  addresses(): DeviceAddresses;
  readonly news: PluginNews;
}): PluginDesk {
  const { forkModule, addresses, news } = options;
  const running = new Map<number, ChildProcessLine>();

  return {
    startPlugin(id, plugin) {
      if (running.has(id)) return;
      if (forkModule === undefined) return news.pluginEnded(id, 'this host runs no plug-ins');
      if (!isChosen(plugin, addresses())) return news.pluginEnded(id, 'not among the devices of this machine');
      const line = forkModule(plugin.file, plugin.argument === null ? [] : [plugin.argument]);
      running.set(id, line);
      const mayPass = floodGate();
      let why: string | null = null;
      line.onMessage((message) => {
        if (running.get(id) !== line) return;
        if (mayPass(performance.now())) return news.pluginSaid(id, message);
        why ??= 'it floods';
        line.kill();
      });
      line.onExit((code) => {
        if (running.get(id) !== line) return;
        running.delete(id);
        news.pluginEnded(id, why ?? `ended with code ${code}`);
      });
    },
    tellPlugin: (id, message) => running.get(id)?.send(message),
    killPlugin: (id) => running.get(id)?.kill(),
    endAll() {
      const lines = [...running.values()];
      running.clear();
      for (const line of lines) line.kill();
    },
  };
}

/** Every plug-in that the addresses name. */
export function chosenPlugins(addresses: DeviceAddresses): readonly PluginFile[] {
  const { cardReader, photoDecoder, signaturePad, fingerprintReader } = addresses;
  return [cardReader, photoDecoder, signaturePad, fingerprintReader].flatMap((address) => {
    const plugin = address ? pluginAt(address) : null;
    return plugin === null ? [] : [plugin];
  });
}

function isChosen({ file, argument }: PluginFile, addresses: DeviceAddresses): boolean {
  return (
    isModule(file) && chosenPlugins(addresses).some((chosen) => chosen.file === file && chosen.argument === argument)
  );
}
