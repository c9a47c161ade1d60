import { describe, expect, it } from 'vitest';
import { maskIdNumber } from '../../../main/ledger/summary.ts';

describe('an ID number in a list', () => {
  it.each([
    ['51010719900307231X', '510107********231X'],
    ['510107900307231', '510107*****7231'],
    ['H12345678', 'H1*****78'],
    ['E123456', '*******'],
    ['', ''],
    ['𬱖1234567', '𬱖1****67'],
  ])('%s is shown as %s', (idNumber, shown) => expect(maskIdNumber(idNumber)).toBe(shown));
});
