import { expect, test } from 'vitest';
import { chipNationName } from '../../../../drivers/card-reader/nation-names.ts';
import { isKnownNation, nationName } from '../../../../main/domain/nations.ts';

/** Drivers may not look into the rules of the trade, so the table of GB/T 3304 stands in both rooms: it must be one. */
test('the nations of the drivers and of the rules of the trade are the same', () => {
  const codes = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0'));
  const others = ['', ' ', '1', '001', '0１', '穿青人', 'AA'];
  for (const code of [...codes, ...others]) expect([code, chipNationName(code)]).toEqual([code, nationName(code)]);
  expect(codes.filter(isKnownNation).length).toBe(58);
  expect(others.some(isKnownNation)).toBe(false);
});
