import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eraseBack, type FieldText, insertText } from '../../../renderer/keyboard/engine/field-text.ts';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const count = (text: string) => [...graphemes.segment(text)].length;

const signs = fc.constantFrom('木', '𬱖', 'a', '9', 'X', ' ', '，', '👩‍👩‍👧', 'é', '·', '\n');
type Act =
  | { readonly act: 'type'; readonly text: string }
  | { readonly act: 'erase' }
  | { readonly act: 'select'; readonly from: number; readonly to: number };
const acts: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: signs.map((text) => ({ act: 'type', text }) as const), weight: 4 },
  { arbitrary: fc.string({ unit: 'binary' }).map((text) => ({ act: 'type', text }) as const), weight: 1 },
  { arbitrary: fc.constant({ act: 'erase' } as const), weight: 3 },
  {
    arbitrary: fc.record({ act: fc.constant('select' as const), from: fc.nat(40), to: fc.nat(40) }),
    weight: 2,
  },
);

test('whatever is typed, selected and erased, the text stays well-formed and within its limit', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 60 }), fc.constantFrom(undefined, 7, 20), (sequence, limit) => {
      let field: FieldText = { text: '', from: 0, to: 0 };
      for (const one of sequence) {
        if (one.act === 'type') field = insertText(field, one.text, limit);
        else if (one.act === 'erase') field = eraseBack(field);
        else field = { ...field, from: one.from, to: one.to };
        expect(field.text.isWellFormed()).toBe(true);
        expect(field.text.length).toBeLessThanOrEqual(limit ?? Number.POSITIVE_INFINITY);
      }
    }),
  );
});

test('backspace at the end takes exactly one character, however many units it is made of', () => {
  fc.assert(
    fc.property(fc.array(signs, { minLength: 1, maxLength: 20 }), (typed) => {
      const text = typed.join('');
      const after = eraseBack({ text, from: text.length, to: text.length });
      expect(count(after.text)).toBe(count(text) - 1);
      expect(text.startsWith(after.text)).toBe(true);
    }),
  );
});

test('what was typed and erased again leaves the text as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('木', '𬱖', 'a', '，')),
      fc.constantFrom('木', '𬱖', '🌾', 'b'),
      (before, sign) => {
        const text = before.join('');
        const typed = insertText({ text, from: text.length, to: text.length }, sign);
        expect(eraseBack(typed).text).toBe(text);
      },
    ),
  );
});
