import { describe, expect, test } from 'vitest';
import { failed } from '../../../main/domain/result.ts';
import { signCompact } from '../../../sync/crypto/compact-jws.ts';
import { type PrivateKey, publicPart } from '../../../sync/crypto/keys.ts';
import { providerOf } from '../../../sync/crypto/suites.ts';
import { nextRound, rig, roundOver } from './support/engine-rig.ts';

const countyKey = () => publicPart(providerOf('international').makeKey());

describe('wrong network', () => {
  test.each([
    ['another county', countyKey()],
    ['a host that proves nothing', null],
  ])('R29 R34: %s behind the same address gets a greeting and nothing else', async (_, provenKey) => {
    const parts = rig();
    const ours = countyKey();
    parts.county.greeting.words = { provenKey: ours };
    parts.engine.start();
    await roundOver(parts);
    expect(parts.store.store.countyKey()).toEqual(ours);

    parts.store.accept('a', [10]);
    parts.county.greeting.words = { provenKey };
    const heardBefore = parts.county.heard.length;
    await nextRound(parts);
    expect(parts.county.heard.slice(heardBefore)).toEqual(['hello']);
    expect(parts.engine.state()).toMatchObject({
      link: 'wrong-network',
      failure: { code: 'county/wrong-network' },
      lastRound: { sent: 0, failed: [], waiting: [{ reason: 'county/wrong-network', count: 1 }] },
    });
    expect(parts.county.state.listening).toBe(0);
    expect(parts.store.store.countyKey()).toEqual(ours);
    expect(parts.store.entry('a')).toMatchObject({ state: 'waiting', attempts: 0 });

    parts.county.greeting.words = { provenKey: ours };
    await nextRound(parts);
    expect(parts.store.entry('a').state).toBe('delivered');
  });

  test('R34: the cable is put elsewhere while scans are on their way: the next application does not follow', async () => {
    const parts = rig();
    const ours = countyKey();
    parts.county.greeting.words = { provenKey: ours };
    for (const id of ['a', 'b', 'c', 'd']) parts.store.accept(id, [500_000]);
    const gates: (() => void)[] = [];
    parts.county.answer('uploadMaterial', () => new Promise((resolve) => gates.push(() => resolve(null))));
    parts.engine.start();
    await expect.poll(() => gates.length).toBe(3);
    parts.clock.passMs(60_000);
    parts.county.greeting.words = { provenKey: countyKey() };
    for (const open of gates) open();
    await roundOver(parts);
    expect(parts.county.heardOf('declareIntent')).toHaveLength(3);
    expect(parts.store.entry('d').state).toBe('waiting');
    expect(parts.engine.state().link).toBe('wrong-network');
  });
});

describe('a county that changes its key', () => {
  const keys = () => providerOf('international').makeKey();
  const handover = (from: PrivateKey, to: PrivateKey, signer = from) => {
    const payload = {
      handover: 'county-key',
      from: publicPart(from),
      to: publicPart(to),
      at: '2026-03-01T00:00:00.000Z',
    };
    return signCompact({ key: signer, kid: 'county', payload });
  };
  const [first, second, third, stranger] = [keys(), keys(), keys(), keys()];
  const meets = async (provenKey: PrivateKey, handovers: readonly string[]) => {
    const parts = rig();
    parts.store.store.pinCountyKey(publicPart(first));
    parts.county.greeting.words = { provenKey: publicPart(provenKey), handovers };
    parts.engine.start();
    await roundOver(parts);
    return { link: parts.engine.state().link, pinned: parts.store.store.countyKey(), parts };
  };

  test('is followed from key to key, however many were missed, and known by the last one from then on', async () => {
    const line = [await handover(first, second), await handover(second, third)];
    expect(await meets(second, line.slice(0, 1))).toMatchObject({ link: 'online', pinned: publicPart(second) });
    const { parts, ...met } = await meets(third, line);
    expect(met).toEqual({ link: 'online', pinned: publicPart(third) });
    parts.county.greeting.words = { provenKey: publicPart(first), handovers: line };
    await nextRound(parts);
    expect(parts.engine.state().link, 'the old key is nobody any more').toBe('wrong-network');
  });

  test.each<[string, () => Promise<readonly string[]>]>([
    ['says nothing of it', async () => []],
    ['has it signed by somebody else', async () => [await handover(first, stranger, stranger)]],
    ['leaves a link out', async () => [await handover(second, stranger)]],
    ['shows the handover to another', async () => [await handover(first, second)]],
    [
      'shows something else that the old key signed',
      async () => [await signCompact({ key: first, kid: 'county', payload: { to: publicPart(stranger) } })],
    ],
  ])('is not followed when it %s', async (_, handovers) => {
    const met = await meets(stranger, await handovers());
    expect(met).toMatchObject({ link: 'wrong-network', pinned: publicPart(first) });
    expect(met.parts.county.heard).toEqual(['hello']);
  });
});

describe('a county that asks for patience', () => {
  test('gets it from every try that begins by itself, not from a person', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.answer('submit', () => ({
      ok: false,
      failure: { code: 'county/server-error', retryAfterMs: 90_000 },
    }));
    parts.engine.start();
    expect(await roundOver(parts)).toBeGreaterThanOrEqual(90_000);
    const heardBefore = parts.county.heard.length;
    parts.engine.kick();
    expect(parts.clock.nextDelayMs()).toBeGreaterThanOrEqual(90_000);
    expect(parts.county.heard).toHaveLength(heardBefore);
    parts.county.recover('submit');
    expect((await parts.engine.sendNow()).ok).toBe(true);
    expect(parts.store.entry('a').state).toBe('delivered');
  });

  test('of a day is taken for an hour', async () => {
    const parts = rig();
    parts.county.answer('hello', () => ({
      ok: false,
      failure: { code: 'county/server-error', retryAfterMs: 86_400_000 },
    }));
    parts.engine.start();
    expect(await roundOver(parts)).toBeLessThanOrEqual(1.25 * 3_600_000);
    expect(parts.clock.nextDelayMs()).toBeGreaterThanOrEqual(3_600_000);
  });
});

test('what waits is told while there is no line, and that nothing is known of the time', async () => {
  const parts = rig();
  parts.county.answer('hello', () => failed('county/offline'));
  parts.engine.start();
  await roundOver(parts);
  expect(parts.engine.state().totals).toBeNull();
  parts.store.accept('a', [1_000, 500]);
  parts.engine.kick();
  const waiting = { applications: 1, totalBytes: 1_500, sentBytes: 0, bytesPerSecond: null, remainingSeconds: null };
  expect(parts.engine.state().totals).toMatchObject(waiting);
  await roundOver(parts);
  expect(parts.engine.state().totals).toMatchObject(waiting);
});

describe('the report of a round', () => {
  test('adds up: sent, failed and why, still waiting and why', async () => {
    const parts = rig();
    for (const id of ['a', 'b', 'c', 'd']) parts.store.accept(id);
    parts.county.answer('submit', (id) => {
      if (id === 'b') return failed('vault/damaged');
      return id === 'c' ? failed('county/server-error') : null;
    });
    await parts.engine.sendNow();
    expect(parts.engine.state().lastRound).toMatchObject({
      sent: 2,
      failed: [
        { reason: 'vault/damaged', count: 1 },
        { reason: 'county/server-error', count: 1 },
      ],
      waiting: [],
    });
  });

  test('a round that a backoff kept short says what waits, and why', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.answer('submit', () => failed('county/server-error'));
    parts.engine.start();
    await roundOver(parts);
    parts.clock.passMs(1);
    parts.engine.kick();
    await roundOver(parts);
    expect(parts.engine.state().lastRound).toMatchObject({
      sent: 0,
      failed: [],
      waiting: [{ reason: 'county/server-error', count: 1 }],
    });
  });
});
