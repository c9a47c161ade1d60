import { afterEach, expect, test, vi } from 'vitest';
import { createClosing, within } from '../../../main/closing.ts';

afterEach(() => {
  vi.useRealTimers();
});

function closingWithLog() {
  const warnings: unknown[] = [];
  const closing = createClosing({ warn: (facts: object) => warnings.push(facts) } as never);
  return { closing, warnings };
}

test('ends in the opposite order, once, however often it is asked', async () => {
  const { closing, warnings } = closingWithLog();
  const ended: string[] = [];
  for (const part of ['lock', 'ledger', 'devices']) closing.add(part, () => void ended.push(part));
  await Promise.all([closing.end(), closing.end()]);
  await closing.end();
  expect(ended).toEqual(['devices', 'ledger', 'lock']);
  expect(warnings).toEqual([]);
});

test('a part that throws, rejects or hangs does not keep the others open', async () => {
  vi.useFakeTimers();
  const { closing, warnings } = closingWithLog();
  const ended: string[] = [];
  closing.add('ledger', () => void ended.push('ledger'));
  closing.add('throws', () => {
    throw new Error('no');
  });
  closing.add('rejects', () => Promise.reject(new Error('no')));
  closing.add('hangs', () => new Promise(() => {}));
  const end = closing.end();
  await vi.advanceTimersByTimeAsync(60_000);
  await end;
  expect(ended).toEqual(['ledger']);
  expect(warnings).toMatchObject([{ part: 'hangs' }, { part: 'rejects' }, { part: 'throws' }]);
});

test('within gives the value in time, and says so when it is late', async () => {
  expect(await within(1_000, Promise.resolve(7))).toBe(7);
  vi.useFakeTimers();
  const late = within(50, new Promise(() => {}));
  const refused = expect(late).rejects.toThrow('50 ms');
  await vi.advanceTimersByTimeAsync(50);
  await refused;
});
