import { describe, expect, test } from 'vitest';
import { failed } from '../../../main/domain/result.ts';
import { createBatchSize } from '../../../sync/engine/batch-size.ts';
import { nextRound, offline, rig, roundOver } from './support/engine-rig.ts';

const sizesOf = (heard: readonly string[]) => heard.map((call) => call.split(' ')[1]?.split(',').length);

describe('batches of events', () => {
  test('413 halves and is remembered; all go, in order, once each', async () => {
    const parts = rig();
    for (let n = 0; n < 40; n += 1) parts.store.accept(`a${n}`);
    parts.county.answer('pushEvents', (seqs) => (seqs.split(',').length > 6 ? failed('county/too-large') : null));
    parts.engine.start();
    await roundOver(parts);
    const took = parts.county.heardOf('pushEvents').filter((call) => call.split(',').length <= 6);
    expect(took.flatMap((call) => call.split(' ')[1]?.split(',').map(Number))).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
    // 40, 20, 10 were too large; from 5 on it grows slowly: a limit that is met again costs one try, not the whole way down.
    expect(sizesOf(parts.county.heardOf('pushEvents')).slice(0, 4)).toEqual([40, 20, 10, 5]);
    expect(parts.store.entries().every((entry) => entry.state === 'delivered')).toBe(true);
  });

  test('one event alone that is too large stops the terminal, says so, and loses nothing', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.answer('pushEvents', () => failed('county/too-large'));
    parts.engine.start();
    await roundOver(parts);
    expect(parts.engine.state().failure?.code).toBe('county/too-large');
    expect(parts.county.heardOf('pushEvents')).toHaveLength(1);
    expect(parts.store.entry('a').state).toBe('waiting');
  });

  test('a line that breaks under a batch gets a smaller one next time', async () => {
    const parts = rig();
    for (let n = 0; n < 8; n += 1) parts.store.accept(`a${n}`);
    parts.county.answer('pushEvents', (seqs) => (seqs.split(',').length > 2 ? offline() : null));
    parts.engine.start();
    await roundOver(parts);
    await nextRound(parts);
    await nextRound(parts);
    expect(sizesOf(parts.county.heardOf('pushEvents')).slice(0, 3)).toEqual([8, 4, 2]);
    expect(parts.store.entries().every((entry) => entry.state === 'delivered')).toBe(true);
  });

  test('are bounded by bytes, and one event always goes', () => {
    const parts = rig();
    for (let n = 0; n < 4; n += 1) parts.store.accept(`a${n}`);
    const heavy = parts.store.store
      .unshippedEvents(10)
      .map((event) => ({ ...event, body: { text: '材'.repeat(100_000) } }));
    const size = createBatchSize();
    // 300 KB each, and half a megabyte fits.
    expect(size.cut(heavy)).toHaveLength(1);
    expect(size.cut(heavy.map((event) => ({ ...event, body: { text: 'x'.repeat(100_000) } })))).toHaveLength(4);
    expect(size.halve(heavy.slice(0, 1))).toBe(false);
  });
});
