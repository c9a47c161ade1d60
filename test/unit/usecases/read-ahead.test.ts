import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { createPushes, type Pushes } from '../../../main/pushes.ts';
import { readAhead } from '../../../main/read-ahead.ts';
import { createNameIndex } from '../../../main/usecases/name-index.ts';
import { createLedgerSearch } from '../../../main/usecases/search/search-ledger.ts';
import { lock } from '../../../main/usecases/unlock.ts';
import type { SearchReading } from '../../../preload/contract-ease.ts';
import { acceptedHere } from './accepted-here.ts';
import { openWindow, type Window } from './window.ts';

let window: Window;
let pushes: Pushes;
beforeEach(async () => {
  window = await openWindow();
  pushes = createPushes(window.parts.log);
});
afterEach(() => window.close());

const many = 350;
const fill = (): void => {
  for (let number = 0; number < many; number += 1)
    acceptedHere(window, {
      applicantName: `李小${'甲乙丙丁戊'.charAt(number % 5)}`,
      receivedAt: new Date(Date.parse('2026-11-01T00:00:00.000Z') + number * 60_000).toISOString(),
    });
};
const noFilter = { itemCode: null, whereabouts: null, from: null, to: null, channel: null, operatorId: null };

/** The terminal as it says that somebody has signed in; `told` is what the screens hear of the reading. */
function signedIn(station: 'window' | 'kiosk' = 'window') {
  const told: SearchReading[] = [];
  const names = createNameIndex(window.parts.ledger, (reading) => void told.push(reading));
  const parts = { ...window.parts, station };
  const search = createLedgerSearch(parts, names);
  const stop = readAhead(parts, names, pushes.listen);
  const announce = () => pushes.publish('terminal', {} as never);
  announce();
  return { names, told, search, stop, announce };
}

test('whoever signs in has the ledger read ahead of the first search, and the screens hear how far it is', async () => {
  fill();
  const { names, told, search, stop } = signedIn();
  await expect.poll(() => told.at(-1)).toBeNull();
  expect(told[0]).toEqual({ read: 100, total: many });
  expect(told.map((one) => one?.read ?? null)).toEqual([100, 200, 300, 350, null]);
  expect(names.reading()).toBeNull();
  const read = told.length;
  const found = must(await search({ query: 'lxj', filter: noFilter, offset: 0, limit: 1 }));
  expect(found.total).toBe(many / 5);
  // Nothing was left to read for it.
  expect(told.filter((one) => one !== null)).toHaveLength(read - 1);
  stop();
});

test('a search that comes first hurries it, and both read it once', async () => {
  fill();
  const { told, search, stop } = signedIn();
  const found = must(await search({ query: '李小甲', filter: noFilter, offset: 0, limit: 1 }));
  expect(found.total).toBe(many / 5);
  expect(told.filter((one) => one !== null)).toHaveLength(4);
  stop();
});

test('locked in the middle of it, it stops and knows nobody any more', async () => {
  fill();
  const { names, told, stop } = signedIn();
  expect(told).toHaveLength(1);
  names.forget();
  must(lock(window.parts));
  const heard = told.length;
  expect(told.at(-1)).toBeNull();
  await names.warm();
  // Only what this very search asked for was read, from the beginning.
  expect(told.slice(heard)[0]).toEqual({ read: 100, total: many });
  stop();
});

test('at a kiosk nobody searches, and nothing is read', () => {
  fill();
  expect(signedIn('kiosk').told).toEqual([]);
});
