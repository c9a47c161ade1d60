import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where words of a visit stand in files, however they are written there. What is sealed or compressed shows none. */
export interface Residue {
  readonly file: string;
  readonly needle: string;
  readonly as: string;
}

/** Every file below the folders; `skips` are paths whose contents belong to somebody else (the demo's county). */
export async function residueOf(
  needles: readonly string[],
  folders: readonly string[],
  skips: readonly string[] = [],
): Promise<readonly Residue[]> {
  const looks = needles.flatMap((needle) => looksOf(needle).map((look) => ({ needle, ...look })));
  const found: Residue[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || skips.some((skip) => file.startsWith(skip))) continue;
      // A file that goes while we look holds nothing any more.
      const bytes = await readFile(file).catch(() => null);
      if (bytes === null) continue;
      for (const { needle, as, isIn } of looks) if (isIn(bytes)) found.push({ file, needle, as });
    }
  }
  return found;
}

interface Look {
  readonly as: string;
  readonly isIn: (bytes: Buffer) => boolean;
}

function looksOf(needle: string): readonly Look[] {
  const little = Buffer.from(needle, 'utf16le');
  const big = Buffer.from(little).swap16();
  const plain: Look[] = [
    { as: 'utf-8', isIn: (bytes) => bytes.includes(needle, 0, 'utf8') },
    { as: 'utf-16le', isIn: (bytes) => bytes.includes(little) },
    { as: 'utf-16be', isIn: (bytes) => bytes.includes(big) },
    { as: 'percent', isIn: (bytes) => bytes.includes(encodeURIComponent(needle)) },
    { as: 'json escape', isIn: (bytes) => bytes.includes(escaped(needle)) },
    ...[Buffer.from(needle, 'utf8'), little].flatMap((raw) => base64Looks(raw)),
  ];
  return /^[\dX]+$/.test(needle) ? [...plain, apart(needle)] : plain;
}

/** At each of the three places that a word may have in a group, without the signs that its neighbours decide. */
function base64Looks(raw: Buffer): Look[] {
  return [0, 1, 2].flatMap((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), raw])
      .toString('base64')
      .replace(/=+$/, '');
    const inner = coded.slice(shift === 0 ? 0 : shift + 1, -1);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map((text) => ({
      as: `base64 ${shift}`,
      isIn: (bytes: Buffer) => bytes.includes(text),
    }));
  });
}

/** 4501 0219 9003 …, 4501-0219-…: in groups as people and forms write numbers. */
function apart(digits: string): Look {
  const pattern = new RegExp(Array.from(digits).join('[ \\-_./]{0,2}'));
  return { as: 'in groups', isIn: (bytes) => pattern.test(bytes.toString('latin1')) };
}

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
