import { stat } from 'node:fs/promises';

const lookEveryMs = 300;

/**
 * Tells when a device node is gone, or is another device under the same name (pulled and plugged between two looks). A
 * printer is mostly silent, so no read or write would tell for minutes. Answers how to stop watching.
 */
export function watchNode(path: string, onGone: () => void): () => void {
  // Windows ports have no node; there the write fails.
  if (!path.startsWith('/')) return () => {};
  let openedAs: string | null = null;
  let isOver = false;
  const look = async () => {
    const now = await identityOf(path);
    openedAs ??= now;
    if (!isOver && (now === null || now !== openedAs)) onGone();
  };
  void look();
  const timer = setInterval(() => void look(), lookEveryMs);
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}

async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return null;
  }
}
