import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeviceCondition } from '../../drivers/device-status.ts';
import { PluginFingerprintReader } from '../../drivers/fingerprint-reader/plugin-fingerprint-reader.ts';
import {
  SimulatedFingerprintReader,
  simulatedTemplate,
} from '../../drivers/fingerprint-reader/simulated-fingerprint-reader.ts';
import type { SpawnPlugin } from '../../drivers/plugin/plugin-process.ts';
import { type PadRig, padRig } from './pad-rigs.ts';

const patience = { timeout: 30_000, interval: 5 };
const ground = { law: '中华人民共和国居民身份证法', clause: '第三条' };

/** The guarantees of drivers/fingerprint-reader/port.ts, whoever starts the plug-in. */
export function runFingerprintReaderTests(name: string, makeSpawn: () => SpawnPlugin): void {
  describe(`a fingerprint reader: ${name}`, () => {
    let rig: PadRig<SimulatedFingerprintReader>;
    let reader: PluginFingerprintReader;
    let seen: Uint8Array[];
    let taken: string[];

    beforeEach(async () => {
      [seen, taken] = [[], []];
      rig = await padRig(new SimulatedFingerprintReader());
      reader = new PluginFingerprintReader({ plugin: rig.plugin, spawn: makeSpawn(), pingEveryMs: 500 });
      reader.start();
      await becomes('ready');
    });

    afterEach(async () => {
      await reader.close();
      await rig.plug.close();
    });

    const becomes = (condition: DeviceCondition) =>
      vi.waitUntil(() => reader.status().condition === condition, patience);
    const asks = () => vi.waitUntil(() => rig.device.isAsking, patience);
    const take = (template: Uint8Array) => {
      taken.push(Buffer.from(template).toString('hex'));
      seen.push(template);
    };
    const capture = () => reader.capture({ ground, finger: 1, timeoutMs: 20_000, take });

    test.each([
      ['good', { verdict: 'good', hint: null }],
      ['fair', { verdict: 'fair', hint: null }],
      ['dry', { verdict: 'poor', hint: 'dry' }],
      ['off-centre', { verdict: 'poor', hint: 'off-centre' }],
    ] as const)('a %s finger is judged; no template is asked for', async (touch, quality) => {
      const trying = reader.tryFinger(20_000);
      await asks();
      await rig.device.putFinger(touch);
      expect(await trying).toMatchObject({ ok: true, value: quality });
      expect(JSON.stringify(rig.device.told)).not.toContain('capture');
    });

    test('a template that comes unasked reaches nobody', async () => {
      rig.device.setMood('talkative');
      const trying = reader.tryFinger(20_000);
      await asks();
      await rig.device.putFinger('good');
      const tried = await trying;
      expect(Object.keys(tried.ok ? tried.value : {})).toEqual(['score', 'verdict', 'hint']);
    });

    test('a captured one is seen once under its law, and wiped', async () => {
      const capturing = capture();
      await asks();
      await rig.device.putFinger('good');
      expect(await capturing).toMatchObject({ ok: true, value: { verdict: 'good' } });
      expect(taken).toEqual([simulatedTemplate.toString('hex')]);
      expect(seen[0]?.every((byte) => byte === 0)).toBe(true);
      expect(rig.device.told).toContainEqual(expect.objectContaining({ do: 'capture', finger: 1, ...ground }));
    });

    test.each([
      { law: '', clause: '第三条' },
      { law: '居民身份证法', clause: ' ' },
    ])('without a law and its clause nothing is asked', (none) => {
      expect(() => reader.capture({ ground: none, finger: 1, timeoutMs: 100, take })).toThrow(RangeError);
      expect(rig.device.isAsking).toBe(false);
    });

    test.each([
      ['dry', 'good'],
      ['good', 'no-template'],
    ] as const)('a %s finger from a %s device is not taken, and can be put down again', async (touch, mood) => {
      rig.device.setMood(mood);
      const poor = capture();
      await asks();
      await rig.device.putFinger(touch);
      expect(await poor).toMatchObject({ ok: false, trouble: 'fingerprint/poor-quality' });
      expect(taken).toEqual([]);
      rig.device.setMood('good');
      const again = capture();
      await asks();
      await rig.device.putFinger('good');
      expect(await again).toMatchObject({ ok: true });
    });

    test('what it repeats answers nothing that is asked later', async () => {
      rig.device.setMood('repeats');
      const first = capture();
      await asks();
      await rig.device.putFinger('good');
      expect(await first).toMatchObject({ ok: true });
      expect(await reader.capture({ ground, finger: 1, timeoutMs: 300, take })).toMatchObject({
        trouble: 'fingerprint/not-placed',
      });
      expect(taken.length).toBe(1);
    });

    test('a quality that can not be is no answer', async () => {
      rig.device.setMood('quality-beyond');
      const trying = reader.tryFinger(1_000);
      await asks();
      await rig.device.putFinger('good');
      expect(await trying).toMatchObject({ ok: false, trouble: 'fingerprint/not-placed' });
    });

    test('no finger: said at the limit, and it stops looking', async () => {
      expect(await reader.tryFinger(300)).toMatchObject({ trouble: 'fingerprint/not-placed' });
      await vi.waitUntil(() => !rig.device.isAsking, patience);
    });

    test('a second wish meanwhile is busy, and leaves the first alone', async () => {
      const trying = reader.tryFinger(20_000);
      await asks();
      expect(await capture()).toMatchObject({ trouble: 'fingerprint/busy' });
      await rig.device.putFinger('good');
      expect(await trying).toMatchObject({ ok: true });
      expect(taken).toEqual([]);
    });

    test('unplugged: missing at once; plugged in: ready by itself', async () => {
      const trying = reader.tryFinger(20_000);
      await asks();
      await rig.plug.pull();
      expect(await trying).toMatchObject({ ok: false, trouble: 'fingerprint/reader-missing' });
      await becomes('absent');
      await rig.plug.plugIn();
      await becomes('ready');
    });

    test('a plug-in that hangs is ended and started again', async () => {
      const trying = reader.tryFinger(20_000);
      await asks();
      rig.device.setMood('silent');
      expect(await trying).toMatchObject({ trouble: 'fingerprint/reader-missing' });
      rig.device.setMood('good');
      await becomes('ready');
    });
  });
}
