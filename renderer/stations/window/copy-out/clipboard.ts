import { onTopic } from '../../../bridge/client.ts';
import { noteTrouble } from '../../../trouble-note.ts';

/** What lies on the clipboard because of us; whatever somebody else put there since is not ours to clear. */
let held: { readonly timer: ReturnType<typeof setTimeout>; readonly stopListening: () => void } | null = null;

/** For another system's fields. It is gone after so long, and when the terminal is locked. */
export async function copyForAWhile(text: string, seconds: number): Promise<void> {
  await navigator.clipboard.writeText(text);
  forget();
  const timer = setTimeout(() => void clearClipboard(), seconds * 1000);
  const stopListening = onTopic('terminal', ({ operator }) => {
    if (operator === null) void clearClipboard();
  });
  held = { timer, stopListening };
}

/** Empty, where what is there came from here. */
export async function clearClipboard(): Promise<void> {
  if (held === null) return;
  forget();
  // A page that has lost the focus may not write: then the next one that gets it does.
  if (!document.hasFocus()) {
    window.addEventListener('focus', () => void empty(), { once: true });
    return;
  }
  await empty();
}

async function empty(): Promise<void> {
  try {
    await navigator.clipboard.writeText('');
  } catch (reason) {
    noteTrouble('the clipboard could not be cleared', reason);
  }
}

function forget(): void {
  if (held === null) return;
  clearTimeout(held.timer);
  held.stopListening();
  held = null;
}
