import { afterEach, describe, expect, test } from 'vitest';
import { failed, ok, type Result } from '../../../main/domain/result.ts';
import { createSyncEngine } from '../../../sync/engine/engine.ts';
import type { MaterialSource, SyncEngine } from '../../../sync/ports.ts';
import { fakeEngineClock } from './support/fake-engine-clock.ts';
import { memorySyncStore } from './support/memory-sync-store.ts';
import { scriptedCounty } from './support/scripted-county.ts';
import { testLog } from './support/test-log.ts';

const engines: SyncEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

const allMaterials: MaterialSource = { read: async () => ok(new Uint8Array(1)) };

function rig(materials = allMaterials) {
  const county = scriptedCounty();
  const store = memorySyncStore();
  const clock = fakeEngineClock();
  const engine = createSyncEngine({ county: county.county, store: store.store, materials, clock, log: testLog });
  engines.push(engine);
  return { county, store, clock, engine };
}

type Rig = ReturnType<typeof rig>;

/** A round is over when the next one has been planned. */
async function roundOver({ clock }: Rig): Promise<number> {
  await expect.poll(() => clock.nextDelayMs(), { interval: 2 }).not.toBeNull();
  return clock.nextDelayMs() ?? 0;
}

async function nextRound(parts: Rig): Promise<number> {
  parts.clock.runNext();
  return roundOver(parts);
}

const offline = (): Result<never> => failed('county/offline');

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

describe('the line', () => {
  test('is probed every 2 to 5 seconds while it is down, and nothing is tried on it', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.answer('hello', offline);
    parts.engine.start();
    expect(await roundOver(parts)).toBe(2_000);
    parts.clock.setRandom(1);
    for (let n = 0; n < 20; n += 1) expect(await nextRound(parts)).toBe(5_000);
    expect(new Set(parts.county.heard)).toEqual(new Set(['hello']));
    expect(parts.engine.state()).toMatchObject({ link: 'offline', failure: { code: 'county/offline' } });
    expect(parts.store.entry('a')).toMatchObject({ state: 'waiting', attempts: 0 });

    parts.county.recover('hello');
    await nextRound(parts);
    expect(parts.store.entry('a').state).toBe('delivered');
  });

  test('of a county in trouble is tried less and less often, at most once a minute', async () => {
    const parts = rig();
    parts.county.answer('hello', () => failed('county/server-error'));
    parts.clock.setRandom(1);
    parts.engine.start();
    const waits = [await roundOver(parts)];
    for (let n = 0; n < 8; n += 1) waits.push(await nextRound(parts));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  test.each([
    ['county/captive-portal', 'captive-portal'],
    ['county/revoked', 'refused'],
    ['county/version-mismatch', 'refused'],
    ['county/not-found', 'offline'],
  ] as const)('%s is shown as %s', async (code, link) => {
    const parts = rig();
    parts.county.answer('hello', () => failed(code));
    parts.engine.start();
    await roundOver(parts);
    expect(parts.engine.state()).toMatchObject({ link, failure: { code } });
  });

  test('that breaks off in the middle costs the application nothing', async () => {
    const parts = rig();
    parts.store.accept('a', [1]);
    parts.store.accept('b', [1]);
    parts.store.accept('c', [1]);
    parts.county.answer('uploadMaterial', offline);
    parts.engine.start();
    expect(await roundOver(parts)).toBe(2_000);
    expect(parts.county.heardOf('uploadMaterial')).toHaveLength(2);
    expect(parts.engine.state().link).toBe('offline');
    parts.county.recover('uploadMaterial');
    await nextRound(parts);
    expect(parts.store.entries().map((entry) => entry.state)).toEqual(['delivered', 'delivered', 'delivered']);
  });

  test('a county that takes no events keeps applications back, not decisions', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.answer('pushEvents', () => failed('county/chain-conflict'));
    parts.engine.start();
    await roundOver(parts);
    expect(parts.county.heardOf('changes')).toHaveLength(1);
    expect(parts.county.heardOf('submit')).toEqual([]);
    expect(parts.engine.state()).toMatchObject({ link: 'refused', failure: { code: 'county/chain-conflict' } });
    expect(parts.store.entry('a').state).toBe('waiting');
  });

  test('the clock offset is measured at each contact', async () => {
    const parts = rig();
    parts.clock.setNowMs(Date.parse('2026-03-02T07:00:00.000Z'));
    parts.engine.start();
    await roundOver(parts);
    expect(parts.engine.state()).toMatchObject({ clockOffsetMs: 3_600_000, lastContactAt: '2026-03-02T07:00:00.000Z' });
  });
});

describe('one application in trouble', () => {
  test('waits by itself, longer each time, while the others go', async () => {
    const parts = rig();
    for (const id of ['a', 'b', 'c']) parts.store.accept(id);
    parts.county.answer('submit', (id) => (id === 'b' ? failed('county/server-error') : null));
    parts.clock.setRandom(1);
    parts.engine.start();
    const waits = [await roundOver(parts)];
    for (let n = 0; n < 2; n += 1) waits.push(await nextRound(parts));
    expect(waits).toEqual([2_000, 4_000, 8_000]);
    expect(parts.store.entries().map((entry) => entry.state)).toEqual(['delivered', 'waiting', 'delivered']);
    expect(parts.engine.state()).toMatchObject({ link: 'online', failure: { code: 'county/server-error' } });
    parts.county.recover('submit');
    await nextRound(parts);
    expect(parts.store.entry('b').state).toBe('delivered');
  });

  test('goes to a person when the county refuses it, and is not tried again', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.store.accept('b');
    const submit = parts.county.county.submit;
    parts.county.county.submit = async (id) =>
      id === 'a' ? ok({ status: 'refused', reason: '不在本县办理' }) : submit(id);
    parts.engine.start();
    await roundOver(parts);
    expect(parts.store.entry('a')).toMatchObject({
      state: 'needs-attention',
      failure: { code: 'county/refused', detail: '不在本县办理' },
    });
    expect(parts.store.entry('b').state).toBe('delivered');
    await nextRound(parts);
    expect(parts.county.heardOf('declareIntent')).toHaveLength(2);
  });

  test('goes to a person when a page is missing or damaged', async () => {
    const parts = rig({ read: async (sha256) => (sha256 === 'a#0' ? failed('vault/damaged') : ok(new Uint8Array(1))) });
    parts.store.accept('a', [1]);
    parts.store.accept('b', [1]);
    parts.engine.start();
    await roundOver(parts);
    expect(parts.store.entry('a')).toMatchObject({ state: 'needs-attention', failure: { code: 'vault/damaged' } });
    expect(parts.store.entry('b').state).toBe('delivered');
  });

  test('an event that the county refused brings its application to a person', async () => {
    const parts = rig();
    parts.store.accept('a');
    const push = parts.county.county.pushEvents;
    parts.county.county.pushEvents = async (events) => {
      const reply = await push(events);
      if (!reply.ok) return reply;
      return ok({ ...reply.value, refusals: [{ seq: 1, applicationId: 'a', reason: 'twice' }] });
    };
    parts.engine.start();
    await roundOver(parts);
    expect(parts.store.entry('a')).toMatchObject({ state: 'needs-attention', failure: { code: 'county/refused' } });
    expect(parts.county.heardOf('submit')).toEqual([]);
  });

  test.each(['county/not-found', 'county/refused', 'county/garbled'] as const)(
    "%s is the link's when the county answers wrong in general, a person's otherwise",
    async (code) => {
      const parts = rig();
      parts.store.accept('a');
      parts.county.answer('submit', () => {
        parts.county.answer('hello', () => failed('county/captive-portal'));
        return failed(code);
      });
      parts.engine.start();
      await roundOver(parts);
      expect(parts.store.entry('a')).toMatchObject({ state: 'waiting', failure: { code: 'county/captive-portal' } });
      expect(parts.engine.state().link).toBe('captive-portal');

      parts.county.recover('hello');
      parts.county.answer('submit', () => failed(code));
      await nextRound(parts);
      expect(parts.store.entry('a')).toMatchObject({ state: 'needs-attention', failure: { code } });
      expect(parts.engine.state().link).toBe('online');
    },
  );

  test('a bug met with one application keeps no other back, and the loop goes on', async () => {
    const parts = rig({
      read: async (sha256) => {
        if (sha256 === 'a#0') throw new Error('a bug');
        return ok(new Uint8Array(1));
      },
    });
    parts.store.accept('a', [1]);
    parts.store.accept('b', [1]);
    parts.engine.start();
    expect(await roundOver(parts)).toBeGreaterThan(0);
    expect(parts.store.entry('b').state).toBe('delivered');
    expect(parts.store.entry('a').state).toBe('sending');
  });

  test('a clock set back does not make it wait for ever', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.answer('submit', () => failed('county/server-error'));
    parts.engine.start();
    await roundOver(parts);
    parts.county.recover('submit');
    parts.clock.setNowMs(parts.clock.nowMs() - 24 * 3600 * 1000);
    parts.engine.kick();
    await expect.poll(() => parts.store.entry('a').state).toBe('delivered');
  });
});

describe('kick, nudge and sendNow', () => {
  test('a kick goes at once, and once more when it came during a round', async () => {
    const parts = rig();
    parts.engine.start();
    await roundOver(parts);
    parts.store.accept('a');
    parts.engine.kick();
    await expect.poll(() => parts.store.entry('a').state).toBe('delivered');

    const gate = Promise.withResolvers<null>();
    parts.county.answer('hello', () => gate.promise);
    parts.engine.kick();
    parts.store.accept('b');
    parts.engine.kick();
    parts.county.recover('hello');
    gate.resolve(null);
    expect(await roundOver(parts)).toBe(0);
  });

  test('a nudge pulls at once, even while an upload takes long', async () => {
    const parts = rig();
    parts.store.accept('a', [1]);
    const gate = Promise.withResolvers<null>();
    parts.county.answer('uploadMaterial', () => gate.promise);
    parts.engine.start();
    await expect.poll(() => parts.county.heardOf('uploadMaterial').length).toBe(1);
    const before = parts.county.heardOf('changes').length;
    parts.county.state.nudge();
    await expect.poll(() => parts.county.heardOf('changes').length).toBe(before + 1);
    gate.resolve(null);
    await roundOver(parts);
  });

  test('what a nudge brought is announced to the screens', async () => {
    const parts = rig();
    parts.engine.start();
    await roundOver(parts);
    let told = 0;
    parts.engine.onState(() => {
      told += 1;
    });
    parts.county.state.nudge();
    await expect.poll(() => told).toBeGreaterThan(0);
  });

  test('a county that nudges but answers nothing is not hammered', async () => {
    const parts = rig();
    parts.county.answer('changes', () => failed('county/server-error'));
    parts.county.county.listen = (onNudge) => {
      onNudge();
      return { stop: () => {} };
    };
    parts.engine.start();
    expect(await roundOver(parts)).toBeGreaterThanOrEqual(500);
    expect(parts.county.heardOf('hello')).toHaveLength(1);
  });

  test('listens while the line is good, and only then', async () => {
    const parts = rig();
    parts.engine.start();
    await roundOver(parts);
    expect(parts.county.state.listening).toBe(1);
    parts.county.answer('hello', offline);
    await nextRound(parts);
    expect(parts.county.state.listening).toBe(0);
    parts.county.recover('hello');
    await nextRound(parts);
    expect(parts.county.state.listening).toBe(1);
  });

  test('send now is honest: about the line, about one application, about success', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.answer('hello', offline);
    expect(await parts.engine.sendNow()).toEqual(failed('county/offline'));
    parts.county.recover('hello');
    parts.county.answer('submit', () => failed('county/server-error'));
    expect(await parts.engine.sendNow()).toEqual(failed('county/server-error'));
    parts.county.recover('submit');
    expect(await parts.engine.sendNow()).toMatchObject({ ok: true, value: { link: 'online' } });
    expect(parts.store.entry('a').state).toBe('delivered');
  });

  test('send now does not wait for a backoff', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.answer('submit', () => failed('county/server-error'));
    parts.engine.start();
    await roundOver(parts);
    parts.county.recover('submit');
    expect((await parts.engine.sendNow()).ok).toBe(true);
    expect(parts.store.entry('a').state).toBe('delivered');
  });

  test('stop settles when nothing is in flight, and nothing follows', async () => {
    const parts = rig();
    parts.store.accept('a', [1]);
    const gate = Promise.withResolvers<null>();
    parts.county.answer('uploadMaterial', () => gate.promise);
    parts.engine.start();
    await expect.poll(() => parts.county.heardOf('uploadMaterial').length).toBe(1);
    const stopped = parts.engine.stop();
    gate.resolve(null);
    await stopped;
    expect(parts.county.state).toMatchObject({ isClosed: true, listening: 0 });
    expect(parts.clock.nextDelayMs()).toBeNull();
    expect(await parts.engine.sendNow()).toMatchObject({ ok: false });
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
