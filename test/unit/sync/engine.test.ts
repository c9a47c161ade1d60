import { describe, expect, test } from 'vitest';
import { failed, ok } from '../../../main/domain/result.ts';
import { nextRound, rig, roundOver } from './support/engine-rig.ts';

describe('one round', () => {
  test('decisions and events before uploads; materials before the application', async () => {
    const parts = rig();
    parts.store.accept('a', [20, 10]);
    parts.engine.start();
    await roundOver(parts);
    expect(parts.county.heard).toEqual([
      'hello',
      'changes',
      'pushEvents 1',
      'declareIntent a',
      'uploadMaterial a#1',
      'uploadMaterial a#0',
      'submit a',
      'changes c1',
    ]);
    expect(parts.store.entry('a')).toMatchObject({ state: 'delivered', countyNumber: 'X-a' });
    expect(parts.engine.state()).toMatchObject({ link: 'online', failure: null, sending: null });
  });

  test('what the county holds already is not sent again', async () => {
    const parts = rig();
    parts.store.accept('a', [20, 10]);
    parts.county.held.add('a#0');
    parts.engine.start();
    await roundOver(parts);
    expect(parts.county.heardOf('uploadMaterial')).toEqual(['uploadMaterial a#1']);
  });

  test('small ones first', async () => {
    const parts = rig();
    const sizes = { a: 500_000, b: 40_000, c: 10_000, d: 300_000, e: 20_000 };
    for (const [id, size] of Object.entries(sizes)) parts.store.accept(id, [size]);
    parts.engine.start();
    await roundOver(parts);
    const order = parts.county.heardOf('declareIntent').map((call) => call.split(' ')[1]);
    expect(order).toEqual(['c', 'e', 'b', 'd', 'a']);
  });

  test('at most four applications are under way at a time, and at most three large ones', async () => {
    const parts = rig();
    for (const id of ['a', 'b', 'c', 'd']) parts.store.accept(id, [500_000]);
    const gates: (() => void)[] = [];
    parts.county.answer('uploadMaterial', () => new Promise((resolve) => gates.push(() => resolve(null))));
    parts.engine.start();
    await expect.poll(() => gates.length).toBe(3);
    // The fourth lane is for what is small, also when it comes while the others are taken for long.
    for (const id of ['e', 'f']) parts.store.accept(id, [1]);
    parts.engine.kick();
    await expect.poll(() => gates.length).toBe(4);
    expect(parts.county.heardOf('uploadMaterial').at(-1)).toBe('uploadMaterial e#0');
    expect(parts.store.entries().filter((entry) => entry.state === 'sending')).toHaveLength(4);
    parts.county.recover('uploadMaterial');
    for (const open of gates) open();
    await expect.poll(() => parts.store.entries().every((entry) => entry.state === 'delivered')).toBe(true);
  });

  test('progress is told, and ends', async () => {
    const parts = rig();
    parts.store.accept('a', [10, 20]);
    const seen: unknown[] = [];
    parts.engine.onState((state) => state.sending && seen.push(state.sending));
    parts.engine.start();
    await roundOver(parts);
    expect(seen).toContainEqual({ applicationId: 'a', sentBytes: 30, totalBytes: 30 });
    expect(parts.engine.state().sending).toBeNull();
  });

  test('an incomplete application gets what is lacking, and is submitted again', async () => {
    const parts = rig();
    parts.store.accept('a', [10]);
    const { county } = parts;
    const submit = county.county.submit;
    let answers = 0;
    county.county.submit = async (id) => {
      answers += 1;
      if (answers > 1) return submit(id);
      county.held.clear();
      return ok({ status: 'incomplete', lackingMaterials: ['a#0'], lackingEvent: true });
    };
    parts.engine.start();
    await roundOver(parts);
    expect(county.heardOf('uploadMaterial')).toHaveLength(2);
    expect(parts.store.entry('a').state).toBe('delivered');
  });

  test('an application that stays incomplete waits; it does not loop', async () => {
    const parts = rig();
    parts.store.accept('a', [10]);
    let answers = 0;
    parts.county.county.submit = async () => {
      answers += 1;
      return ok({ status: 'incomplete', lackingMaterials: ['a#0'], lackingEvent: false });
    };
    parts.engine.start();
    await roundOver(parts);
    expect(answers).toBe(3);
    expect(parts.store.entry('a')).toMatchObject({ state: 'waiting', failure: { code: 'county/server-error' } });
  });
});

describe('pulling', () => {
  test('goes on until there is no more', async () => {
    const parts = rig();
    const pages = [
      { cursor: 'c2', changes: [], more: true },
      { cursor: 'c3', changes: [], more: false },
    ];
    parts.county.county.changes = async (since) => {
      const page = since === 'c2' ? pages[1] : pages[0];
      return page ? ok(page) : failed('county/garbled');
    };
    parts.engine.start();
    await roundOver(parts);
    expect(parts.store.state.cursor).toBe('c3');
  });
});

describe('shipping', () => {
  test('a county restored from a backup gets the rest again', async () => {
    const parts = rig();
    for (const id of ['a', 'b', 'c']) parts.store.accept(id);
    parts.engine.start();
    await roundOver(parts);
    let isFirst = true;
    const push = parts.county.county.pushEvents;
    parts.county.county.pushEvents = async (events) => {
      if (!isFirst) return push(events);
      isFirst = false;
      return ok({ anchoredSeq: 1, anchoredHash: 'hash-1', refusals: [] });
    };
    parts.store.accept('d');
    await nextRound(parts);
    expect(parts.county.heardOf('pushEvents').at(-1)).toBe('pushEvents 2,3,4');
    expect(parts.store.entry('d').state).toBe('delivered');
  });

  test('an anchor that does not move is not asked for ever', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.county.pushEvents = async () => ok({ anchoredSeq: 0, anchoredHash: '0', refusals: [] });
    parts.engine.start();
    await roundOver(parts);
    expect(parts.engine.state().failure?.code).toBe('county/garbled');
  });
});
