import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

const own = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'electron'];
const installed = Object.keys(manifest.dependencies);
const outside = (id: string): boolean =>
  own.includes(id) || installed.some((name) => id === name || id.startsWith(`${name}/`));

const bridge: Record<string, string> = {
  preload: 'preload/bridge.ts',
  'display-preload': 'preload/display-bridge.ts',
};
const processes: Record<string, string> = {
  main: 'main/hosts/electron/main.ts',
  'audit/audit-worker': 'main/audit/audit-worker.ts',
  'main/device-host/child': 'main/device-host/child.ts',
  'drivers/page-image/page-worker': 'drivers/page-image/page-worker.ts',
  'drivers/plugin/relay-plugin': 'drivers/plugin/relay-plugin.ts',
  'drivers/bench/child': 'drivers/bench/child.ts',
  'sync/county/serve': 'sync/county/serve.ts',
};

/**
 * The main side for Electron: one module per process, beside each other under the paths by which they are forked.
 * `--mode preload` builds the bridge, which each page's sandbox takes as CommonJS in one file.
 */
export default defineConfig(({ mode }) => ({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/electron',
    emptyOutDir: false,
    rolldownOptions: {
      external: outside,
      input: mode === 'preload' ? bridge : processes,
      output: {
        format: mode === 'preload' ? 'cjs' : 'esm',
        entryFileNames: mode === 'preload' ? '[name].cjs' : '[name].mjs',
        chunkFileNames: 'chunks/[name]-[hash].mjs',
      },
    },
  },
}));
