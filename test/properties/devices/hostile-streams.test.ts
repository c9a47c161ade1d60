import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeCardText } from '../../../drivers/card-reader/card-layout.ts';
import { SamFrameParser } from '../../../drivers/card-reader/sam-frame.ts';
import {
  decodeFind,
  decodeModuleId,
  decodeNewestAddress,
  decodeRead,
  decodeReadWithFingerprint,
  decodeSelect,
  decodeStatus,
  encodeAnswer,
  encodeReadAnswer,
} from '../../../drivers/card-reader/sam-messages.ts';
import type { CodeDecoder } from '../../../drivers/code-scanner/code-event.ts';
import { decodeCode } from '../../../drivers/code-scanner/code-text.ts';
import { encodeHidPos, hidPosDecoder, hidPosProfile } from '../../../drivers/code-scanner/hid-pos.ts';
import { codeEndings, lineFraming } from '../../../drivers/code-scanner/line-framing.ts';
import { miaxisMr300, wrapMiaxisAnswer } from '../../../drivers/transport/hid-miaxis.ts';
import { hidProfile } from '../../../drivers/transport/hid-profile.ts';
import { cardOfCitizen } from '../../contract/card-reader-rigs.ts';
import { pieces } from './pieces.ts';

/**
 * 100,000 random and mutated streams for each protocol. A stream is drawn from a seeded generator and not from fast-check's
 * arbitraries byte by byte, which would take minutes; fast-check chooses the seeds and names the one that failed.
 */
const streamsEach = 100_000;
const perRun = 500;
const counts = new Map<string, number>();

afterAll(() => {
  expect(Object.fromEntries(counts)).toEqual({
    'SAM frames': streamsEach,
    'HID reports of MIAXIS': streamsEach,
    'plain HID reports': streamsEach,
    'HID POS': streamsEach,
    'lines of a code scanner': streamsEach,
  });
});

function hostile(protocol: string, check: (random: Random) => void): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = generator(seed);
      for (let run = 0; run < perRun; run += 1) {
        check(random);
        counts.set(protocol, (counts.get(protocol) ?? 0) + 1);
      }
    }),
    // A failure is not shrunk: the seed says it all.
    { numRuns: streamsEach / perRun, endOnFailure: true },
  );
}

describe('hostile bytes', () => {
  const card = cardOfCitizen('rare-name');
  const said = JSON.stringify(decodeCardText(card.text));
  const answer = encodeReadAnswer(card);
  const found = encodeAnswer(0x9f, new Uint8Array(4));

  test('SAM frames', { timeout: 60_000 }, () => {
    hostile('SAM frames', (random) => {
      const parser = new SamFrameParser('responses');
      const stream = random.stream(random.int(20) === 0 ? answer : found, [0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x05]);
      const events = pieces(stream, random.cuts()).flatMap((piece) => parser.push(piece));
      for (let rest = 0; parser.hasUnfinishedFrame; rest += 1) {
        expect(rest).toBeLessThanOrEqual(stream.length);
        events.push(...parser.abandonUnfinishedFrame());
      }
      for (const event of events) {
        if (event.kind !== 'frame') continue;
        const { body } = event;
        for (const decode of [decodeStatus, decodeFind, decodeSelect, decodeModuleId, decodeNewestAddress])
          decode(body);
        decodeReadWithFingerprint(body);
        const read = decodeRead(body);
        // One changed byte, or several whose XOR is not zero, never pass; what passes is the card.
        if (read?.kind === 'done' && !random.mutatedTwice) {
          expect(JSON.stringify(decodeCardText(read.value.text))).toBe(said);
        }
      }
    });
  });

  test('HID reports of MIAXIS', { timeout: 60_000 }, () => {
    const reports = Buffer.concat(wrapMiaxisAnswer(found));
    const long = Buffer.concat(wrapMiaxisAnswer(answer));
    hostile('HID reports of MIAXIS', (random) => {
      const isLong = random.int(20) === 0;
      const stream = random.stream(isLong ? long : reports, [0xaa, 0x01, 0x00, 0x12, 0x00, 0x00, 0x00, 0x00, 0xaa]);
      const unwrapper = miaxisMr300().unwrapper();
      for (let at = 0; at < stream.length; at += 64) {
        const inside = unwrapper.push(stream.subarray(at, at + 64));
        if (inside.length > 0 && !random.mutatedTwice) {
          expect([found.length, answer.length]).toContain(inside.length);
        }
        expect(inside.length).toBeLessThanOrEqual(2_507);
        for (const event of new SamFrameParser('responses').push(inside)) {
          const read = event.kind === 'frame' ? decodeRead(event.body) : null;
          if (read?.kind === 'done') expect(JSON.stringify(decodeCardText(read.value.text))).toBe(said);
        }
      }
    });
  });

  test('plain HID reports', { timeout: 60_000 }, () => {
    hostile('plain HID reports', (random) => {
      const unwrapper = hidProfile('raw-64')?.unwrapper();
      const parser = new SamFrameParser('responses');
      const stream = random.stream(found, [0xaa, 0xaa, 0xaa, 0x96, 0x69]);
      for (let at = 0; at < stream.length; at += 64) {
        for (const event of parser.push(unwrapper?.push(stream.subarray(at, at + 64)) ?? new Uint8Array(0))) {
          if (event.kind === 'frame') expect(decodeRead(event.body)?.kind).not.toBe('done');
        }
      }
    });
  });

  test('HID POS', { timeout: 60_000 }, () => {
    const text = 'A001-20261122-0042-7 测试'.repeat(3);
    hostile('HID POS', (random) => {
      const profile = hidPosProfile(random.int(2) === 0 ? 'fx100' : 'lsr118');
      if (profile === null) throw new Error('no profile');
      const stream = random.stream(Buffer.concat(encodeHidPos(profile, Buffer.from(text))), [0x02, 0x38, 0x5d, 0x51]);
      drain(hidPosDecoder(profile), pieces(stream, random.cuts()), stream.length);
    });
  });

  test('lines of a code scanner', { timeout: 60_000 }, () => {
    hostile('lines of a code scanner', (random) => {
      const ending = codeEndings[random.int(codeEndings.length)] ?? 'line';
      const stream = random.stream(
        Buffer.from('A001-20261122-0042-7\r\n测试\r\n'),
        [0x5d, 0x51, 0x31, 0x0d, 0x0a, 0x00],
      );
      drain(lineFraming({ ending }), pieces(stream, random.cuts()), stream.length);
    });
  });
});

/** Codes never hold more than came, are well-formed text, and the decoder comes to rest. */
function drain(decoder: CodeDecoder, chunks: readonly Uint8Array[], sent: number): void {
  let bytes = 0;
  for (const event of [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.pause()]) {
    if (event.kind !== 'code') continue;
    bytes += event.bytes.length;
    const code = decodeCode(event);
    if (code !== null && (!code.text.isWellFormed() || code.text === '')) throw new Error('not a text');
  }
  if (bytes > sent) throw new Error('more came out than went in');
  expect(decoder.pause()).toEqual([]);
}

interface Random {
  /** From 0 up to and without `below`. */
  int(below: number): number;
  cuts(): readonly number[];
  /** Noise, a good message with none, one or more changed bytes, and noise again; or a part of it. */
  stream(good: Uint8Array, bait: readonly number[]): Uint8Array;
  /** The last stream had more than one byte changed, whose XOR may cancel out. */
  readonly mutatedTwice: boolean;
}

/** mulberry32: small, seeded, good enough to make a mess. */
function generator(seed: number): Random {
  let state = seed | 0;
  let mutatedTwice = false;
  const int = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
  const noise = (bait: readonly number[]) => {
    const bytes = Array.from({ length: int(24) }, () => int(256));
    return Uint8Array.from(int(2) === 0 ? [...bytes, ...bait.slice(0, int(bait.length + 1))] : bytes);
  };
  return {
    int,
    cuts: () => Array.from({ length: 1 + int(4) }, () => 1 + int(80)),
    stream: (good, bait) => {
      const message = Uint8Array.from(good);
      const changes = int(4);
      mutatedTwice = changes > 1;
      for (let change = 0; change < changes; change += 1) message[int(message.length)] = int(256);
      const whole = Buffer.concat([noise(bait), message, int(2) === 0 ? good : message, noise(bait)]);
      const from = int(whole.length);
      return Uint8Array.from(int(3) === 0 ? whole.subarray(from, from + int(whole.length - from) + 1) : whole);
    },
    get mutatedTwice() {
      return mutatedTwice;
    },
  };
}
