import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalAmount } from '../../../main/domain/capital-amount.ts';
import { formatDisclosureNumber, readDisclosureNumber } from '../../../main/domain/disclosure-number.ts';
import { parseLocalNumber } from '../../../main/domain/local-number.ts';

describe('R57: the amount on a payment notice', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [2000, '贰拾元整'],
    [2050, '贰拾元伍角整'],
    [100_530, '壹仟零伍元叁角整'],
    [10_000_704, '壹拾万零柒元零肆分'],
    [100_000_000, '壹佰万元整'],
    [10_000_010_000, '壹亿零壹佰元整'],
    [120_300_450, '壹佰贰拾万叁仟零肆元伍角整'],
  ])('R57: %i fen are written %s', (fen, words) => expect(capitalAmount(fen)).toBe(words));

  it('R57: two amounts never read the same, and no 零 stands beside another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000_000 }),
        fc.integer({ min: 0, max: 100_000_000_000 }),
        (a, b) => {
          if (a !== b) expect(capitalAmount(a)).not.toBe(capitalAmount(b));
          expect(capitalAmount(a)).not.toMatch(/零零|零万|零亿|undefined/);
        },
      ),
    );
  });
});

describe('R19: numbers of requests of information', () => {
  const part = fc.record({
    prefix: fc.stringMatching(/^[A-Z][A-Z0-9]{3}$/),
    date: fc.constantFrom('2026-11-22', '2027-01-01'),
    counter: fc.integer({ min: 1, max: 99_999 }),
  });
  it('R19: a number is read back however it was typed, and is never taken for an application’s', () => {
    fc.assert(
      fc.property(part, (of) => {
        const number = formatDisclosureNumber(of);
        expect(readDisclosureNumber(` ${number.toLowerCase()} `)).toBe(number);
        expect(parseLocalNumber(number)).toBeNull();
      }),
    );
  });
  it('R19: one wrong sign is found', () => {
    fc.assert(
      fc.property(part, fc.nat(), fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), (of, at, sign) => {
        const number = formatDisclosureNumber(of);
        const place = at % number.length;
        if (number[place] === '-' || number[place] === sign) return;
        expect(readDisclosureNumber(`${number.slice(0, place)}${sign}${number.slice(place + 1)}`)).toBeNull();
      }),
    );
  });
});
