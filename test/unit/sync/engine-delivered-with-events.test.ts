import { describe, expect, test } from 'vitest';
import { failed, ok } from '../../../main/domain/result.ts';
import { nextRound, type Rig, rig, roundOver } from './support/engine-rig.ts';

const withEvents = (): Rig => {
  const parts = rig();
  parts.county.intake.isWhole = (id) =>
    parts.store.entry(id).materials.every(({ sha256 }) => parts.county.held.has(sha256));
  return parts;
};

describe('an application that the county holds whole when it has its event', () => {
  test('is delivered by that: nothing is declared, nothing submitted, and it counts as sent', async () => {
    const parts = withEvents();
    parts.store.accept('a');
    parts.store.accept('b', [10]);
    parts.county.held.add('b#0');
    parts.store.accept('c', [10]);
    const result = await parts.engine.sendNow();
    expect(result).toMatchObject({ ok: true, value: { lastRound: { sent: 3, failed: [], waiting: [] } } });
    expect(parts.county.heard).toEqual([
      'hello',
      'changes',
      'pushEvents 1,2,3',
      'declareIntent c',
      'uploadMaterial c#0',
      'submit c',
      'changes c1',
    ]);
    for (const id of ['a', 'b', 'c']) {
      expect(parts.store.entry(id)).toMatchObject({ state: 'delivered', countyNumber: `X-${id}` });
    }
  });

  test('and came while others were sent: its event goes first, and there is no question that can only fail', async () => {
    const parts = withEvents();
    parts.store.accept('a', [10]);
    const gate = Promise.withResolvers<null>();
    parts.county.answer('uploadMaterial', () => gate.promise);
    parts.engine.start();
    await expect.poll(() => parts.county.heardOf('uploadMaterial').length).toBe(1);
    parts.store.accept('b');
    parts.engine.kick();
    await expect.poll(() => parts.store.entry('b').state).toBe('delivered');
    expect(parts.county.heard.slice(-1)).toEqual(['pushEvents 2']);
    parts.county.recover('uploadMaterial');
    gate.resolve(null);
    await expect.poll(() => parts.store.entry('a').state).toBe('delivered');
    expect(parts.county.heardOf('submit')).toEqual(['submit a']);
  });

  test('whose delivery could not be written down is submitted, and gets the same answer', async () => {
    const parts = withEvents();
    parts.store.accept('a');
    const { markDelivered } = parts.store.store;
    parts.store.store.markDelivered = () => {
      parts.store.store.markDelivered = markDelivered;
      return failed('ledger/full');
    };
    parts.engine.start();
    await roundOver(parts);
    expect(parts.store.entry('a').state).toBe('waiting');
    await nextRound(parts);
    expect(parts.store.entry('a')).toMatchObject({ state: 'delivered', countyNumber: 'X-a' });
    expect(parts.county.heardOf('submit')).toEqual(['submit a']);
    expect(parts.county.heardOf('pushEvents')).toHaveLength(1);
  });

  test('is not believed about what was not asked: another application goes its own way', async () => {
    const parts = withEvents();
    parts.store.accept('a', [10]);
    parts.engine.start();
    await roundOver(parts);
    parts.store.accept('b');
    const push = parts.county.county.pushEvents;
    parts.county.county.pushEvents = async (events) => {
      const reply = await push(events);
      if (!reply.ok) return reply;
      const foreign = ['a', 'z'].map((applicationId) => ({
        applicationId,
        countyNumber: 'X-foreign',
        countyTime: '2026-03-02T08:00:00.000Z',
      }));
      return ok({ ...reply.value, deliveries: foreign });
    };
    await nextRound(parts);
    expect(parts.store.entry('a').countyNumber).toBe('X-a');
    expect(parts.store.entry('b')).toMatchObject({ state: 'delivered', countyNumber: 'X-b' });
    expect(parts.county.heardOf('submit')).toEqual(['submit a', 'submit b']);
  });

  test('and was lost there again, by a backup put back before it was taken over: all of it is sent once more', async () => {
    const parts = withEvents();
    parts.store.accept('a', [10]);
    parts.county.held.add('a#0');
    const { markSending } = parts.store.store;
    parts.store.store.markSending = (id) => {
      parts.store.store.markSending = markSending;
      parts.county.restore(0);
      parts.county.held.clear();
      parts.store.state.shippedSeq = 0;
      return markSending(id);
    };
    parts.engine.start();
    await roundOver(parts);
    expect(parts.county.heard.slice(2)).toEqual([
      'pushEvents 1',
      'pushEvents 1',
      'declareIntent a',
      'uploadMaterial a#0',
      'submit a',
      'changes c1',
    ]);
    expect(parts.store.entry('a').state).toBe('delivered');
  });
});
