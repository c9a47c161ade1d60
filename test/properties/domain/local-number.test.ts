import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../main/domain/dates.ts';
import { formatLocalNumber, parseLocalNumber, verifyLocalNumber } from '../../../main/domain/local-number.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const parts = fc.record({
  prefix: fc
    .tuple(
      fc.constantFrom(...alphabet.slice(10)),
      fc.array(fc.constantFrom(...alphabet), { minLength: 3, maxLength: 3 }),
    )
    .map(([first, rest]) => first + rest.join('')),
  date: fc.nat(36_000).map((days) => addDays('2000-01-01', days)),
  counter: fc.integer({ min: 1, max: 2_000_000 }),
});

describe('local number', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const number = formatLocalNumber(made);
        expect(number).toMatch(/^[A-Z][A-Z0-9]{3}-\d{8}-\d{4,}-[0-9A-Z]$/);
        expect(parseLocalNumber(number)).toEqual(made);
        expect(parseLocalNumber(` ${number.toLowerCase()} `)).toEqual(made);
      }),
    );
  });

  it('notices every single substitution: all 35 others at every place', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const number = formatLocalNumber(made);
        for (let place = 0; place < number.length; place += 1) {
          for (const character of `${alphabet}-`) {
            if (character === number[place]) continue;
            expect(verifyLocalNumber(number.slice(0, place) + character + number.slice(place + 1))).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('notices every swap of neighbours, across the dashes too, and every swap around one character', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const number = formatLocalNumber(made);
        const places = Array.from(number, (_, place) => place).filter((place) => number[place] !== '-');
        for (const apart of [1, 2]) {
          for (let index = 0; index + apart < places.length; index += 1) {
            const [left, right] = [places[index] ?? 0, places[index + apart] ?? 0];
            if (number[left] === number[right]) continue;
            const swapped = Array.from(number);
            swapped[left] = number.charAt(right);
            swapped[right] = number.charAt(left);
            expect(verifyLocalNumber(swapped.join(''))).toBe(false);
          }
        }
      }),
    );
  });

  it('is a bug of the caller when it cannot be made', () => {
    expect(() => formatLocalNumber({ prefix: 'A001', date: '2026-02-30', counter: 1 })).toThrow();
    expect(() => formatLocalNumber({ prefix: '1001', date: '2026-02-20', counter: 1 })).toThrow();
    expect(() => formatLocalNumber({ prefix: 'A001', date: '2026-02-20', counter: 0 })).toThrow();
    expect(() => formatLocalNumber({ prefix: 'A001', date: '2026-02-20', counter: 1.5 })).toThrow();
  });

  it('is not read out of other texts', () => {
    for (const text of ['', 'A001', '11010519491231002X', 'A001-20261122-00042-7', 'A001-20261122-0000-0']) {
      expect(parseLocalNumber(text)).toBeNull();
    }
  });
});
