import { describe, expect, test } from 'vitest';
import { failed } from '../../../main/domain/result.ts';
import { nextRound, offline, rig, roundOver } from './support/engine-rig.ts';

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

  test('a stream that breaks off is asked after at once: the screen does not say "connected" until the next poll', async () => {
    const parts = rig();
    parts.engine.start();
    await roundOver(parts);
    expect(parts.engine.state().link).toBe('online');
    parts.county.answer('hello', offline);
    parts.county.state.breakStream();
    await expect.poll(() => parts.engine.state().link).toBe('offline');
  });

  test('a county that ends every stream at once is not hammered', async () => {
    const parts = rig();
    parts.engine.start();
    await roundOver(parts);
    for (let times = 0; times < 5; times += 1) {
      parts.county.state.breakStream();
      await roundOver(parts);
    }
    expect(parts.county.heardOf('hello')).toHaveLength(2);
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

  test('send now tells of the sending: a publication that is refused stays the state’s trouble alone', async () => {
    const parts = rig();
    parts.store.accept('a');
    parts.county.published.push({ kind: 'calendar', scope: '', version: 2027, hash: 'f'.repeat(64) });
    parts.county.answer('publication', () => failed('publication/bad-signature'));
    const sent = await parts.engine.sendNow();
    expect(sent).toMatchObject({ ok: true, value: { failure: { code: 'publication/bad-signature' } } });
    expect(parts.store.entry('a').state).toBe('delivered');
    expect(parts.engine.state()).toMatchObject({ link: 'online', lastRound: { sent: 1, failed: [] } });
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
