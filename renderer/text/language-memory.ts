import type { Language } from '../text.ts';

/**
 * The chosen language outlives a restart. A cookie serves the browser host, whose port (and with it the origin of
 * localStorage) is another at each start, while cookies of one host know no port; localStorage serves Electron's own
 * scheme, which has no cookies.
 */
const key = 'screen-language';
const yearSeconds = 365 * 86_400;

export function rememberedLanguage(): Language {
  if (typeof document === 'undefined') return 'zh';
  return read() === 'en' ? 'en' : 'zh';
}

export function rememberLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API exists in secure contexts only; the loopback page may not be one
  document.cookie = `${key}=${language}; max-age=${yearSeconds}; path=/; samesite=strict`;
  try {
    localStorage.setItem(key, language);
  } catch {
    // storage switched off by policy: the choice lasts for this run
  }
}

function read(): string | null {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith(`${key}=`));
  if (cookie) return cookie.slice(key.length + 1);
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
