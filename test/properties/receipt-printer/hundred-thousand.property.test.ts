import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEscPosTokeniser } from '../../../drivers/receipt-printer/escpos-commands.ts';
import { createReplyDemultiplexer } from '../../../drivers/receipt-printer/escpos-replies.ts';
import { factsOfAsb, factsOfRealTime, verdictOn } from '../../../drivers/receipt-printer/escpos-status.ts';
import { cheapNarrow, wellEquipped } from '../../../drivers/receipt-printer/printer-model.ts';
import { createRealTimeScanner } from '../../../drivers/receipt-printer/real-time-scanner.ts';
import { createTypesetter } from '../../../drivers/receipt-printer/receipt-typesetter.ts';
import { must } from '../../../main/domain/result.ts';
import { receiptForPrinter } from '../../../main/paper/receipt-for-printer.ts';
import { receiptCase } from '../../unit/paper/receipt-case.ts';

const streams = 100_000;

/** Appendix B of the devices dossier, both dialects, a torn and a cleared one: what mutations begin from. */
const goodReplies = [
  [0x12, 0x12, 0x12, 0x12],
  [0x1a, 0x16, 0x12, 0x12],
  [0x1a, 0x32, 0x12, 0x7e],
  [0x12, 0x12, 0x12, 0x1e],
  [0x1a, 0x52, 0x1a, 0x12],
  [0x1a, 0x52, 0x52, 0x12],
  [0x10, 0x00, 0x00, 0x00],
  [0x38, 0x00, 0x00, 0x00],
  [0x18, 0x00, 0x0f, 0x00],
  [0x18, 0x08, 0x00, 0x00],
  [0x18, 0x40, 0x00, 0x00],
  [0x14, 0x00, 0x00, 0x00],
  [0x37, 0x25, 0x00],
  [0x00],
  [0x0f],
].map((bytes) => Uint8Array.from(bytes));

const mutated = (seeds: readonly Uint8Array[]) =>
  fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }), fc.constantFrom('put', 'drop', 'insert')), { maxLength: 4 }),
    )
    .map(([seed, changes]) => {
      const bytes = [...seed];
      for (const [place, byte, how] of changes) {
        const at = bytes.length === 0 ? 0 : place % bytes.length;
        bytes.splice(at, how === 'insert' ? 0 : 1, ...(how === 'drop' ? [] : [byte]));
      }
      return Uint8Array.from(bytes);
    });

describe('a hundred thousand reply streams', () => {
  it('random and mutated: never a state that the bytes do not say', () => {
    const stream = fc.oneof(fc.uint8Array({ maxLength: 24 }), mutated(goodReplies));
    fc.assert(
      fc.property(stream, (bytes) => {
        const demultiplexer = createReplyDemultiplexer();
        for (const reply of demultiplexer.push(bytes)) {
          // Each reply stands in the stream as it was sent, with its fixed bits.
          if (reply.kind === 'asb') {
            if (!stands(bytes, reply.bytes) || (reply.bytes[0] & 0x93) !== 0x10) throw new Error('ASB from nowhere');
            const { trouble } = verdictOn(factsOfAsb(reply.bytes));
            if (trouble === 'printer/cover-open' && (reply.bytes[0] & 0x20) === 0) throw new Error('cover');
            if (trouble === 'printer/out-of-paper' && (reply.bytes[2] & 0x0c) === 0) throw new Error('paper');
            if (trouble === 'printer/jammed' && (reply.bytes[1] & 0x2c) === 0) throw new Error('jam');
          } else if (reply.kind === 'real-time') {
            if (!stands(bytes, [reply.byte]) || (reply.byte & 0x93) !== 0x12) throw new Error('answer from nowhere');
            const { trouble } = verdictOn(factsOfRealTime({ 2: reply.byte }));
            if (trouble === 'printer/cover-open' && (reply.byte & 0x04) === 0) throw new Error('cover');
            if (trouble === 'printer/out-of-paper' && (reply.byte & 0x20) === 0) throw new Error('paper');
          } else if (reply.kind === 'cleared' && !stands(bytes, [0x37, 0x25, 0x00])) throw new Error('cleared');
        }
      }),
      { numRuns: streams },
    );
  });
});

describe('a hundred thousand command streams', () => {
  it('random and mutated: the simulated head neither crashes nor hangs, whatever the model', () => {
    const receipts = [cheapNarrow, wellEquipped].map(
      (model) => must(receiptForPrinter(receiptCase({ name: '𬱖试' }), model, { barcode: true })).bytes,
    );
    // A window of a real receipt: whole ones, a hundred thousand times, would measure patience.
    const piece = fc
      .tuple(fc.constantFrom(...receipts), fc.nat())
      .map(([bytes, place]) => bytes.subarray(place % bytes.length, (place % bytes.length) + 60));
    const commands = fc.constantFrom('\x1b@', '\x1c&', '\x1dv0\x00', '\x1d(k', '\x1d8L', '\x1b*', '\x1dkI', '\x1dV');
    const stream = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.tuple(commands, fc.uint8Array({ maxLength: 16 })).map(([name, rest]) => joined(name, rest)),
      fc.tuple(piece, mutated([Uint8Array.of(0x1d, 0x76, 0x30, 0, 2, 0, 1, 0)])).map(([a, b]) => joined('', a, b)),
    );
    fc.assert(
      fc.property(stream, fc.boolean(), fc.nat({ max: 40 }), (bytes, isCheap, cut) => {
        const model = isCheap ? cheapNarrow : wellEquipped;
        const tokeniser = createEscPosTokeniser((name) => isCheap && name === 'GS ( k');
        const typesetter = createTypesetter(model);
        const scanner = createRealTimeScanner();
        for (const part of [bytes.subarray(0, cut), bytes.subarray(cut)]) {
          for (const order of scanner.push(part)) if (order.endsAt > part.length) throw new Error('beyond the end');
          for (const command of tokeniser.push(part)) {
            for (const band of typesetter.set(command)) {
              if (!(band.heightDots >= 0)) throw new Error('a band without height');
              if (band.kind === 'image' && band.image.widthDots * band.image.timesWide > model.widthDots) {
                throw new Error('wider than the paper');
              }
            }
          }
        }
        if (tokeniser.pendingBytes() > bytes.length) throw new Error('keeps more than came');
      }),
      { numRuns: streams },
    );
    expect(receipts).toHaveLength(2);
  });
});

function stands(bytes: Uint8Array, part: readonly number[]): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(part));
}

function joined(name: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([Buffer.from(name, 'latin1'), ...parts]);
}
