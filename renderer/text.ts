import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Text } from '../main/domain/failures.ts';
import { rememberedLanguage, rememberLanguage } from './text/language-memory.ts';

/**
 * The words of the screens: Chinese first, English switchable. Each room of the screens defines its own words with
 * `defineText`, so that the compiler knows every key and that no language misses one.
 */
export type Language = 'zh' | 'en';

/** Nested words; `{{name}}` is filled in. React escapes, so i18next must not. */
export interface Words {
  readonly [key: string]: string | Words;
}
type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeyOf<T[K]>}`;
}[keyof T & string];
export type Say<T> = (key: KeyOf<T>, fill?: Readonly<Record<string, string | number>>) => string;

export interface Speech<T> {
  readonly t: Say<T>;
  readonly language: Language;
  /** The half of a two-language text that is shown now. */
  readonly pick: (text: Text) => string;
}

void i18next.use(initReactI18next).init({
  lng: rememberedLanguage(),
  fallbackLng: 'zh',
  resources: {},
  interpolation: { escapeValue: false },
  initAsync: false,
});

if (typeof document !== 'undefined') nameLanguage(rememberedLanguage());

/** Registers a room's words and returns its hook. */
export function defineText<const T extends Words>(room: string, zh: T, en: SameShape<T>): () => Speech<T> {
  i18next.addResourceBundle('zh', room, zh);
  i18next.addResourceBundle('en', room, en);
  return function useRoomText() {
    const { t, i18n } = useTranslation(room);
    const language: Language = i18n.language === 'en' ? 'en' : 'zh';
    return { t: t as unknown as Say<T>, language, pick: (text) => text[language] };
  };
}

export function switchLanguage(language: Language): void {
  rememberLanguage(language);
  nameLanguage(language);
  void i18next.changeLanguage(language);
}

/** For screen readers, and for the width of quotation marks. */
function nameLanguage(language: Language): void {
  document.documentElement.dir = 'ltr';
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
