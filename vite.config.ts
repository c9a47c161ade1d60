import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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
      input: { index: 'renderer/index.html', display: 'renderer/display.html' },
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
