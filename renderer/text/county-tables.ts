import i18next from 'i18next';
import type { TextTable } from '../../preload/contract-kiosk.ts';

/** What of a table can be shown, and what it lacks: there the Chinese words stand. */
export interface TableReport {
  readonly language: string;
  /** `room:key`. */
  readonly missing: readonly string[];
  /** Words for keys that the screens do not have, and such that fill in other things than the Chinese ones. */
  readonly unusable: readonly string[];
}

/** What a language has to have before it is offered: whole rooms of the screens, or single words of one (`room:key`). */
export type Needed = readonly string[];

/** Registers a table's words. A word that promises another value than ours is not shown. */
export function addTable(table: TextTable, needed: Needed): TableReport {
  const report = reportOn(table, needed);
  const unusable = new Set(report.unusable);
  for (const [room, words] of Object.entries(table.rooms))
    for (const [key, text] of flat(words))
      if (!unusable.has(`${room}:${key}`)) i18next.addResource(table.language, room, key, text);
  return report;
}

export function reportOn(table: TextTable, needed: Needed): TableReport {
  const missing: string[] = [];
  const unusable: string[] = [];
  for (const [room, words] of Object.entries(table.rooms)) {
    const own = flat(i18next.getResourceBundle('zh', room));
    for (const [key, text] of flat(words))
      if (!own.has(key) || fills(own.get(key)) !== fills(text) || text.trim() === '') unusable.push(`${room}:${key}`);
  }
  for (const name of needed) {
    const [room = '', key] = name.split(':');
    const theirs = flat(table.rooms[room]);
    const keys = key === undefined ? [...flat(i18next.getResourceBundle('zh', room)).keys()] : [key];
    for (const one of keys) if (!theirs.has(one) || unusable.includes(`${room}:${one}`)) missing.push(`${room}:${one}`);
  }
  return { language: table.language, missing, unusable };
}

/** The language of the screen becomes that of a table; direction of writing too. */
export function switchToTable(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  void i18next.changeLanguage(language);
}

/** Of the languages of China those that are written from the right. */
const rightToLeft = new Set(['ug', 'kk', 'ky']);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Every word of a table, one after the other. */
export function wordsOf(table: TextTable): readonly string[] {
  return Object.values(table.rooms).flatMap((words) => [...flat(words).values()]);
}

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
