import { forgetDesk } from '../../../desk/current-desk.ts';
import { switchLanguage } from '../../../text.ts';
import { noteTrouble } from '../../../trouble-note.ts';

/** Storage that hangs must not keep a visit on the screen. */
const patienceMs = 4_000;

/**
 * 清场: what this page stored is deleted, and the page itself is replaced, so that no state, form or picture of a visit
 * stays in it. The host puts a new window with an empty profile in its place besides (main/hosts).
 */
export async function cleanPage(): Promise<void> {
  // Remembered outside of the page: the next one would be greeted in it, whoever ended this visit.
  switchLanguage('zh');
  const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([Promise.allSettled([forgetDesk(), forgetStores(), forgetClipboard()]), late]);
  window.location.replace('/');
}

async function forgetStores(): Promise<void> {
  window.name = '';
  try {
    sessionStorage.clear();
    localStorage.clear();
  } catch (reason) {
    noteTrouble('storage is switched off by policy', reason);
  }
  if ('caches' in window) for (const key of await caches.keys()) await caches.delete(key);
}

/** A word that was copied in a field would be there for the next one to paste. */
async function forgetClipboard(): Promise<void> {
  await navigator.clipboard?.writeText('').catch(() => undefined);
}
