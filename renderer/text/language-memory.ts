import type { Language } from '../text.ts';

/**
 * The chosen language outlives a restart. A cookie serves the browser host, whose port (and with it the origin of
 * localStorage) is another at each start, while cookies of one host know no port; localStorage serves Electron's own
 * scheme, which has no cookies.
 *
 * It is the staff's choice. What a citizen chooses, on the second screen or at a kiosk, is neither kept nor shared: both may
 * stand on the same host as a window, and the clerk keeps his language while they read in theirs.
 */
const key = 'screen-language';
const yearSeconds = 365 * 86_400;

let isForgotten = typeof document !== 'undefined' && document.documentElement.dataset.languages === 'passing';

/** From here on this page is a citizen's. */
export function forgetLanguages(): void {
  isForgotten = true;
}

export function rememberedLanguage(): Language {
  if (typeof document === 'undefined' || isForgotten) return 'zh';
  return read() === 'en' ? 'en' : 'zh';
}

export function rememberLanguage(language: Language): void {
  if (isForgotten) return;
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
