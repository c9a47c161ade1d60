import i18next from 'i18next';
import type { TextTable } from '../../preload/contract-kiosk.ts';

/** What of a table can be shown, and what it lacks: there the Chinese words stand. */
export interface TableReport {
  readonly language: string;
  /** `room:key`. */
  readonly missing: readonly string[];
  /** Words for rooms or keys that the screens do not have, and such that fill in other things than the Chinese ones. */
  readonly unusable: readonly string[];
}

/** Registers a county's words for the given rooms. A word that promises another value than ours is not shown. */
export function addTable(table: TextTable, rooms: readonly string[]): TableReport {
  const missing: string[] = [];
  const unusable: string[] = [];
  for (const room of rooms) {
    const own = flat(i18next.getResourceBundle('zh', room));
    const theirs = flat(table.rooms[room]);
    const words = new Map([...theirs].filter(([key, text]) => fills(own.get(key)) === fills(text)));
    for (const key of own.keys()) if (!words.has(key)) missing.push(`${room}:${key}`);
    for (const key of theirs.keys()) if (!words.has(key)) unusable.push(`${room}:${key}`);
    for (const [key, text] of words) i18next.addResource(table.language, room, key, text);
  }
  for (const room of Object.keys(table.rooms)) if (!rooms.includes(room)) unusable.push(`${room}:`);
  return { language: table.language, missing, unusable };
}

/** The language of the screen becomes that of a table; direction of writing too. */
export function switchToTable(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
  void i18next.changeLanguage(language);
}

/** Of the languages of China those that are written from the right. */
const rightToLeft = new Set(['ug', 'kk', 'ky']);

function flat(words: unknown, before = ''): Map<string, string> {
  if (typeof words !== 'object' || words === null) return new Map();
  return new Map(
    Object.entries(words).flatMap(([key, value]): (readonly [string, string])[] =>
      typeof value === 'string' ? [[before + key, value]] : [...flat(value, `${before}${key}.`)],
    ),
  );
}

const fills = (text: string | undefined): string | null =>
  text === undefined
    ? null
    : [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)]
        .map((match) => match[1])
        .toSorted()
        .join();
