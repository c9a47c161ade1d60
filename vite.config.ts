import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (name: string): string => path.join(import.meta.dirname, 'renderer', `${name}.html`);

/**
 * The screens, for both hosts. Relative base: Electron serves them from app://, the browser host from a loopback port.
 * Nothing is inlined, because the CSP knows no inline script and fonts come from files only.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'chrome140',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Two pages that share no code of a station: the terminal's, and the second screen's.
      input: { index: page('index'), display: page('display') },
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next)[\\/]/,
              priority: 30,
            },
            {
              name: 'desk-engine',
              test: /node_modules[\\/](rxdb|dexie|rxjs|mingo|broadcast-channel)[\\/]/,
              priority: 20,
            },
            {
              name: 'antd',
              test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/,
              priority: 20,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
});
