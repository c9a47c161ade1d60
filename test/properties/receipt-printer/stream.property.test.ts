import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEscPosTokeniser, type EscPosCommand } from '../../../drivers/receipt-printer/escpos-commands.ts';
import { type Band, pageText } from '../../../drivers/receipt-printer/receipt-page.ts';
import { receiptPicture } from '../../../drivers/receipt-printer/receipt-picture.ts';
import { createPrintEngine } from '../../../drivers/receipt-printer/simulated-print-engine.ts';

/** Bytes that are often commands, so that the parser's corners are met and not only its text path. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc
    .tuple(fc.constantFrom(0x1b, 0x1d, 0x1c, 0x10), fc.nat({ max: 255 }), fc.uint8Array({ maxLength: 12 }))
    .map(([family, code, params]) => Uint8Array.of(family, code, ...params)),
  fc
    .tuple(
      fc.constantFrom(
        '\x1b@',
        '\x1c&',
        '\x1c.',
        '\x1dV\x00',
        '\x1dv0\x00',
        '\x1d(k',
        '\x1d8L',
        '\x1d(L',
        '\x1b*',
        '\x1dkI',
        '\n',
      ),
      fc.uint8Array({ maxLength: 24 }),
    )
    .map(([name, params]) => Buffer.concat([Buffer.from(name, 'latin1'), params])),
);
const stream = fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.concat(pieces));
const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 30 });

function pieces(bytes: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const size of [...sizes, bytes.length]) {
    parts.push(bytes.subarray(from, from + size));
    from += size;
  }
  return parts;
}

/** Text may be cut anywhere; joined again it must be the same. */
function joined(commands: readonly EscPosCommand[]): readonly unknown[] {
  const all: { kind: string; name: string; bytes: number[] }[] = [];
  for (const command of commands) {
    const last = all.at(-1);
    if (command.kind === 'text' && last?.kind === 'text') last.bytes.push(...command.bytes);
    else if (command.kind === 'text') all.push({ kind: 'text', name: '', bytes: [...command.bytes] });
    else if (command.kind === 'control') all.push({ kind: 'control', name: '', bytes: [command.code] });
    else all.push({ kind: 'command', name: command.name, bytes: [...command.params] });
  }
  return all;
}

describe('the simulated printer and any stream', () => {
  it('cuts a stream into the same commands however it arrives', () => {
    fc.assert(
      fc.property(stream, cuts, (bytes, sizes) => {
        const whole = createEscPosTokeniser();
        const cut = createEscPosTokeniser();
        const expected = joined(whole.push(bytes));
        expect(joined(pieces(bytes, sizes).flatMap((part) => cut.push(part)))).toEqual(expected);
        expect(cut.pendingBytes()).toBe(whole.pendingBytes());
      }),
      { numRuns: 300 },
    );
  });

  it('never crashes or hangs, forgets completely, and prints a whole receipt afterwards', () => {
    fc.assert(
      fc.property(stream, cuts, (bytes, sizes) => {
        const receipts: (readonly Band[])[] = [];
        const engine = createPrintEngine({
          onReceipt: (bands) => void receipts.push(bands),
          onMechanism: () => undefined,
          onSensorQuestion: () => undefined,
          onTellChanges: () => undefined,
          onRoom: () => undefined,
        });
        for (const part of pieces(bytes, sizes)) engine.receive(part);
        engine.forget();
        expect(engine.waitingBytes()).toBe(0);
        engine.receive(Buffer.from('\x1dV\x00\x1b@whole\n\x1dV\x00', 'latin1'));
        expect(pageText(receipts.at(-1) ?? [])).toBe('whole');
        engine.close();
      }),
      { numRuns: 300 },
    );
  });

  it('draws whatever came out', async () => {
    await fc.assert(
      fc.asyncProperty(stream, async (bytes) => {
        const drawn: Promise<Buffer>[] = [];
        const engine = createPrintEngine({
          onReceipt: (bands) => void drawn.push(receiptPicture(bands)),
          onMechanism: () => undefined,
          onSensorQuestion: () => undefined,
          onTellChanges: () => undefined,
          onRoom: () => undefined,
        });
        engine.receive(Buffer.concat([bytes, Buffer.from('\n\x1b@x\n\x1dV\x00', 'latin1')]));
        engine.close();
        for (const png of await Promise.all(drawn)) expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      }),
      { numRuns: 40 },
    );
  });
});
