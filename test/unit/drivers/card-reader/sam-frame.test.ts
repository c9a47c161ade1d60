import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeFrame, SamFrameParser } from '../../../../drivers/card-reader/sam-frame.ts';
import { encodeAnswer, encodeReadAnswer, photoBytes } from '../../../../drivers/card-reader/sam-messages.ts';
import { samRequest } from '../../../../drivers/card-reader/sam-requests.ts';
import { fixtures } from './fixtures.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('frames as they stand in the dossier', () => {
  test.each([
    ['status', 'aaaaaa9669000311ffed'],
    ['moduleId', 'aaaaaa9669000312ffee'],
    ['findCard', 'aaaaaa96690003200122'],
    ['selectCard', 'aaaaaa96690003200221'],
    ['readTextAndPhoto', 'aaaaaa96690003300132'],
  ] as const)('request %s', (name, expected) => {
    expect(hex(samRequest[name])).toBe(expected);
  });

  test('answers', () => {
    expect(hex(encodeAnswer(0x9f, new Uint8Array(4)))).toBe('aaaaaa9669000800009f0000000097');
    expect(hex(encodeAnswer(0x80))).toBe('aaaaaa9669000400008084');
    expect(hex(encodeAnswer(0x90, new Uint8Array(8)))).toBe(`aaaaaa9669000c000090${'00'.repeat(8)}9c`);
    expect(hex(encodeAnswer(0x41))).toBe('aaaaaa9669000400004145');
  });

  test.each(fixtures)('card $id, byte for byte', ({ text, check, sha256 }) => {
    const frame = encodeReadAnswer({ text, photo: new Uint8Array(photoBytes) });
    expect(frame.length).toBe(1_295);
    expect(frame.at(-1)).toBe(check);
    expect(createHash('sha256').update(frame).digest('hex')).toBe(sha256);
  });
});

describe('parsing', () => {
  const good = encodeAnswer(0x9f, new Uint8Array(4));
  const body = 'frame 00009f00000000';
  const parse = (...chunks: Uint8Array[]) => {
    const parser = new SamFrameParser('responses');
    return chunks.flatMap((chunk) => parser.push(chunk)).map(show);
  };

  test.each([1, 7, 64, 512, 1_295])('a card answer in pieces of %i', (size) => {
    const frame = encodeReadAnswer({ text: new Uint8Array(256), photo: new Uint8Array(photoBytes) });
    const parser = new SamFrameParser('responses');
    const events = [];
    for (let at = 0; at < frame.length; at += size) events.push(...parser.push(frame.subarray(at, at + size)));
    expect(events.map(show)).toEqual([`frame ${hex(frame.subarray(7, -1))}`]);
    expect(parser.hasUnfinishedFrame).toBe(false);
  });

  test('a preamble that overlaps with the noise before it', () => {
    expect(parse(Uint8Array.of(0x00, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0x96), good)).toEqual([body]);
    expect(parse(Uint8Array.of(0xaa), good)).toEqual([body]);
    expect(parse(Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96), good)).toEqual([body]);
  });

  test('a wrong check byte drops the frame, and the next one is found', () => {
    const damaged = Uint8Array.from(good);
    damaged[12] = 1;
    expect(parse(damaged, good)).toEqual(['damaged', body]);
  });

  test.each([0, 3, 2_501, 0xffff])('a length of %i is noise', (length) => {
    expect(parse(Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, length >> 8, length & 0xff), good)).toEqual([body]);
  });

  test('a false start that promises much is abandoned for the frame behind it', () => {
    const parser = new SamFrameParser('responses');
    const falseStart = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x09, 0x00);
    expect(parser.push(Buffer.concat([falseStart, good]))).toEqual([]);
    expect(parser.hasUnfinishedFrame).toBe(true);
    expect(parser.abandonUnfinishedFrame().map(show)).toEqual([body]);
  });

  test('a body too long for a frame is refused', () => {
    expect(() => encodeFrame(new Uint8Array(2_500))).toThrow(RangeError);
  });
});

function show(event: ReturnType<SamFrameParser['push']>[number]): string {
  return event.kind === 'frame' ? `frame ${hex(event.body)}` : event.kind;
}

test('a card answer cut at every byte', () => {
  const frame = encodeReadAnswer({ text: fixtures[0].text, photo: new Uint8Array(photoBytes) });
  for (let cut = 1; cut < frame.length; cut += 1) {
    const parser = new SamFrameParser('responses');
    const early = parser.push(frame.subarray(0, cut));
    const late = parser.push(frame.subarray(cut));
    expect([early, late.map(({ kind }) => kind)]).toEqual([[], ['frame']]);
  }
});
