import { createCipheriv, createDecipheriv } from 'node:crypto';
import { createByteReader } from './byte-reader.ts';
import { damaged } from './package-error.ts';

/**
 * The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption, 2015), as the age format
 * uses it, with AES-256-GCM: pieces of 64 KiB, each with a tag. The nonce counts the pieces and marks the last one, so
 * pieces can't be left out, exchanged or cut off at the end. Any amount goes through in the memory of one piece.
 *
 *   nonce = number of the piece (11 bytes, big endian) || 1 for the last piece, otherwise 0
 *
 * The key belongs to this stream alone.
 */
export const pieceBytes = 64 * 1024;
const tagBytes = 16;
const cipherName = 'aes-256-gcm';

export async function* sealStream(key: Uint8Array, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { piece, number, isLast } of pieces(plain, pieceBytes)) {
    const cipher = createCipheriv(cipherName, key, nonceOf(number, isLast));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Yields nothing that was not authenticated. */
export async function* openStream(key: Uint8Array, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { piece, number, isLast } of pieces(sealed, pieceBytes + tagBytes)) {
    if (piece.length < tagBytes) throw damaged('its body ends in the middle of a piece');
    const decipher = createDecipheriv(cipherName, key, nonceOf(number, isLast));
    decipher.setAuthTag(piece.subarray(piece.length - tagBytes));
    const opened = decipher.update(piece.subarray(0, piece.length - tagBytes));
    try {
      decipher.final();
    } catch {
      throw damaged(`piece ${number} of its body was altered`);
    }
    yield opened;
  }
}

interface Piece {
  readonly piece: Buffer;
  readonly number: number;
  readonly isLast: boolean;
}

/** All of them of the given size but the last; an empty stream is one empty piece. */
async function* pieces(source: AsyncIterable<Uint8Array>, sizeBytes: number): AsyncGenerator<Piece> {
  const reader = createByteReader(source);
  try {
    for (let number = 0; ; number += 1) {
      const gathered: Buffer[] = [];
      let got = 0;
      while (got < sizeBytes && !(await reader.isAtEnd())) {
        const next = await reader.readSome(sizeBytes - got);
        gathered.push(next);
        got += next.length;
      }
      const isLast = await reader.isAtEnd();
      yield { piece: Buffer.concat(gathered), number, isLast };
      if (isLast) return;
    }
  } finally {
    await reader.close();
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
