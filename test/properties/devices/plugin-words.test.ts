import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerSaying, qualityIn } from '../../../drivers/fingerprint-reader/finger-words.ts';
import { jsonLines } from '../../../drivers/plugin/json-lines.ts';
import { anySigned, padSaying, signatureIn } from '../../../drivers/signature-pad/signature-words.ts';
import { memoryLinePair } from '../../../drivers/transport/memory-line.ts';

/** A whole PNG as far as its frame goes; nobody decodes it here. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(80);
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.write('0000000049454e44ae426082', 68, 'hex');
  return Uint8Array.from(bytes);
}

const side = fc.integer({ min: 1, max: 4_096 });
const point = fc.tuple(
  fc.double({ min: -10, max: 4_200 }),
  fc.double({ min: -10, max: 4_200 }),
  fc.double({ min: -0.2, max: 1.2 }),
  fc.double(),
);
const nearlySigned = fc.record(
  {
    say: fc.constant('signed'),
    id: fc.oneof(fc.integer(), fc.anything()),
    png: fc.oneof(
      fc.tuple(side, side).map(([width, height]) => png(width, height)),
      fc.string(),
      fc.uint8Array(),
    ),
    width: fc.oneof(side, fc.anything()),
    height: fc.oneof(side, fc.anything()),
    strokes: fc.oneof(fc.array(fc.array(point, { maxLength: 12 }), { maxLength: 4 }), fc.anything()),
  },
  { requiredKeys: ['say'] },
);

test('whatever a pad says, a signature is whole or there is none', () => {
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: nearlySigned }, fc.anything()), (message) => {
      const heard = padSaying.safeParse(message);
      if (!heard.success || heard.data.say !== 'signed') return;
      expect(anySigned.safeParse(message).success).toBe(true);
      const signature = signatureIn(heard.data);
      if (typeof signature === 'string') return;
      const { widthPx, heightPx, strokes } = signature;
      const points = strokes.flat();
      expect(points.length).toBeGreaterThanOrEqual(8);
      let lastMs = 0;
      for (const { xPx, yPx, pressure, timeMs } of points) {
        expect(xPx >= 0 && xPx <= widthPx && yPx >= 0 && yPx <= heightPx).toBe(true);
        expect(pressure >= 0 && pressure <= 1 && timeMs >= lastMs).toBe(true);
        lastMs = timeMs;
      }
    }),
    { numRuns: 100_000 },
  );
});

test('a signature that is right is taken, however its bytes come', () => {
  const stroke = fc
    .array(fc.tuple(fc.nat(800), fc.nat(480), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 8,
      maxLength: 40,
    })
    .map((points) => points.map(([x, y, pressure], index) => [x, y, pressure, index * 8] as const));
  fc.assert(
    fc.property(stroke, fc.boolean(), (points, isText) => {
      const bytes = png(800, 480);
      const message = {
        say: 'signed',
        id: 1,
        png: isText ? Buffer.from(bytes).toString('base64') : bytes,
        width: 800,
        height: 480,
        strokes: [points],
      };
      const heard = padSaying.parse(message);
      const signature = heard.say === 'signed' ? signatureIn(heard) : null;
      expect(signature).toMatchObject({ png: bytes, widthPx: 800, heightPx: 480 });
    }),
    { numRuns: 500 },
  );
});

test('whatever a fingerprint reader says, its quality is one of the three', () => {
  const nearly = fc.record(
    {
      say: fc.constantFrom('finger', 'no-finger', 'status'),
      id: fc.oneof(fc.integer(), fc.anything()),
      quality: fc.oneof(fc.double(), fc.integer({ min: -5, max: 105 }), fc.anything()),
      hint: fc.oneof(fc.constantFrom('dry', 'wet', null), fc.anything()),
      template: fc.oneof(fc.uint8Array(), fc.base64String(), fc.anything()),
    },
    { requiredKeys: ['say'] },
  );
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: nearly }, fc.anything()), (message) => {
      const heard = fingerSaying.safeParse(message);
      if (!heard.success || heard.data.say !== 'finger') return;
      const { score, verdict } = qualityIn(heard.data);
      expect(score >= 0 && score <= 100).toBe(true);
      expect(verdict).toBe(score >= 60 ? 'good' : score >= 40 ? 'fair' : 'poor');
    }),
    { numRuns: 100_000 },
  );
});

test('messages come as they were said, however the line cuts them and whatever else is printed', async () => {
  const printed = fc.constantFrom('driver 3.1 loaded', '', '[1,2', '{"say":', '签字板 就绪');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(printed, fc.jsonValue({ maxDepth: 2 })), { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
      async (said, sizes) => {
        const [ours, theirs] = memoryLinePair();
        const heard: unknown[] = [];
        jsonLines(ours).onMessage((message) => heard.push(message));
        const bytes = Buffer.from(said.map(([noise, value]) => `${noise}\n${JSON.stringify(value)}\r\n`).join(''));
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          await theirs.write(Uint8Array.from(bytes.subarray(at, at + size)));
          at += size;
        }
        // The line hands bytes on in order: this one comes last.
        await jsonLines(theirs).say('end');
        await expect.poll(() => heard.at(-1), { interval: 1 }).toBe('end');
        expect(heard.slice(0, -1)).toEqual(said.map(([, value]) => JSON.parse(JSON.stringify(value))));
        await ours.close();
      },
    ),
    { numRuns: 300 },
  );
});
