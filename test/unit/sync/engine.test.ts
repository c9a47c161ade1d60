import { describe, expect, test } from 'vitest';
import { failed, ok } from '../../../main/domain/result.ts';
import { nextRound, rig, roundOver } from './support/engine-rig.ts';

describe('one round', () => {
  test('events first, in order; decisions before uploads; materials before the application', async () => {
    const parts = rig();
    parts.store.accept('a', [20, 10]);
    parts.engine.start();
    await roundOver(parts);
    expect(parts.county.heard).toEqual([
      'hello',
      'pushEvents 1',
      'changes',
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

  test('oldest first while few wait, small ones first when many do', async () => {
    const few = rig();
    for (const [id, size] of [
      ['a', 300],
      ['b', 200],
      ['c', 100],
    ] as const)
      few.store.accept(id, [size]);
    few.engine.start();
    await roundOver(few);
    expect(few.county.heardOf('declareIntent')).toEqual(['a', 'b', 'c'].map((id) => `declareIntent ${id}`));

    const many = rig();
    const sizes = { a: 500, b: 400, c: 100, d: 300, e: 200, f: 100 };
    for (const [id, size] of Object.entries(sizes)) many.store.accept(id, [size]);
    many.engine.start();
    await roundOver(many);
    const order = many.county.heardOf('declareIntent').map((call) => call.split(' ')[1]);
    // When few are left, the oldest has waited long enough.
    expect(order.slice(0, 3)).toEqual(['c', 'f', 'a']);
    expect(order.toSorted()).toEqual(Object.keys(sizes));
  });

  test('at most two applications are under way at a time', async () => {
    const parts = rig();
    for (const id of ['a', 'b', 'c', 'd']) parts.store.accept(id, [1]);
    const gates: (() => void)[] = [];
    parts.county.answer('uploadMaterial', () => new Promise((resolve) => gates.push(() => resolve(null))));
    parts.engine.start();
    await expect.poll(() => gates.length).toBe(2);
    expect(parts.store.entries().filter((entry) => entry.state === 'sending')).toHaveLength(2);
    parts.county.recover('uploadMaterial');
    for (const open of gates) open();
    await roundOver(parts);
    expect(parts.store.entries().every((entry) => entry.state === 'delivered')).toBe(true);
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
  const announcement = { kind: 'catalogue' as const, version: 2, hash: 'h2' };

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

  test('a catalogue that cannot be had holds back its announcement, not the decisions after it', async () => {
    const parts = rig();
    const status = {
      kind: 'application-status' as const,
      applicationId: 'a',
      statusVersion: 1,
      state: 'PROCESSING' as const,
      countyNumber: 'X',
      decision: null,
    };
    parts.county.county.changes = async (since) =>
      since === 'c1'
        ? ok({ cursor: 'c2', changes: [status], more: false })
        : ok({ cursor: 'c1', changes: [announcement], more: true });
    parts.county.answer('catalogue', () => failed('county/server-error'));
    parts.engine.start();
    await roundOver(parts);
    expect(parts.store.changes).toContainEqual(status);
    expect(parts.store.state.cursor).toBe('');
    expect(parts.engine.state()).toMatchObject({ link: 'online', failure: { code: 'county/server-error' } });

    parts.county.county.catalogue = async () => ok({ hash: 'h2', catalogue: { version: 2 } as never });
    await nextRound(parts);
    expect(parts.store.state).toMatchObject({ cursor: 'c2', catalogueHash: 'h2' });
    expect(parts.engine.state().failure).toBeNull();
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
