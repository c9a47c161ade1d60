import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A golden file beside the tests. `UPDATE_GOLDEN=1 npx vitest run test/unit/paper` writes it anew; a person then looks at
 * what changed before committing it.
 */
export function golden(name: string, actual: Uint8Array): Uint8Array {
  const file = path.join(import.meta.dirname, name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, actual);
  if (!existsSync(file)) throw new Error(`${name} is missing; UPDATE_GOLDEN=1 writes it`);
  return new Uint8Array(readFileSync(file));
}
