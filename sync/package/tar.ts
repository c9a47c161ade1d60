import { createByteReader } from './byte-reader.ts';
import { damaged } from './package-error.ts';

/**
 * POSIX ustar (IEEE 1003.1 pax, "ustar Interchange Format"), plain files alone, so that any tar program opens a package
 * and its decrypted content. There is one way to write an entry here, and what is not written so is refused: a header
 * has no room for anything that nobody checks.
 */
export interface TarEntry {
  readonly name: string;
  readonly sizeBytes: number;
}

export interface ReadEntry extends TarEntry {
  /** To be read to its end before the next entry is asked for. */
  readonly content: AsyncGenerator<Buffer>;
}

export const blockBytes = 512;
export const tarEnd: Buffer = Buffer.alloc(2 * blockBytes);
/** Eleven octal digits. */
export const largestEntryBytes = 8 ** 11 - 1;
const namePattern = /^[\w./-]{1,100}$/;

export function tarHeader({ name, sizeBytes }: TarEntry): Buffer {
  if (!namePattern.test(name)) throw new Error(`not a name for an entry: ${name}`);
  if (!Number.isInteger(sizeBytes) || sizeBytes < 0 || sizeBytes > largestEntryBytes)
    throw new Error(`not a size for an entry: ${sizeBytes}`);
  const block = Buffer.alloc(blockBytes);
  const put = (text: string, at: number) => block.write(text, at, 'latin1');
  put(name, 0);
  put('0000600\0', 100);
  put('0000000\0', 108);
  put('0000000\0', 116);
  put(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124);
  put('00000000000\0', 136);
  put('        ', 148);
  put('0', 156);
  put('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** What fills an entry up to a whole number of blocks. */
export function paddingOf(sizeBytes: number): Buffer {
  return Buffer.alloc((blockBytes - (sizeBytes % blockBytes)) % blockBytes);
}

export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<ReadEntry> {
  const reader = createByteReader(source);
  try {
    for (;;) {
      const block = await reader.read(blockBytes);
      if (block === null) throw damaged('it ends before its end mark');
      if (isZero(block)) break;
      const entry = entryIn(block);
      yield { ...entry, content: reader.stream(entry.sizeBytes, () => damaged(`${entry.name} is cut off`)) };
      const padding = await reader.read(paddingOf(entry.sizeBytes).length);
      if (padding === null || !isZero(padding)) throw damaged(`something stands behind ${entry.name}`);
    }
    const last = await reader.read(blockBytes);
    if (last === null || !isZero(last)) throw damaged('its end mark is broken');
    if (!(await reader.isAtEnd())) throw damaged('something stands behind its end mark');
  } finally {
    await reader.close();
  }
}

function entryIn(block: Buffer): TarEntry {
  const name = textIn(block, 0, 100);
  const sizeBytes = Number.parseInt(textIn(block, 124, 12), 8);
  const isOurs = namePattern.test(name) && sizeBytes >= 0 && tarHeader({ name, sizeBytes }).equals(block);
  if (!isOurs) throw damaged('an entry has a header that no terminal writes');
  return { name, sizeBytes };
}

function textIn(block: Buffer, at: number, length: number): string {
  return block.toString('latin1', at, at + length).replace(/\0.*$/s, '');
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}
