import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChipReading } from '../../../../drivers/card-reader/port.ts';
import { VendorCardReader } from '../../../../drivers/card-reader/vendor-plugin.ts';
import { isPhotoBitmap, type WltDecoder, wltDecoder } from '../../../../drivers/card-reader/wlt-decoder.ts';
import type { DeviceCondition, DeviceResult } from '../../../../drivers/device-status.ts';
import { spawnPlugin } from '../../../../drivers/plugin/spawn-plugin.ts';
import { cardOfCitizen } from '../../../contract/card-reader-rigs.ts';

const sample = fileURLToPath(new URL('../../../../drivers/card-reader/samples/sample-plugin.ts', import.meta.url));
const ground = { law: '中华人民共和国居民身份证法', clause: '第三条' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'township-plugin-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A plug-in made for one test. */
function plugin(source: string): string {
  const path = join(folder, 'plugin.mjs');
  writeFileSync(path, source);
  return path;
}

describe('a reader behind a vendor’s plug-in', () => {
  let reader: VendorCardReader;
  let outcomes: DeviceResult<ChipReading>[];

  afterEach(() => reader.close());

  /** A start on a busy machine takes longer than a quick ping allows, so only what hangs is pinged quickly. */
  const start = (file: string, behaviour = 'well', pingEveryMs = 20_000) => {
    vi.stubEnv('SAMPLE_PLUGIN', behaviour);
    reader = new VendorCardReader({ plugin: { file, argument: null }, spawn: spawnPlugin, pingEveryMs });
    outcomes = [];
    reader.onCard((outcome) => outcomes.push(outcome));
    reader.start();
  };
  const becomes = (condition: DeviceCondition) =>
    vi.waitUntil(() => reader.status().condition === condition, { timeout: 20_000, interval: 5 });
  const seen = (count: number) => vi.waitUntil(() => outcomes.length >= count, { timeout: 20_000, interval: 5 });

  test.each(['well', 'noise'])('reads a card: %s', async (behaviour) => {
    start(sample, behaviour);
    await seen(1);
    expect(outcomes).toMatchObject([{ ok: true, value: { name: '李秀兰', isNumberRight: true } }]);
    expect(reader.status()).toMatchObject({ condition: 'ready', identity: 'sample plug-in 1', trouble: null });
    expect(outcomes[0]?.ok && Buffer.from(outcomes[0].value.rawText, 'base64').length).toBe(256);
  });

  test('answers who waits, and says what it can not bring', async () => {
    start(sample);
    await becomes('busy');
    const reading = await reader.readNow(5_000, {
      newestAddress: true,
      fingerprint: { ground, take: () => expect.unreachable() },
    });
    expect(reading).toMatchObject({ ok: true, value: { newestAddress: { kind: 'unread' }, fingerprint: 'unread' } });
    expect(await reader.readNow(50)).toEqual({ ok: false, trouble: 'card/absent' });
  });

  test('a crash in the middle of a card is one trouble and a device status, and it is started again', async () => {
    start(sample, 'crash');
    await becomes('busy');
    const waiting = reader.readNow(10_000);
    await becomes('absent');
    expect(await waiting).toMatchObject({ ok: false, trouble: 'card/reader-missing' });
    expect(reader.status()).toMatchObject({ trouble: 'card/reader-missing', fault: { kind: 'plugin-failed' } });
    expect(outcomes).toEqual([{ ok: false, trouble: 'card/reader-missing' }]);
    vi.stubEnv('SAMPLE_PLUGIN', 'well');
    await seen(2);
    expect(outcomes[1]).toMatchObject({ ok: true });
  });

  test('one that hangs is ended', async () => {
    start(sample, 'hang', 100);
    await becomes('ready');
    await becomes('absent');
    expect(reader.status().fault?.kind).toBe('plugin-failed');
  });

  test('one that is not there, and one that floods, are absent', async () => {
    start(join(folder, 'nowhere.exe'));
    await becomes('absent');
    expect(reader.status().fault).toMatchObject({ kind: 'plugin-failed', detail: expect.stringContaining('nowhere') });
    await reader.close();
    start(plugin('const go = () => { for (let n = 0; n < 500; n += 1) process.send({}); setImmediate(go); }; go();'));
    await vi.waitUntil(() => reader.status().fault?.detail.endsWith('it floods'), { timeout: 20_000, interval: 5 });
  });

  test('nothing it says makes a reading of what is no card', async () => {
    const text = Buffer.alloc(256, 1).toString('base64');
    const photo = Buffer.alloc(1_024).toString('base64');
    const lines = [
      { say: 'card', text: 'AAAA', photo },
      { say: 'card', text, photo: 'AAAA' },
      { say: 'status', condition: 'dancing' },
      { say: 'trouble', trouble: 'printer/jammed' },
      { say: 'card', text, photo },
    ];
    start(plugin(`for (const line of ${JSON.stringify(lines)}) process.send(line); process.on('message', () => {});`));
    await seen(1);
    expect(outcomes).toMatchObject([{ ok: false, trouble: 'card/unreadable' }]);
  });

  test('after close it is gone and says nothing more', async () => {
    start(sample);
    await becomes('busy');
    const waiting = reader.readNow(5_000);
    await reader.close();
    expect(await waiting).toMatchObject({ ok: false, trouble: 'card/reader-missing' });
    expect(outcomes).toEqual([]);
  });
});

describe('the photo of a card', () => {
  const wlt = cardOfCitizen('elder').photo;
  let decoder: WltDecoder;

  afterEach(() => decoder.close());

  const bitmapPlugin = `
    process.on('message', ({ id, wlt }) => {
      const bmp = Buffer.alloc(38862);
      bmp.write('BM'); bmp.writeInt32LE(102, 18); bmp.writeInt32LE(126, 22); bmp.writeUInt16LE(24, 28);
      bmp.set(Buffer.from(wlt, 'base64').subarray(0, 16), 54);
      process.send({ say: 'photo', id, bmp: bmp.toString('base64') });
    });`;

  const decoderAt = (file: string | null, timeoutMs = 3_000) =>
    wltDecoder({ plugin: file === null ? null : { file, argument: null }, spawn: spawnPlugin, timeoutMs });

  test('no decoder: no picture, and why', async () => {
    decoder = decoderAt(null);
    expect(await decoder.decode(wlt)).toMatchObject({ kind: 'undecoded', because: 'no-decoder' });
  });

  test('a plug-in’s picture of this very blob', async () => {
    decoder = decoderAt(plugin(bitmapPlugin));
    const other = Uint8Array.from(wlt).fill(7, 0, 16);
    const [one, two] = await Promise.all([decoder.decode(wlt), decoder.decode(other)]);
    expect(one.kind === 'decoded' && isPhotoBitmap(one.bmp)).toBe(true);
    expect(one.kind === 'decoded' && one.bmp.slice(54, 70)).toEqual(Uint8Array.from(wlt.slice(0, 16)));
    expect(two.kind === 'decoded' && two.bmp.slice(54, 70)).toEqual(new Uint8Array(16).fill(7));
  });

  test('what a plug-in refuses or garbles is not shown', async () => {
    decoder = decoderAt(sample);
    expect(await decoder.decode(wlt)).toMatchObject({
      because: 'decoder-failed',
      detail: expect.stringContaining('sample'),
    });
    await decoder.close();
    decoder = decoderAt(plugin(bitmapPlugin.replace('102', '103')));
    expect(await decoder.decode(wlt)).toMatchObject({ because: 'decoder-failed' });
  });

  test('one that crashes or hangs costs this photo', async () => {
    decoder = decoderAt(plugin("process.once('message', () => process.kill(process.pid, 'SIGKILL'))"));
    expect(await decoder.decode(wlt)).toMatchObject({ kind: 'undecoded', because: 'decoder-failed' });
    await decoder.close();
    decoder = decoderAt(plugin("process.on('message', () => {})"), 300);
    expect(await decoder.decode(wlt)).toMatchObject({ because: 'decoder-failed', detail: 'no answer in time' });
  });

  test.each([new Uint8Array(1_023), new Uint8Array(1_024)])('bytes that are no photo', async (bytes) => {
    decoder = decoderAt(sample);
    expect(await decoder.decode(bytes)).toMatchObject({ because: 'not-a-photo' });
  });
});
