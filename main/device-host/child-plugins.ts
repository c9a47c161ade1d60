import { type PluginAsks, type PluginNews, parentPlugins } from '../../drivers/plugin/parent-plugins.ts';
import type { SpawnPlugin } from '../../drivers/plugin/plugin-process.ts';
import { spawnPlugin } from '../../drivers/plugin/spawn-plugin.ts';

/** Whether the main process forks this process's modules for it: under Electron nobody else can. */
export function runsUnderElectron(): boolean {
  return (process as { readonly parentPort?: unknown }).parentPort !== undefined;
}

/** How plug-ins are started in this process, and what its parent's news of them reach. */
export function childPlugins(
  ask: PluginAsks,
  isElectron: boolean,
): { readonly spawn: SpawnPlugin; readonly news: PluginNews } {
  return isElectron
    ? parentPlugins(ask)
    : { spawn: spawnPlugin, news: { pluginSaid: () => {}, pluginEnded: () => {} } };
}
