import { access, constants, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where Electron's program is, or null. The package is asked by looking at its files only: loading it would make it
 * fetch the binary.
 */
export async function electronBinary(root: string): Promise<string | null> {
  const home = path.join(root, 'node_modules', 'electron');
  try {
    const name = (await readFile(path.join(home, 'path.txt'), 'utf8')).trim();
    const binary = path.join(home, 'dist', name);
    await access(binary, constants.X_OK);
    return binary;
  } catch {
    return null;
  }
}
