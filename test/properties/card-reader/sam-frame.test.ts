import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCardText, encodeCardText } from '../../../drivers/card-reader/card-layout.ts';
import { encodeFrame, type FrameEvent, SamFrameParser } from '../../../drivers/card-reader/sam-frame.ts';
import { decodeRead, encodeReadAnswer, photoBytes } from '../../../drivers/card-reader/sam-messages.ts';
import { cardOfCitizen } from '../../contract/card-reader-rigs.ts';

const runs = { numRuns: 2_000 };
const card = cardOfCitizen('rare-name');
const cardFrame = encodeReadAnswer(card);

/** Bytes that like to look like the beginning of a frame. */
const noise = fc
  .uint8Array({ maxLength: 80 })
  .chain((bytes) =>
    fc.subarray([0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x05, 0x08]).map((start) => Uint8Array.of(...bytes, ...start)),
  );
const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 12 });

test('how the bytes are cut changes nothing', () => {
  const stream = fc
    .array(fc.oneof(noise, fc.constant(cardFrame)), { maxLength: 5 })
    .map((parts) => Buffer.concat(parts));
  fc.assert(
    fc.property(stream, sizes, (bytes, cuts) => {
      expect(drained(pieces(bytes, cuts))).toEqual(drained([bytes]));
    }),
    runs,
  );
});

test('a card answer is found behind noise that is no whole preamble', () => {
  const harmless = noise.map((bytes) => bytes.filter((byte) => byte !== 0x69));
  fc.assert(
    fc.property(harmless, harmless, sizes, (before, after, cuts) => {
      const events = drained(pieces(Buffer.concat([before, cardFrame, after]), cuts));
      expect(events).toEqual([{ kind: 'frame', body: cardFrame.slice(7, -1) }]);
    }),
    runs,
  );
});

test('whatever surrounds it, what is taken for a card answer is the card', () => {
  fc.assert(
    fc.property(noise, noise, sizes, (before, after, cuts) => {
      for (const event of drained(pieces(Buffer.concat([before, cardFrame, after]), cuts))) {
        const reply = event.kind === 'frame' ? decodeRead(event.body) : null;
        if (reply?.kind === 'done') expect(reply.value).toEqual(card);
      }
    }),
    runs,
  );
});

test('one changed byte, or a missing end, and there is no card', () => {
  const damage = fc.record({
    at: fc.integer({ min: 0, max: cardFrame.length - 1 }),
    flip: fc.integer({ min: 1, max: 255 }),
    keep: fc.option(fc.integer({ min: 0, max: cardFrame.length - 1 })),
  });
  fc.assert(
    fc.property(damage, sizes, ({ at, flip, keep }, cuts) => {
      const bytes = Uint8Array.from(cardFrame);
      if (keep === null) bytes[at] = (bytes[at] ?? 0) ^ flip;
      const events = drained(pieces(bytes.subarray(0, keep ?? bytes.length), cuts));
      expect(events.filter((event) => event.kind === 'frame')).toEqual([]);
    }),
    runs,
  );
});

test('any body comes back from its frame', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 3, maxLength: 2_499 }), sizes, (body, cuts) => {
      expect(drained(pieces(encodeFrame(body), cuts))).toEqual([{ kind: 'frame', body }]);
    }),
    runs,
  );
});

test('any text block decodes to something or to nothing, without a throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (text) => {
      const decoded = decodeCardText(text);
      for (const value of Object.values(decoded ?? {})) expect(String(value).isWellFormed()).toBe(true);
    }),
    runs,
  );
});

test('what was laid out is what is read', () => {
  // Trailing spaces and NULs can't be told from padding.
  const text = (units: number) =>
    fc.string({ unit: 'binary', maxLength: units }).map((value) => {
      const cut = value.slice(0, units).toWellFormed();
      return cut.replace(/[ \0]+$/, '');
    });
  fc.assert(
    fc.property(text(15), text(35), text(15), (name, address, issuer) => {
      const decoded = decodeCardText(encodeCardText('citizen', { name, address, issuer }));
      expect(decoded).toMatchObject({ name, address, issuer });
    }),
    runs,
  );
});

test('a card answer carries any photo', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: photoBytes, maxLength: photoBytes }), sizes, (photo, cuts) => {
      const events = drained(pieces(encodeReadAnswer({ text: card.text, photo }), cuts));
      const [event] = events;
      const reply = event?.kind === 'frame' ? decodeRead(event.body) : null;
      expect(events.length).toBe(1);
      expect(reply).toMatchObject({ kind: 'done', value: { photo } });
    }),
    { numRuns: 300 },
  );
});

/** All frames of a stream that ended: what stays unfinished is abandoned until nothing is left. */
function drained(chunks: readonly Uint8Array[]): FrameEvent[] {
  const parser = new SamFrameParser('responses');
  const events = chunks.flatMap((chunk) => parser.push(chunk));
  while (parser.hasUnfinishedFrame) events.push(...parser.abandonUnfinishedFrame());
  return events;
}

function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = cuts[index % cuts.length] ?? bytes.length;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}
