import { expect, test } from 'vitest';
import { isCardNumberRight, oldPermitNumber, permitCheckDigit } from '../../../../drivers/card-reader/card-number.ts';

test('the check digit of the permit of 2017', () => {
  expect(permitCheckDigit('KAZ11009012310')).toBe('5');
  expect(permitCheckDigit('D<<11009012310')).toMatch(/^\d$/);
  expect(isCardNumberRight('foreigner-2017', 'KAZ110090123105')).toBe(true);
  expect(isCardNumberRight('foreigner-2017', 'KAZ110090123106')).toBe(false);
  expect(isCardNumberRight('foreigner-2017', '911398199001230018')).toBe(false);
});

test('18 characters', () => {
  for (const number of ['11010519491231002X', '440524188001010014', '810000199001010019', '911398199001230018']) {
    expect(isCardNumberRight('citizen', number)).toBe(true);
    for (let at = 0; at < 17; at += 1) {
      const changed = `${number.slice(0, at)}${(Number(number[at]) + 1) % 10}${number.slice(at + 1)}`;
      expect(isCardNumberRight('citizen', changed)).toBe(false);
    }
  }
  for (const number of ['', '11010519491231002x', '1101051949123100２X']) {
    expect(isCardNumberRight('citizen', number)).toBe(false);
  }
});

test('the number before, from a permit of 2023', () => {
  const card = { nationality: 'KAZ', number: '911398199001230018', link: '001' };
  expect(oldPermitNumber(card)).toBe('KAZ110090012311');
  expect(oldPermitNumber({ ...card, link: '' })).toBeNull();
  expect(oldPermitNumber({ ...card, link: '0x1' })).toBeNull();
  expect(oldPermitNumber({ ...card, nationality: '' })).toBeNull();
});
