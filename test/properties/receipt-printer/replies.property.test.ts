import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplyDemultiplexer, type PrinterReply } from '../../../drivers/receipt-printer/escpos-replies.ts';
import { factsOfAsb, factsOfRealTime, verdictOn } from '../../../drivers/receipt-printer/escpos-status.ts';

const free = fc.nat({ max: 255 });
const continuation = free.map((bits) => bits & ~0x90);
const reply: fc.Arbitrary<PrinterReply> = fc.oneof(
  free.map((bits): PrinterReply => ({ kind: 'real-time', byte: (bits & ~0x93) | 0x12 })),
  fc
    .tuple(free, continuation, continuation, continuation)
    .map(([bits, b, c, d]): PrinterReply => ({ kind: 'asb', bytes: [(bits & ~0x93) | 0x10, b, c, d] })),
  free.map((bits): PrinterReply => ({ kind: 'sensor', byte: bits & ~0x90 })),
  fc.constant<PrinterReply>({ kind: 'cleared' }),
);

function bytesOf(reply: PrinterReply): readonly number[] {
  if (reply.kind === 'asb') return reply.bytes;
  return reply.kind === 'cleared' ? [0x37, 0x25, 0x00] : [reply.byte];
}

/** The same bytes, cut anywhere. */
const cuts = fc.array(fc.nat({ max: 7 }), { maxLength: 30 });

function inPieces(bytes: readonly number[], sizes: readonly number[]): PrinterReply[] {
  const demultiplexer = createReplyDemultiplexer();
  const replies: PrinterReply[] = [];
  let from = 0;
  for (const size of [...sizes, bytes.length]) {
    replies.push(...demultiplexer.push(Uint8Array.from(bytes.slice(from, from + size))));
    from += size;
  }
  return replies;
}

describe('printer replies', () => {
  it('any sequence comes apart again, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(reply, { maxLength: 20 }), cuts, (replies, sizes) => {
        expect(inPieces(replies.flatMap(bytesOf), sizes)).toEqual(replies);
      }),
    );
  });

  it('any noise is survived, whole or cut, and four good bytes later it understands again', () => {
    fc.assert(
      fc.property(fc.array(free, { maxLength: 60 }), cuts, (noise, sizes) => {
        expect(inPieces(noise, sizes)).toEqual(inPieces(noise, []));
        const demultiplexer = createReplyDemultiplexer();
        demultiplexer.push(Uint8Array.from(noise));
        demultiplexer.push(Uint8Array.of(0, 0, 0, 0));
        expect(demultiplexer.push(Uint8Array.of(0x12))).toEqual([{ kind: 'real-time', byte: 0x12 }]);
      }),
    );
  });

  it('every byte has a verdict, and a trouble always comes with needs-help or unknown', () => {
    fc.assert(
      fc.property(free, continuation, continuation, continuation, (a, b, c, d) => {
        for (const facts of [factsOfAsb([a, b, c, d]), factsOfRealTime({ 1: a, 2: b, 3: c, 4: d })]) {
          const { condition, trouble } = verdictOn(facts);
          expect(trouble === null).toBe(condition === 'ready' || condition === 'busy');
        }
      }),
    );
  });
});
