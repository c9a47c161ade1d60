import { describe, expect, test } from 'vitest';
import { createChunkSize } from '../../../sync/client/chunk-size.ts';
import { createUploadPace } from '../../../sync/client/upload-pace.ts';
import { createUploadTurns } from '../../../sync/client/upload-turns.ts';
import { createProgressBook } from '../../../sync/engine/progress-book.ts';
import { createRateMeter } from '../../../sync/engine/rate-meter.ts';

describe('chunks', () => {
  test('grow on a good line, by at most twice at a time, and shrink on a bad one', () => {
    const size = createChunkSize(64 * 1024);
    size.gotThrough({ bytes: 64 * 1024, tookMs: 10 });
    expect(size.bytes()).toBe(128 * 1024);
    for (let n = 0; n < 20; n += 1) size.gotThrough({ bytes: size.bytes(), tookMs: 10 });
    expect(size.bytes()).toBe(8 * 1024 * 1024);
    // 125 KB a second: what goes in eight seconds.
    for (let n = 0; n < 20; n += 1) size.gotThrough({ bytes: size.bytes(), tookMs: size.bytes() / 125 });
    expect(size.bytes()).toBe(1_000_000);
    // Four uploads that one cut broke.
    for (let n = 0; n < 4; n += 1) size.brokeOff(1_000_000);
    expect(size.bytes()).toBe(500_000);
    for (let n = 0; n < 20; n += 1) size.brokeOff(size.bytes());
    expect(size.bytes()).toBe(16 * 1024);
  });

  test('a slow line gets parts of no common size, a quick one gets all at once', () => {
    const size = createChunkSize(256 * 1024, () => 0.5);
    expect(size.part(300_000)).toBe(150_000);
    expect(size.part(131_072)).toBe(65_536);
    expect(size.part(131_071), 'what would be left is not worth a request').toBe(131_071);
    size.gotThrough({ bytes: 256 * 1024, tookMs: 50 });
    expect(size.part(300_000)).toBe(300_000);
    size.gotThrough({ bytes: 512 * 1024, tookMs: 8_000 });
    expect(size.part(300_000)).toBe(150_000);
  });

  test('413 halves, is remembered, and one day tried again', () => {
    const size = createChunkSize(1024 * 1024);
    expect(size.tooLarge(1024 * 1024)).toBe(true);
    for (let n = 0; n < 10; n += 1) size.gotThrough({ bytes: size.bytes(), tookMs: 1 });
    expect(size.bytes()).toBe(512 * 1024);
    for (let n = 0; n < 60; n += 1) size.gotThrough({ bytes: size.bytes(), tookMs: 1 });
    expect(size.bytes()).toBeGreaterThan(512 * 1024);
    expect(createChunkSize(1).tooLarge(16 * 1024)).toBe(false);
  });
});

describe('turns', () => {
  /** What was granted so far, in order; each upload that sends gives its turn back by `end`. */
  function uploads(atOnce: number, count: number) {
    const turns = createUploadTurns(atOnce);
    const granted: string[] = [];
    const ends = new Map<string, () => void>();
    const all = Array.from({ length: count }, () => turns.join());
    const take = async (index: number) => {
      const name = String.fromCharCode(97 + index);
      const end = await all[index]?.take();
      granted.push(end ? name : `${name} given up`);
      if (end) ends.set(name, end);
    };
    const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
    return { all, granted, take, settled, end: (name: string) => ends.get(name)?.() };
  }

  test('go to whoever began first, so many at once', async () => {
    const { granted, take, settled, end } = uploads(2, 4);
    for (const index of [3, 2, 1, 0]) void take(index);
    await settled();
    expect(granted).toEqual(['d', 'c']);
    end('d');
    await settled();
    expect(granted).toEqual(['d', 'c', 'a']);
    end('d');
    await settled();
    expect(granted, 'given back once').toEqual(['d', 'c', 'a']);
    void take(3);
    end('c');
    end('a');
    await settled();
    expect(granted).toEqual(['d', 'c', 'a', 'b', 'd']);
  });

  test('are given up by whoever waits, and by whoever was never answered', async () => {
    const { all, granted, take, settled, end } = uploads(1, 3);
    for (const index of [0, 1, 2]) void take(index);
    await settled();
    all[1]?.giveUp();
    all[0]?.giveUp();
    await settled();
    expect(granted.toSorted()).toEqual(['a', 'b given up', 'c']);
    // The answer that came too late takes nothing from the one that sends now.
    end('a');
    void take(1);
    await settled();
    expect(granted).toHaveLength(3);
    end('c');
    await settled();
    expect(granted.at(-1)).toBe('b');
  });
});

/** A line of 100 KB a second and a clock that moves only when somebody waits. */
function paced(share: () => number) {
  let nowMs = 0;
  const pace = createUploadPace({
    share,
    monotonicMs: () => nowMs,
    wait: async (ms) => {
      nowMs += ms;
    },
  });
  return {
    pace,
    async send(bytes: number, lineBytesPerSecond = 100_000): Promise<number> {
      const begunAtMs = nowMs;
      const chunk = pace.beginChunk(bytes);
      for (let from = 0; from < bytes; from += 8_192) {
        const slice = Math.min(8_192, bytes - from);
        const leftAtMs = nowMs;
        await pace.leave(slice, chunk);
        // The line takes its time as well; waiting for the pace is part of it.
        nowMs = Math.max(nowMs, leftAtMs + (slice / lineBytesPerSecond) * 1000);
      }
      pace.endChunk(chunk, { gotThrough: true });
      return (bytes / (nowMs - begunAtMs)) * 1000;
    },
  };
}

describe('the pace', () => {
  test('takes its share of the measured line while somebody works, all of it when nobody does', async () => {
    let share = 0.5;
    const { pace, send } = paced(() => share);
    // The first chunk measures: it has the line to itself.
    expect(await send(200_000)).toBeCloseTo(100_000, -3);
    expect(pace.lineBytesPerSecond()).toBeCloseTo(100_000, -3);
    expect(await send(1_000_000)).toBeGreaterThan(45_000);
    expect(await send(1_000_000)).toBeLessThan(56_000);
    share = 0.25;
    expect(await send(400_000)).toBeLessThan(30_000);
    share = 1;
    expect(await send(1_000_000)).toBeCloseTo(100_000, -3);
  });

  test('measures again now and then, never by its own throttle', async () => {
    const { pace, send } = paced(() => 0.5);
    for (let n = 0; n < 20; n += 1) await send(500_000);
    expect(pace.lineBytesPerSecond()).toBeCloseTo(100_000, -3);
    for (let n = 0; n < 20; n += 1) await send(500_000, 20_000);
    expect(pace.lineBytesPerSecond()).toBeCloseTo(20_000, -3);
  });

  test('measures again after a break: what comes back is often another line', async () => {
    const { pace, send } = paced(() => 0.5);
    await send(200_000, 20_000);
    pace.endChunk(pace.beginChunk(200_000), { gotThrough: false });
    expect(await send(200_000)).toBeCloseTo(100_000, -3);
    expect(await send(1_000_000)).toBeGreaterThan(45_000);
  });

  test('a measuring chunk whose end nobody told of does not hold the others for good', async () => {
    const { pace, send } = paced(() => 0.5);
    pace.beginChunk(100_000);
    expect(await send(50_000)).toBeGreaterThan(0);
  });
});

describe('the estimate', () => {
  const submission = (id: string, sizeBytes: number) => ({
    applicationId: id,
    eventSeq: 1,
    acceptedAtMs: 0,
    attempts: 0,
    failure: null,
    materials: [{ sha256: id, sizeBytes, mediaType: 'image/jpeg' }],
  });

  test('is unknown at first, then the median of the last stretches: one stall does not frighten anybody', () => {
    let nowMs = 0;
    const book = createProgressBook(createRateMeter(() => nowMs));
    const [one, two] = [submission('a', 100_000), submission('b', 50_000)];
    book.expect([one, two]);
    expect(book.totals()).toEqual({
      applications: 2,
      applicationsSent: 0,
      sentBytes: 0,
      totalBytes: 150_000,
      bytesPerSecond: null,
      remainingSeconds: null,
    });
    for (let sent = 0; sent <= 60_000; sent += 10_000) {
      book.sent(one, sent);
      nowMs += 1_000;
    }
    expect(book.totals()).toMatchObject({ sentBytes: 60_000, bytesPerSecond: 10_000, remainingSeconds: 9 });
    nowMs += 20_000;
    book.sent(one, 61_000);
    expect(book.totals()?.bytesPerSecond).toBe(10_000);
    nowMs += 70_000;
    expect(book.totals()).toMatchObject({ bytesPerSecond: null, remainingSeconds: null });
    book.end(one, true);
    expect(book.totals()).toMatchObject({
      applications: 1,
      applicationsSent: 1,
      sentBytes: 100_000,
      totalBytes: 150_000,
    });
  });

  test('what the county already had is no speed of the line', () => {
    let nowMs = 0;
    const book = createProgressBook(createRateMeter(() => nowMs));
    const one = submission('a', 1_000_000);
    book.expect([one]);
    book.sent(one, 900_000);
    for (let sent = 900_000; sent <= 904_000; sent += 1_000) {
      book.sent(one, sent);
      nowMs += 1_000;
    }
    expect(book.totals()).toMatchObject({ bytesPerSecond: 1_000, remainingSeconds: 96 });
  });
});
