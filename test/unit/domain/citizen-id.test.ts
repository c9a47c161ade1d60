import { describe, expect, it } from 'vitest';
import {
  checkCitizenId,
  citizenIdWarning,
  normaliseCitizenId,
  readCitizenId,
} from '../../../main/domain/numbers/citizen-id.ts';
import { checkForeignerPermit } from '../../../main/domain/numbers/foreigner-permit.ts';

const today = '2026-11-22';

describe('citizen number, GB 11643', () => {
  it.each([
    '11010519491231002X',
    '11010519491231002x',
    '440524188001010014',
    '810000199001010019',
    '911398199001230018',
  ])('takes %s', (number) => expect(checkCitizenId(number, today)).toBeNull());

  it('takes what people type: spaces, full width', () => {
    expect(checkCitizenId('110105 19491231 002x', today)).toBeNull();
    expect(checkCitizenId('１１０１０５１９４９１２３１００２Ｘ', today)).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['1101051949123100', 'length'],
    ['1101051949123100210', 'length'],
    ['11010519491231O02X', 'characters'],
    ['X1010519491231002X', 'characters'],
    ['110105194912310021', 'checksum'],
    ['11010519490229002X', 'birth-date'],
    ['110105194913310026', 'birth-date'],
    ['110105202712310025', 'future'],
  ])('refuses %s as %s', (number, reason) => {
    const problem = checkCitizenId(number, today);
    expect(problem?.reason).toBe(reason);
    expect(problem?.message.zh).not.toBe('');
  });

  it('knows today from tomorrow', () => {
    expect(checkCitizenId('110105194912310020'.replace(/0$/, 'X'), '1949-12-31')).toBeNull();
    expect(checkCitizenId('11010519491231002X', '1949-12-30')?.reason).toBe('future');
  });

  it('converts a 15-digit number', () => {
    expect(normaliseCitizenId('110105491231002')).toBe('11010519491231002X');
    expect(checkCitizenId('110105491231002', today)).toBeNull();
    expect(checkCitizenId('110105490230002', today)?.reason).toBe('birth-date');
  });

  it('reads birth, sex and kind of holder', () => {
    expect(readCitizenId('11010519491231002x')).toEqual({
      number: '11010519491231002X',
      areaCode: '110105',
      birthDate: '1949-12-31',
      sex: '2',
      holder: 'resident',
    });
    expect(readCitizenId('810000199001010019')).toMatchObject({ sex: '1', holder: 'hong-kong' });
    expect(readCitizenId('911398199001230018')).toMatchObject({
      sex: '1',
      birthDate: '1990-01-23',
      holder: 'foreigner',
    });
    expect(readCitizenId('110105194912310021')).toBeNull();
  });

  it('warns of an unknown province and never refuses for it', () => {
    expect(citizenIdWarning('11010519491231002X')).toBeNull();
    expect(citizenIdWarning('830000199001010014')).toBeNull();
    expect(citizenIdWarning('911398199001230018')).toBeNull();
    expect(citizenIdWarning('990105194912310029')?.reason).toBe('unknown-area');
  });
});

describe('foreigner permanent residence number', () => {
  it.each(['911398199001230018', 'KAZ110090012311', 'kaz110090012311'])('takes %s', (number) => {
    expect(checkForeignerPermit(number, today)).toBeNull();
  });
  it.each([
    ['KAZ110090012310', 'checksum'],
    ['KAZ110090133111', 'birth-date'],
    ['11010519491231002X', 'characters'],
    ['', 'empty'],
    ['911398199001230017', 'checksum'],
  ])('refuses %s as %s', (number, reason) => {
    expect(checkForeignerPermit(number, today)?.reason).toBe(reason);
  });
});
