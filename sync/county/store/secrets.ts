import { createHash, randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/** Values that the whole county shares, made once by whichever instance starts first. */
export interface CountySettings {
  /** Names this database: a cursor of another one is recognised. */
  readonly epoch: string;
}

export async function countySettings(database: Database): Promise<CountySettings> {
  await database.query(`insert into settings (name, value) values ('epoch', $1) on conflict (name) do nothing`, [
    randomBytes(6).toString('hex'),
  ]);
  const rows = await database.query<{ name: string; value: string }>('select name, value from settings');
  const value = (name: string) => rows.find((row) => row.name === name)?.value ?? '';
  return { epoch: value('epoch') };
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Twelve signs of 31, about 59 bits. */
export function newEnrolmentCode(): string {
  const signs = randomSigns(12);
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}

/** First sign a letter; neither I, L, O nor 0, 1 are used, since the prefix is read from paper. */
export function newNumberPrefix(): string {
  for (;;) {
    const signs = randomSigns(4);
    if (/^[A-Z]/.test(signs)) return signs;
  }
}

export function randomSigns(count: number): string {
  let signs = '';
  while (signs.length < count) {
    for (const byte of randomBytes(count)) {
      // 248 is the largest multiple of 31 below 256: every sign is equally likely.
      if (byte < 248 && signs.length < count) signs += codeAlphabet[byte % codeAlphabet.length];
    }
  }
  return signs;
}
