import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanHome, heapBytes, play } from '../support/kiosk-monkey.ts';
import { openTouchKiosk, type TouchKiosk } from '../support/kiosk-touch.ts';

/** A minute of what `npm run kiosk-soak` does for hours. */
let kiosk: TouchKiosk;
beforeAll(async () => {
  kiosk = await openTouchKiosk({ args: ['--enable-precise-memory-info'] });
});
afterAll(async () => {
  await kiosk?.picture('last-kiosk-monkey').catch(() => {});
  await kiosk?.close();
});

test('random touches, cards, papers and breaks of the line: never a white page, always a way home, and no memory kept', async () => {
  await play(kiosk, { seed: 20_261_122, commands: 40 });
  await cleanHome(kiosk);
  const warm = await heapBytes(kiosk);
  await play(kiosk, { seed: 4, commands: 40 });
  await cleanHome(kiosk);
  expect(await heapBytes(kiosk)).toBeLessThan(warm * 1.2);
  expect(kiosk.browser.troubles.filter((trouble) => trouble.startsWith('page error'))).toEqual([]);
});
