import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../main/domain/dates.ts';
import { checkBankCard } from '../../../main/domain/numbers/bank-card.ts';
import { checkCharacter, checkCitizenId, readCitizenId } from '../../../main/domain/numbers/citizen-id.ts';
import {
  checkOrganisationCode,
  checkUscc,
  organisationCheckCharacter,
  usccCheckCharacter,
} from '../../../main/domain/numbers/organisation.ts';

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const citizenNumber = fc
  .record({
    province: fc.constantFrom('11', '45', '65', '81', '82', '83', '91'),
    area: fc.nat(9999),
    day: fc.nat(27_000),
    serial: fc.nat(999),
  })
  .map(({ province, area, day, serial }) => {
    const birth = addDays('1950-01-01', day).replaceAll('-', '');
    const body = `${province}${String(area).padStart(4, '0')}${birth}${String(serial).padStart(3, '0')}`;
    return body + checkCharacter(body);
  });

function withOtherCharacter(number: string, alphabet: string) {
  return fc
    .tuple(fc.nat(number.length - 1), fc.constantFrom(...alphabet))
    .filter(([place, character]) => number[place] !== character)
    .map(([place, character]) => number.slice(0, place) + character + number.slice(place + 1));
}

const oneSlip = <T extends string>(numbers: fc.Arbitrary<T>, alphabet: string) =>
  numbers.chain((number) => fc.tuple(fc.constant(number), withOtherCharacter(number, alphabet)));

describe('one wrong character is always noticed', () => {
  it('citizen number', () => {
    fc.assert(
      fc.property(oneSlip(citizenNumber, '0123456789'), ([good, bad]) => {
        expect(checkCitizenId(good, '2026-11-22')).toBeNull();
        expect(checkCitizenId(bad, '2026-11-22')).not.toBeNull();
        expect(readCitizenId(bad)).toBeNull();
      }),
    );
  });

  it('citizen number with neighbours swapped', () => {
    fc.assert(
      fc.property(citizenNumber, fc.nat(15), (good, place) => {
        fc.pre(good[place] !== good[place + 1]);
        const swapped = good.slice(0, place) + good[place + 1] + good[place] + good.slice(place + 2);
        expect(checkCitizenId(swapped, '2026-11-22')).not.toBeNull();
      }),
    );
  });

  it('social credit code', () => {
    const codes = fc
      .array(fc.constantFrom(...usccAlphabet), { minLength: 17, maxLength: 17 })
      .map((characters) => characters.join('') + usccCheckCharacter(characters.join('')));
    fc.assert(
      fc.property(oneSlip(codes, usccAlphabet), ([good, bad]) => {
        expect(checkUscc(good)).toBeNull();
        expect(checkUscc(bad)?.reason).toBe('checksum');
      }),
    );
  });

  it('organisation code of digits', () => {
    const codes = fc
      .nat(99_999_999)
      .map((value) => String(value).padStart(8, '0'))
      .map((body) => body + organisationCheckCharacter(body));
    fc.assert(
      fc.property(oneSlip(codes, '0123456789'), ([good, bad]) => {
        expect(checkOrganisationCode(good)).toBeNull();
        expect(checkOrganisationCode(bad)).not.toBeNull();
      }),
    );
  });

  it('bank card', () => {
    const cards = fc
      .array(fc.constantFrom(...'0123456789'), { minLength: 15, maxLength: 18 })
      .map((digits) => digits.join(''))
      .map((body) => Array.from('0123456789', (digit) => body + digit).filter((card) => checkBankCard(card) === null))
      .map((cards) => {
        expect(cards).toHaveLength(1);
        return String(cards[0]);
      });
    fc.assert(
      fc.property(oneSlip(cards, '0123456789'), ([, bad]) => {
        expect(checkBankCard(bad)?.reason).toBe('checksum');
      }),
    );
  });
});

describe('no text brings a validator down', () => {
  it('whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        for (const check of [checkUscc, checkOrganisationCode, checkBankCard]) check(typed);
        checkCitizenId(typed, '2026-11-22');
      }),
    );
  });
});
