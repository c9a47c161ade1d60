import { relayedTo } from '../../drivers/bench/pad-bench.ts';
import { type PluginFile, pluginAt } from '../../drivers/plugin/plugin-process.ts';
import { networkPlug, type Plug, type PluggedDevice } from '../../drivers/transport/plug.ts';

/** A simulated device behind a real plug-in process: what lies between them is a socket and a message channel. */
export interface PadRig<D> {
  readonly device: D;
  readonly plug: Plug;
  readonly plugin: PluginFile;
}

export async function padRig<D extends PluggedDevice>(device: D): Promise<PadRig<D>> {
  const plug = await networkPlug(device);
  const plugin = pluginAt(relayedTo(plug.address));
  if (plugin === null) throw new Error(`no plug-in at ${plug.address}`);
  return { device, plug, plugin };
}
