import { describe, expect, test } from 'vitest';
import { failed, ok } from '../../../main/domain/result.ts';
import { nextRound, offline, rig, roundOver } from './support/engine-rig.ts';

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
    for (const id of ['a', 'b', 'c', 'd', 'e']) parts.store.accept(id, [1]);
    parts.county.answer('uploadMaterial', () => {
      parts.county.answer('hello', offline);
      return offline();
    });
    parts.engine.start();
    expect(await roundOver(parts)).toBe(2_000);
    // As many as there are lanes; nobody else is tried on such a line.
    expect(parts.county.heardOf('uploadMaterial')).toHaveLength(4);
    expect(parts.engine.state().link).toBe('offline');
    parts.county.recover('uploadMaterial');
    parts.county.recover('hello');
    await nextRound(parts);
    expect(parts.store.entries().map((entry) => entry.state)).toEqual(Array(5).fill('delivered'));
  });

  test('that broke and is there again leaves nobody behind: the others go on, and so does the one, in its own time', async () => {
    const parts = rig();
    for (const id of ['a', 'b', 'c', 'd', 'e']) parts.store.accept(id, [1]);
    parts.county.answer('uploadMaterial', (sha256) => (sha256.startsWith('b#') ? offline() : null));
    parts.engine.start();
    const waitMs = await roundOver(parts);
    expect(waitMs, 'not at once: one that breaks each time must not hammer').toBeGreaterThanOrEqual(1_000);
    expect(parts.engine.state()).toMatchObject({ link: 'online', lastRound: { sent: 4 } });
    expect(parts.store.entry('b')).toMatchObject({ state: 'waiting', attempts: 1 });
    parts.county.recover('uploadMaterial');
    parts.clock.passMs(waitMs);
    await nextRound(parts);
    expect(parts.store.entry('b').state).toBe('delivered');
  });

  test('on which small things pass and papers never do is a broken line: it is not tried with everybody', async () => {
    const parts = rig();
    parts.store.accept('a', [1]);
    parts.county.answer('uploadMaterial', offline);
    parts.engine.start();
    const links: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      parts.clock.passMs(await roundOver(parts));
      links.push(parts.engine.state().link);
      if (round < 3) await nextRound(parts);
    }
    expect(links).toEqual(['online', 'online', 'online', 'offline']);
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
    const asked: string[] = [];
    parts.county.county.submit = async (id) => {
      asked.push(id);
      return id === 'a' ? ok({ status: 'refused', reason: '不在本县办理' }) : submit(id);
    };
    parts.engine.start();
    await roundOver(parts);
    expect(parts.store.entry('a')).toMatchObject({
      state: 'needs-attention',
      failure: { code: 'county/refused', detail: '不在本县办理' },
    });
    expect(parts.store.entry('b').state).toBe('delivered');
    await nextRound(parts);
    expect(asked.toSorted()).toEqual(['a', 'b']);
    // Neither has papers: nothing to ask about.
    expect(parts.county.heardOf('declareIntent')).toEqual([]);
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

  test.each(['county/not-found', 'county/refused'] as const)(
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

  test('a garbled answer is asked for again twice; a third one is for a person', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.answer('submit', () => failed('county/garbled'));
    parts.engine.start();
    await roundOver(parts);
    for (const attempts of [1, 2]) {
      expect(parts.store.entry('a')).toMatchObject({ state: 'waiting', attempts, failure: { code: 'county/garbled' } });
      await nextRound(parts);
    }
    expect(parts.store.entry('a')).toMatchObject({ state: 'needs-attention', failure: { code: 'county/garbled' } });
    expect(parts.engine.state().link).toBe('online');
  });

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
