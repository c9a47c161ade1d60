import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeviceCondition } from '../../drivers/device-status.ts';
import type { SpawnPlugin } from '../../drivers/plugin/plugin-process.ts';
import { PluginSignaturePad } from '../../drivers/signature-pad/plugin-signature-pad.ts';
import { type PadMood, SimulatedSignaturePad } from '../../drivers/signature-pad/simulated-signature-pad.ts';
import { type PadRig, padRig } from './pad-rigs.ts';

const patience = { timeout: 30_000, interval: 5 };

/** The guarantees of drivers/signature-pad/port.ts, whoever starts the plug-in. */
export function runSignaturePadTests(name: string, makeSpawn: () => SpawnPlugin): void {
  describe(`a signature pad: ${name}`, () => {
    let rig: PadRig<SimulatedSignaturePad>;
    let pad: PluginSignaturePad;

    beforeEach(async () => {
      rig = await padRig(new SimulatedSignaturePad());
      pad = new PluginSignaturePad({ plugin: rig.plugin, spawn: makeSpawn(), pingEveryMs: 500 });
      pad.start();
      await becomes('ready');
    });

    afterEach(async () => {
      await pad.close();
      await rig.plug.close();
    });

    const becomes = (condition: DeviceCondition) => vi.waitUntil(() => pad.status().condition === condition, patience);
    const asks = (what: string | null) => vi.waitUntil(() => rig.device.state.asks === what, patience);
    /** Wrapped, so that awaiting the open pad does not await the signature. */
    const open = async (prompt: string) => {
      const signing = pad.sign({ prompt, timeoutMs: 20_000 });
      await asks(prompt);
      return { signing };
    };

    test('a signature is a picture of its size and strokes with pressure and time', async () => {
      const { signing } = await open('受理通知书');
      expect(pad.status()).toMatchObject({ condition: 'busy', identity: 'simulated pad 1', trouble: null });
      await rig.device.sign();
      const signed = await signing;
      if (!signed.ok) throw new Error(signed.trouble);
      const { png, widthPx, heightPx, strokes } = signed.value;
      expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
      expect([widthPx, heightPx, strokes.length]).toEqual([800, 480, 3]);
      const points = strokes.flat();
      expect(points.every(({ pressure }) => pressure > 0 && pressure <= 1)).toBe(true);
      expect(points.map(({ timeMs }) => timeMs)).toEqual(points.map(({ timeMs }) => timeMs).sort((a, b) => a - b));
      await becomes('ready');
    });

    test.each([
      ['picture-cut', 'no whole PNG'],
      ['size-wrong', '800 × 480'],
      ['point-outside', 'outside'],
      ['time-runs-back', 'runs back'],
      ['dot', 'only 1 points'],
      ['garbled', 'no known form'],
    ] as const)('%s is no signature, and can be written again', async (mood, why) => {
      rig.device.setMood(mood);
      const spoilt = await open('第一次');
      await rig.device.sign();
      expect(await spoilt.signing).toEqual({
        ok: false,
        trouble: 'signature-pad/unusable',
        detail: expect.stringContaining(why),
      });
      rig.device.setMood('good');
      const again = await open('第二次');
      await rig.device.sign();
      expect(await again.signing).toMatchObject({ ok: true });
    });

    test.each(['fragments-and-noise', 'repeats'] satisfies PadMood['kind'][])('%s costs nothing', async (mood) => {
      rig.device.setMood(mood);
      const first = await open('第一份');
      await rig.device.sign();
      expect(await first.signing).toMatchObject({ ok: true });
      rig.device.setMood('good');
      // What was repeated answers nothing that is asked later.
      const second = await open('第二份');
      await rig.device.pressCancel();
      expect(await second.signing).toMatchObject({ ok: false, trouble: 'signature-pad/not-signed' });
    });

    test('nobody signs: said at the limit, and the pad is cleared', async () => {
      expect(await pad.sign({ prompt: '没人', timeoutMs: 300 })).toMatchObject({ trouble: 'signature-pad/not-signed' });
      await asks(null);
      await becomes('ready');
    });

    test('the signer cancels', async () => {
      const { signing } = await open('不签');
      await rig.device.pressCancel();
      expect(await signing).toMatchObject({ ok: false, trouble: 'signature-pad/not-signed' });
    });

    test('a second one meanwhile is busy, and leaves the first alone', async () => {
      const { signing } = await open('第一份');
      expect(await pad.sign({ prompt: '第二份', timeoutMs: 1_000 })).toMatchObject({ trouble: 'signature-pad/busy' });
      await rig.device.sign();
      expect(await signing).toMatchObject({ ok: true });
    });

    test('unplugged while somebody writes: offline at once; plugged in: ready, and knows nothing of before', async () => {
      const { signing } = await open('写到一半');
      await rig.plug.pull();
      expect(await signing).toMatchObject({ ok: false, trouble: 'signature-pad/offline' });
      await becomes('absent');
      expect(pad.status()).toMatchObject({ trouble: 'signature-pad/offline', fault: { kind: 'no-device' } });
      expect(await pad.sign({ prompt: '拔了', timeoutMs: 1_000 })).toMatchObject({ trouble: 'signature-pad/offline' });
      await rig.plug.plugIn();
      await becomes('ready');
      expect(rig.device.state.asks).toBeNull();
    });

    test('a plug-in that hangs is ended, and the pad is back once it speaks again', async () => {
      const { signing } = await open('没反应');
      rig.device.setMood('silent');
      expect(await signing).toMatchObject({ trouble: 'signature-pad/offline' });
      rig.device.setMood('good');
      await becomes('ready');
      const again = await open('又好了');
      await rig.device.sign();
      expect(await again.signing).toMatchObject({ ok: true });
    });

    test('after close who waits is told, and the device is free', async () => {
      const { signing } = await open('关了');
      const heard: unknown[] = [];
      pad.onStatus((status) => heard.push(status));
      await pad.close();
      expect(await signing).toMatchObject({ trouble: 'signature-pad/offline' });
      await asks(null);
      expect(heard).toEqual([]);
      expect(await pad.sign({ prompt: '关了', timeoutMs: 100 })).toMatchObject({ trouble: 'signature-pad/offline' });
    });
  });
}
