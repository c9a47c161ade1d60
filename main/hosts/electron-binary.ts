import { access, constants, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hasDisplay } from './browser/find-browser.ts';

/** Electron's program, or why it can't be used here. */
export type ElectronFound =
  | { readonly binary: string; readonly why?: undefined }
  | { readonly binary: null; readonly why: string };

/**
 * The package is asked by looking at its files only: loading it would make it fetch the binary, from a host that many
 * networks cannot reach.
 */
export async function findElectron(root: string, env: NodeJS.ProcessEnv = process.env): Promise<ElectronFound> {
  const home = path.join(root, 'node_modules', 'electron');
  const binary = await installedBinary(home);
  if (binary === null) return { binary: null, why: 'Electron is not installed here' };
  if (!hasDisplay(env)) return { binary: null, why: 'there is no display for Electron' };
  // Chromium refuses its sandbox to root, and a terminal without a sandbox is not offered.
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { binary: null, why: 'Electron does not run as root' };
  }
  return { binary };
}

async function installedBinary(home: string): Promise<string | null> {
  try {
    const name = (await readFile(path.join(home, 'path.txt'), 'utf8')).trim();
    const binary = path.join(home, 'dist', name);
    await access(binary, constants.X_OK);
    return binary;
  } catch {
    return null;
  }
}
