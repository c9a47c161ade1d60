import type { CDPSession, Page } from 'playwright-core';

/**
 * Keys with times of their own: what makes a gun's burst, or a person's typing, does not depend on how busy the machine
 * is that runs the test.
 */
export interface TypingHand {
  /** A gun: 4 ms a key, everything on its way before the first key is seen. `\n` is Enter. */
  scan(text: string): Promise<void>;
  /** A person, `gapMs` from key to key. */
  type(text: string, gapMs: number): Promise<void>;
}

const gunGapMs = 4;

export async function typingHand(page: Page): Promise<TypingHand> {
  const keys = await page.context().newCDPSession(page);
  let clockMs = Date.now();
  async function strike(text: string, gapMs: number): Promise<void> {
    clockMs = Math.max(clockMs + 1_000, Date.now());
    const sent: Promise<unknown>[] = [];
    for (const key of text) {
      clockMs += gapMs;
      sent.push(press(keys, key, clockMs), release(keys, key, clockMs + 1));
    }
    await Promise.all(sent);
  }
  return { scan: (text) => strike(text, gunGapMs), type: strike };
}

function press(keys: CDPSession, key: string, atMs: number): Promise<unknown> {
  const isEnter = key === '\n';
  return keys.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key: isEnter ? 'Enter' : key,
    text: isEnter ? '\r' : key,
    windowsVirtualKeyCode: isEnter ? 13 : key.toUpperCase().charCodeAt(0),
    timestamp: atMs / 1_000,
  });
}

function release(keys: CDPSession, key: string, atMs: number): Promise<unknown> {
  return keys.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    key: key === '\n' ? 'Enter' : key,
    timestamp: atMs / 1_000,
  });
}
