import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usualThresholds, type WedgeKey, WedgeRecogniser } from '../../../renderer/wedge/wedge-recogniser.ts';

const runs = { numRuns: 3_000 };

interface Press {
  readonly key: string;
  readonly gapMs: number;
  readonly isComposing?: boolean;
  readonly isCommand?: boolean;
}

const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-ABCXYZ中试');
/** A gun: 0–20 ms between keys, Shift before capital letters, Enter at the end. */
const scan = fc
  .array(fc.record({ key: letters, gapMs: fc.double({ min: 0, max: 20, noNaN: true }) }), {
    minLength: usualThresholds.minLength,
    maxLength: 60,
  })
  .chain((keys) =>
    fc.double({ min: 0, max: 20, noNaN: true }).map((enterGapMs) => ({
      text: keys.map(({ key }) => key).join(''),
      presses: [
        ...keys.flatMap(({ key, gapMs }): Press[] =>
          /[A-Z]/.test(key)
            ? [
                { key: 'Shift', gapMs },
                { key, gapMs: 0 },
              ]
            : [{ key, gapMs }],
        ),
        { key: 'Enter', gapMs: enterGapMs },
      ],
    })),
  );
/** A person: 60 ms and more; now and then fingers roll over up to four keys in 8–40 ms each; Enter at any moment. */
const rolled = fc.array(fc.record({ key: letters, gapMs: fc.double({ min: 8, max: 40, noNaN: true }) }), {
  maxLength: 4,
});
const stroke = fc.record({
  key: fc.oneof(
    { weight: 8, arbitrary: letters },
    { weight: 1, arbitrary: fc.constantFrom('Enter', 'Backspace', 'Tab') },
  ),
  gapMs: fc.double({ min: 60, max: 400, noNaN: true }),
});
const person = fc
  .array(fc.tuple(stroke, rolled), { minLength: 1, maxLength: 25 })
  .map((strokes) => strokes.flatMap(([one, roll]) => [one, ...roll]));

describe('keyboard scanners', () => {
  test('a code typed by a gun is that code, once, whatever somebody types before and after it', () => {
    fc.assert(
      fc.property(person, scan, person, (before, { text, presses }, after) => {
        expect(codes([...before, { key: 'a', gapMs: 500 }, ...paused(presses), ...paused(after)])).toEqual([text]);
      }),
      runs,
    );
  });

  test('two codes in a row are two codes', () => {
    fc.assert(
      fc.property(scan, scan, (first, second) => {
        expect(codes([...first.presses, ...second.presses])).toEqual([first.text, second.text]);
      }),
      runs,
    );
  });

  test('a person’s typing is never taken for a code', () => {
    fc.assert(
      fc.property(person, (presses) => {
        expect(codes(presses)).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  });

  test('what an input method commits, shortcuts and held keys are a person’s, however fast they come', () => {
    fc.assert(
      fc.property(scan, fc.constantFrom('isComposing', 'isCommand'), ({ presses }, why) => {
        expect(codes(presses.map((press) => ({ ...press, [why]: true })))).toEqual([]);
      }),
      runs,
    );
  });

  test('the sight of a first key is the moment to remember the field: exactly one before each code', () => {
    fc.assert(
      fc.property(scan, ({ presses }) => {
        const kinds = sights(presses).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'first').length).toBe(1);
        expect(kinds.at(-1)).toBe('code');
      }),
      runs,
    );
  });

  test('any keys at any time: no throw, and a code holds only keys that were pressed', () => {
    const anything = fc.record({
      key: fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('Enter', 'Shift', 'Process')),
      gapMs: fc.oneof(fc.double({ min: -50, max: 60 }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY)),
      isComposing: fc.boolean(),
      isCommand: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 80 }), (presses) => {
        const typed = presses.map(({ key }) => key).join('');
        for (const code of codes(presses)) for (const character of code) expect(typed).toContain(character);
      }),
      runs,
    );
  });
});

function paused(presses: readonly Press[]): Press[] {
  const [first, ...rest] = presses;
  return first === undefined ? [] : [{ ...first, gapMs: usualThresholds.maxGapMs + 30 }, ...rest];
}

function sights(presses: readonly Press[]) {
  const recogniser = new WedgeRecogniser();
  let atMs = 1_000;
  return presses.map(({ key, gapMs, isComposing = false, isCommand = false }) => {
    atMs += gapMs;
    const press: WedgeKey = { key, atMs, isComposing, isCommand };
    return recogniser.see(press);
  });
}

function codes(presses: readonly Press[]): string[] {
  return sights(presses).flatMap((sight) => (sight.kind === 'code' ? [sight.text] : []));
}
