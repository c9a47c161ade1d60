import { isModule, type PluginFile, type PluginProcessOptions, type SpawnPlugin } from './plugin-process.ts';
import { spawnPlugin } from './spawn-plugin.ts';

/** What a child asks of the parent that runs modules for it. */
export interface PluginAsks {
  startPlugin(id: number, plugin: PluginFile): void;
  tellPlugin(id: number, message: object): void;
  killPlugin(id: number): void;
}

/** What the parent tells of them. */
export interface PluginNews {
  pluginSaid(id: number, message: unknown): void;
  /** Once for each that was asked for. */
  pluginEnded(id: number, why: string): void;
}

/**
 * Modules under Electron: only its main process can fork there, and a packaged Electron does not pass for Node (the
 * runAsNode fuse is off). So the parent is asked to, and every message goes through it. Programs need no such help.
 */
export function parentPlugins(ask: PluginAsks): { readonly spawn: SpawnPlugin; readonly news: PluginNews } {
  const running = new Map<number, PluginProcessOptions>();
  let lastId = 0;
  return {
    spawn: (options) => {
      if (!isModule(options.plugin.file)) return spawnPlugin(options);
      lastId += 1;
      const id = lastId;
      running.set(id, options);
      ask.startPlugin(id, options.plugin);
      return {
        say: (message) => {
          if (running.has(id)) ask.tellPlugin(id, message);
        },
        kill: () => ask.killPlugin(id),
      };
    },
    news: {
      pluginSaid: (id, message) => running.get(id)?.onMessage(message),
      pluginEnded: (id, why) => {
        const options = running.get(id);
        running.delete(id);
        options?.onEnd(why);
      },
    },
  };
}
