import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Golden files in `golden/`. To accept new ones after the receipt changed on purpose:
 *
 *   UPDATE_GOLDEN=1 npx vitest run test/unit/drivers/receipt-printer/golden-receipts.test.ts
 *
 * then look at the pictures and at `git diff` of the texts before committing them.
 */
export function golden(name: string, actual: Uint8Array): Uint8Array {
  const file = path.join(import.meta.dirname, 'golden', name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  if (!existsSync(file)) throw new Error(`${name} is missing; UPDATE_GOLDEN=1 writes it`);
  return new Uint8Array(readFileSync(file));
}

/** Bytes as text, so that a change shows line by line: hexadecimal, a new row at every line feed and command. */
export function hexRows(bytes: Uint8Array): Uint8Array {
  let text = '';
  for (const [index, byte] of bytes.entries()) {
    const startsRow = index > 0 && (bytes[index - 1] === 0x0a || byte === 0x1b || byte === 0x1d);
    text += `${startsRow ? '\n' : index > 0 ? ' ' : ''}${byte.toString(16).padStart(2, '0')}`;
  }
  return Buffer.from(`${text}\n`);
}
