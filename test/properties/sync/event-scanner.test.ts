import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventScanner } from '../../../sync/client/event-stream.ts';

const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const block = fc.oneof(
  fc.record({
    text: fc.constantFrom(
      'data: changes',
      'data:',
      'data',
      'event: x\u0000data: {}',
      'id: 7\u0000data: 1\u0000data: 2',
    ),
    isEvent: fc.constant(true),
  }),
  fc.record({
    text: fc.constantFrom(': still here', 'event: x', 'retry: 2000', 'database: no', ' data: no', ''),
    isEvent: fc.constant(false),
  }),
);

test('as many nudges as events, however the stream is cut into pieces', () => {
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 8 }),
      lineEnd,
      fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
      (blocks, end, sizes) => {
        const stream = blocks.map(({ text }) => `${text.replaceAll('\u0000', end)}${end}${end}`).join('');
        const scan = createEventScanner();
        let heard = 0;
        // One character at a time an event can't hide behind another in the same piece.
        for (const char of stream) if (scan(char)) heard += 1;
        expect(heard).toBe(blocks.filter((one) => one.isEvent).length);

        const inPieces = createEventScanner();
        let hasHeard = false;
        for (let offset = 0; offset < stream.length; ) {
          const size = sizes.next().value;
          hasHeard = inPieces(stream.slice(offset, offset + size)) || hasHeard;
          offset += size;
        }
        expect(hasHeard).toBe(heard > 0);
      },
    ),
  );
});
